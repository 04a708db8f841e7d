// One bar of media in the SVG: behind the rungs, with its words along its left side.
import { fitColumns } from './draw-svg-rung'
import { escapeMarkup } from './escape-markup'
import { fitText } from './fit-text'
import type { PlacedBar } from './ladder-shape'

interface Place {
  /** px from the left of the picture: the lanes between which it is. */
  readonly left: number
  readonly right: number
  /** px from the top of the picture. */
  readonly top: number
  readonly bottom: number
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

export const drawSvgBar = (
  { label, state, column }: Pick<PlacedBar, 'label' | 'state' | 'column'>,
  { left, right, top, bottom }: Place,
): string => {
  const x = left + inset + column * columnWidth
  // What stays on one host is as wide as its words.
  const width = Math.max(columnWidth, right - inset - x)
  const words = fitText(label, fitColumns(bottom - top - 8, 'detail'))
  const [textX, textY] = [x + 4, top + 4]
  return (
    `<g><title>${escapeMarkup(fitText(label, tooltipColumns))}</title>` +
    `<rect x="${x}" y="${top}" width="${width}" height="${bottom - top}" class="${classOf(state)}"/>` +
    `<text x="${textX}" y="${textY}" transform="rotate(90 ${textX} ${textY})" class="media-words">${escapeMarkup(words)}</text></g>`
  )
}
