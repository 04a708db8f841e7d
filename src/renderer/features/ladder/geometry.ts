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

/** Where lanes are, however far they are scrolled. */
export interface LaneScale {
  readonly count: number
  readonly laneWidth: number
  /** px of all lanes. */
  readonly width: number
  /** px in which lanes can be seen. */
  readonly seen: number
}

/** What is seen of the lanes, and which of them are worth drawing. */
export interface LaneFrame {
  /** Of the heads to draw: first, and the one behind the last. */
  readonly first: number
  readonly end: number
  /** px from the left end of the lanes, of what can be seen. */
  readonly left: number
  readonly right: number
}

/** Lanes share the width that there is, within limits; beyond, the ladder scrolls sideways. */
const laneWidthFor = (viewWidth: number, laneCount: number, least: number): number =>
  Math.floor(Math.max(least, Math.min(maxLaneWidth, (viewWidth - gutterWidth - 16) / Math.max(1, laneCount))))

/** `fits`: lanes become as narrow as they must for all of them to be seen. */
export const scaleLanes = (viewWidth: number, count: number, fits = false): LaneScale => {
  const laneWidth = laneWidthFor(viewWidth, count, fits ? fittedLaneWidth : minLaneWidth)
  return { count, laneWidth, width: count * laneWidth, seen: Math.max(minLaneWidth, viewWidth - gutterWidth) }
}

export const frameLanes = (left: number, { count, laneWidth, seen }: LaneScale): LaneFrame => ({
  first: Math.max(0, Math.floor((left - overscan) / laneWidth)),
  end: Math.min(count, Math.ceil((left + seen + overscan) / laneWidth)),
  left,
  right: left + seen,
})

/** Rows of the layout that are worth drawing, as [from, to). */
export const rowsInView = ({ top, height }: Viewport): readonly [number, number] => [
  Math.max(0, (top - overscan) / rungHeight),
  (top + height + overscan) / rungHeight,
]

/** x of a lane's line, from the left end of the lanes. */
export const laneX = (index: number, laneWidth: number): number => (index + 0.5) * laneWidth

/** px from the left end of the lanes. */
export interface ArrowPlace {
  readonly kind: 'arrow' | 'loop'
  readonly from: number
  readonly to: number
  /** Where its words may stand. */
  readonly start: number
  readonly end: number
}

/**
 * Where an arrow's words stand: `left` and `right` at the edge beyond which all of it is (RungRow.module.css keeps them there),
 * `loop` and `beside-…` at its side, because it has no room for them above and below.
 */
export interface WordsPlace {
  readonly wordsAt: 'arrow' | 'left' | 'right' | 'loop' | 'beside-left' | 'beside-right'
  /** px from the left end of the lanes; at an edge, from that of the scroller. */
  readonly wordsLeft: number
  readonly wordsWidth: number
}

/** px of the words along a bar's side, and between a lane's line and a bar. */
const barWords = 16
const barInset = 8
/** px from a lane's line to where a rung's words begin, where there may be words along a bar. */
export const wordsBesideBar = barInset + barWords + 2

/** Where a bar of media is, from the left end of the lanes; undefined for one that ends where no lane is. */
export const placeBar = (
  { fromLane, toLane, column }: Pick<PlacedBar, 'fromLane' | 'toLane' | 'column'>,
  { laneWidth }: LaneScale,
): { readonly left: number; readonly width: number } | undefined => {
  if (fromLane === undefined || toLane === undefined) return undefined
  const left = laneX(Math.min(fromLane, toLane), laneWidth) + barInset + column * barWords
  const right = laneX(Math.max(fromLane, toLane), laneWidth) - barInset
  return { left, width: Math.max(barWords, right - left) }
}

/** px of words at an edge. */
const edgeWidth = 150
/** A shorter arrow has its words beside it, as long as these may be. */
const leastForWords = 90
const besideWidth = 150
const besideInset = 6

/** A message to itself has its words beside the loop. */
export const loopWidth = 34

export const placeArrow = (fromLane: number, toLane: number, { laneWidth }: LaneScale): ArrowPlace => {
  const from = laneX(fromLane, laneWidth)
  const to = laneX(toLane, laneWidth)
  return fromLane === toLane
    ? { kind: 'loop', from, to, start: from + loopWidth + 2, end: from + laneWidth }
    : { kind: 'arrow', from, to, start: Math.min(from, to), end: Math.max(from, to) }
}

/**
 * Words stay where they can be read, however far apart the lanes are. What does not depend on the scroll stays the same in
 * it, so that only the rows at the edges are drawn anew.
 */
export const placeWords = ({ kind, start, end }: ArrowPlace, { left, right }: LaneFrame): WordsPlace => {
  if (end < left + 24) return { wordsAt: 'left', wordsLeft: gutterWidth, wordsWidth: edgeWidth }
  if (start > right - 24) return { wordsAt: 'right', wordsLeft: gutterWidth, wordsWidth: edgeWidth }
  if (kind === 'arrow' && end - start < leastForWords) {
    const wordsWidth = besideWidth - besideInset
    return right - end >= besideWidth
      ? { wordsAt: 'beside-right', wordsLeft: end + besideInset, wordsWidth }
      : { wordsAt: 'beside-left', wordsLeft: Math.max(left, start - besideInset - besideWidth), wordsWidth }
  }
  const wordsLeft = Math.max(start, left)
  return { wordsAt: kind, wordsLeft, wordsWidth: Math.min(end, Math.max(right, wordsLeft + 24)) - wordsLeft }
}
