// One arrow of the SVG: line, words, and the marks that say without colour what colour says.
import { escapeMarkup } from './escape-markup'
import { fitText, measureText } from './fit-text'
import type { RungTone } from './describe-rung'
import type { Hue } from './hue-of-rung'
import { joinNotes } from './note-rung'

/** px */
export const rungHeight = 40
const lineY = 22
const loopWidth = 34
const loopTop = 14
const loopBottom = 30

/**
 * A column of text in px, rather too wide than too narrow: the reader's system chooses the font, and no SVG viewer cuts
 * text that does not fit.
 */
export const columnWidths = { label: 7.6, detail: 5.9 } as const

/** px between the ends of an arrow and its words, both sides together. */
const wordsMargin = 24

const tooltipColumns = 300

export const fitColumns = (width: number, kind: keyof typeof columnWidths): number =>
  Math.max(1, Math.floor(width / columnWidths[kind]))

/** px that the label takes with room around it. */
export const widthForLabel = (label: string): number => measureText(label) * columnWidths.label + wordsMargin

export interface SvgArrow {
  readonly isLoop: boolean
  /** `ghost` for what nobody saw. */
  readonly stroke: 'solid' | 'dashed' | 'ghost'
  readonly hue: Hue
  /** Texts, not yet escaped. `said` is all there is to say, for the tooltip; `detail` the second line. */
  readonly label: string
  readonly detail: string
  readonly said: string
  readonly badge: string
  /** Undefined for what nobody saw. */
  readonly tone: RungTone | undefined
}

interface Place {
  /** px from the left of the picture. */
  readonly from: number
  readonly to: number
  /** px from the top of the picture. */
  readonly top: number
  readonly laneWidth: number
}

const text = (x: number, y: number, className: string, words: string): string =>
  words === '' ? '' : `<text x="${x}" y="${y}" class="${className}">${escapeMarkup(words)}</text>`

/** The second line begins with what is said of repeats, in a colour of its own. */
const detailText = (x: number, y: number, className: string, { badge, detail }: SvgArrow, width: number): string => {
  const words = fitText(joinNotes([badge, detail]), fitColumns(width, 'detail'))
  if (badge === '' || !words.startsWith(badge)) return text(x, y, className, words)
  const marked = `<tspan class="badge-words">${escapeMarkup(badge)}</tspan>${escapeMarkup(words.slice(badge.length))}`
  return `<text x="${x}" y="${y}" class="${className}">${marked}</text>`
}

const cross = (x: number, y: number): string => `<path d="M${x - 5} ${y - 5}l10 10m0-10l-10 10" class="cross"/>`

const line = ({ hue, stroke }: SvgArrow, d: string): string => {
  const kind = stroke === 'solid' ? 'line' : `line ${stroke}`
  return `<path d="${d}" class="${kind} hue-${hue}" marker-end="url(#rung-tip-${hue})"/>`
}

const labelClass = ({ tone, stroke }: SvgArrow): string => `label ${stroke === 'ghost' ? 'missing' : (tone ?? '')}`

const drawStraight = (arrow: SvgArrow, { from, to, top }: Place): string => {
  const { label, tone } = arrow
  const isFailure = tone === 'failure'
  const y = top + lineY
  const middle = (from + to) / 2
  const width = Math.abs(to - from) - wordsMargin
  return (
    line(arrow, `M${from} ${y}H${to}`) +
    text(middle, top + 14, labelClass(arrow), fitText(label, fitColumns(width, 'label'))) +
    detailText(middle, top + 36, 'detail', arrow, width) +
    (isFailure ? cross(middle, y) : '')
  )
}

/** The words stand beside the loop, where the arrow to the next lane would be. */
const drawLoop = (arrow: SvgArrow, { from, top, laneWidth }: Place): string => {
  const { label, tone } = arrow
  const isFailure = tone === 'failure'
  const x = from + loopWidth + 10
  const width = laneWidth - loopWidth - wordsMargin
  return (
    line(arrow, `M${from} ${top + loopTop}h${loopWidth}V${top + loopBottom}H${from}`) +
    text(x, top + 18, `${labelClass(arrow)} beside`, fitText(label, fitColumns(width, 'label'))) +
    detailText(x, top + 33, 'detail beside', arrow, width) +
    (isFailure ? cross(from + loopWidth, top + lineY) : '')
  )
}

export const drawSvgRung = (arrow: SvgArrow, place: Place): string =>
  `<g><title>${escapeMarkup(fitText(arrow.said, tooltipColumns))}</title>${
    arrow.isLoop ? drawLoop(arrow, place) : drawStraight(arrow, place)
  }</g>`
