// Pixels of the ladder. The layout itself (lanes, rungs) is core's and knows none.
import type { PlacedBar } from '../../../core/ladder/ladder-shape'

/** px of one row of the layout. */
export const rungHeight = 40
export const gutterWidth = 136
/** Heads stay above the rungs, so whatever is scrolled to must clear them. */
export const headsHeight = 60
const minLaneWidth = 118
/** What is left of a lane where all of them shall be seen at once. */
const fittedLaneWidth = 24
/** Below, a head has no room for a name that lies. */
export const narrowLaneWidth = 80
const maxLaneWidth = 340

/** What is beyond the edges is drawn this far, so that a scroll does not show empty ground. */
const overscan = 240

/** The part of the scroller that can be seen, in px of its content; `top` and `left` in steps. */
export interface Viewport {
  readonly top: number
  readonly left: number
  readonly width: number
  readonly height: number
}

/** Where lanes are, and which of them are worth drawing. */
export interface LaneFrame {
  readonly count: number
  readonly laneWidth: number
  /** Of the heads to draw: first, and the one behind the last. */
  readonly first: number
  readonly end: number
  /** px from the left end of the lanes, of what can be seen. */
  readonly left: number
  readonly right: number
  /** px of all lanes, and of the words that a message to itself has beside the last one. */
  readonly width: number
}

/** Lanes share the width that there is, within limits; beyond, the ladder scrolls sideways. */
const laneWidthFor = (viewWidth: number, laneCount: number, least: number): number =>
  Math.floor(Math.max(least, Math.min(maxLaneWidth, (viewWidth - gutterWidth - 16) / Math.max(1, laneCount))))

/** `fits`: lanes become as narrow as they must for all of them to be seen. */
export const frameLanes = (
  { left, width }: Pick<Viewport, 'left' | 'width'>,
  count: number,
  fits = false,
): LaneFrame => {
  const laneWidth = laneWidthFor(width, count, fits ? fittedLaneWidth : minLaneWidth)
  const seen = Math.max(minLaneWidth, width - gutterWidth)
  return {
    count,
    laneWidth,
    first: Math.max(0, Math.floor((left - overscan) / laneWidth)),
    end: Math.min(count, Math.ceil((left + seen + overscan) / laneWidth)),
    left,
    right: left + seen,
    width: count * laneWidth,
  }
}

/** Rows of the layout that are worth drawing, as [from, to). */
export const rowsInView = ({ top, height }: Viewport): readonly [number, number] => [
  Math.max(0, (top - overscan) / rungHeight),
  (top + height + overscan) / rungHeight,
]

/** x of a lane's line, from the left end of the lanes. */
export const laneX = (index: number, laneWidth: number): number => (index + 0.5) * laneWidth

export interface ArrowPlace {
  readonly from: number
  readonly to: number
  /** px from the left end of the lanes: the part in which words can be read. */
  readonly left: number
  readonly width: number
  /** `left` and `right`: all of the arrow is beyond that edge, and its words stand at it. */
  readonly seen: 'here' | 'left' | 'right'
  /** Words that stand at that side of the arrow, because it has no room for them above and below. */
  readonly beside: 'left' | 'right' | undefined
}

/** px of the words along a bar's side, and between a lane's line and a bar. */
const barWords = 16
const barInset = 8
/** px from a lane's line to where a rung's words begin, where there may be words along a bar. */
export const wordsBesideBar = barInset + barWords + 2

/** Where a bar of media is, from the left end of the lanes; undefined for one that ends where no lane is. */
export const placeBar = (
  { fromLane, toLane, column }: Pick<PlacedBar, 'fromLane' | 'toLane' | 'column'>,
  { laneWidth }: LaneFrame,
): { readonly left: number; readonly width: number } | undefined => {
  if (fromLane === undefined || toLane === undefined) return undefined
  const left = laneX(Math.min(fromLane, toLane), laneWidth) + barInset + column * barWords
  const right = laneX(Math.max(fromLane, toLane), laneWidth) - barInset
  return { left, width: Math.max(barWords, right - left) }
}

/** Words at the edge need so much room. */
const edgeWidth = 150

/** A shorter arrow has its words beside it, as long as these may be. */
const leastForWords = 90
const besideWidth = 150
const besideInset = 6

/** A message to itself has its words beside the loop. */
export const loopWidth = 34

/** Words stay where they can be read, however far apart the lanes are. */
export const placeArrow = (fromLane: number, toLane: number, frame: LaneFrame): ArrowPlace => {
  const { laneWidth, left: edgeLeft, right: edgeRight } = frame
  const from = laneX(fromLane, laneWidth)
  const to = laneX(toLane, laneWidth)
  const isSelf = fromLane === toLane
  const start = isSelf ? from + loopWidth + 2 : Math.min(from, to)
  const end = isSelf ? from + laneWidth : Math.max(from, to)
  if (end < edgeLeft + 24) return { from, to, left: edgeLeft, width: edgeWidth, seen: 'left', beside: undefined }
  if (start > edgeRight - 24) {
    return { from, to, left: edgeRight - edgeWidth, width: edgeWidth, seen: 'right', beside: undefined }
  }
  if (!isSelf && end - start < leastForWords) {
    const beside = edgeRight - end >= besideWidth ? 'right' : 'left'
    const left = beside === 'right' ? end + besideInset : Math.max(edgeLeft, start - besideInset - besideWidth)
    return { from, to, left, width: besideWidth - besideInset, seen: 'here', beside }
  }
  const left = Math.max(start, edgeLeft)
  return {
    from,
    to,
    left,
    width: Math.min(end, Math.max(edgeRight, left + 24)) - left,
    seen: 'here',
    beside: isSelf ? 'right' : undefined,
  }
}
