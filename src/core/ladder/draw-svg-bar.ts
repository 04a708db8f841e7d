// What lies behind the rungs of the SVG: bars of media between lanes, parts of the conversation at the left. Both have their
// words along the left side.
import { fitColumns } from './draw-svg-rung'
import { escapeMarkup } from './escape-markup'
import { fitText } from './fit-text'
import type { PlacedBar, PlacedSegment } from './ladder-shape'

interface Extent {
  /** px from the top of the picture. */
  readonly top: number
  readonly bottom: number
}

interface BarPlace extends Extent {
  /** px from the left of the picture: the lanes between which it is. */
  readonly left: number
  readonly right: number
}

interface SegmentPlace extends Extent {
  /** px from the left of the picture: where there are no times any more. */
  readonly left: number
}

/** px */
const inset = 4
const columnWidth = 14

const tooltipColumns = 120

/** Solid where media flows; dotted before the answer; dashed and empty where none does. */
const classOf = (state: string): string => {
  if (state === 'active') return 'media'
  return state === 'early' ? 'media media-early' : 'media media-off'
}

const drawBox = (label: string, className: string, x: number, width: number, { top, bottom }: Extent): string => {
  const words = fitText(label, fitColumns(bottom - top - 8, 'detail'))
  const [textX, textY] = [x + 4, top + 4]
  return (
    `<g><title>${escapeMarkup(fitText(label, tooltipColumns))}</title>` +
    `<rect x="${x}" y="${top}" width="${width}" height="${bottom - top}" class="${className}"/>` +
    `<text x="${textX}" y="${textY}" transform="rotate(90 ${textX} ${textY})" class="media-words">${escapeMarkup(words)}</text></g>`
  )
}

export const drawSvgBar = (
  { label, state, column }: Pick<PlacedBar, 'label' | 'state' | 'column'>,
  { left, right, ...extent }: BarPlace,
): string => {
  const x = left + inset + column * columnWidth
  // What stays on one host is as wide as its words.
  return drawBox(label, classOf(state), x, Math.max(columnWidth, right - inset - x), extent)
}

export const drawSvgSegment = (
  { label, column }: Pick<PlacedSegment, 'label' | 'column'>,
  { left, ...extent }: SegmentPlace,
): string => drawBox(label, 'media', left + inset + column * columnWidth, columnWidth - 2, extent)
