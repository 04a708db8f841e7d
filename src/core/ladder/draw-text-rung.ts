// One arrow between two bars, in characters: `---- INVITE --->`, `<- - 200 OK - -` or `. . ACK missing . .>`.
import { fitText, measureText } from './fit-text'
import type { Rung } from './ladder-shape'

/** A dash on both sides of the words with their spaces, one more for looks, and the tip. */
const leastLine = 6

/** Solid for requests, dashed for responses, dotted for what nobody saw. */
type Stroke = 'solid' | 'dashed' | 'dotted'

export interface TextArrow extends Pick<Rung, 'label' | 'fromLane' | 'toLane'> {
  readonly stroke: Stroke
}

/** Dashes of responses begin at the left end; those of the right part end at the right end, so that both ends meet. */
const line = (length: number, stroke: Stroke, end: 'left' | 'right'): string => {
  const columns = Math.max(0, length)
  if (stroke === 'solid') return '-'.repeat(columns)
  const dashes = (stroke === 'dashed' ? '- ' : '. ').repeat(Math.ceil(columns / 2) + 1)
  return end === 'left' ? dashes.slice(0, columns) : dashes.slice(0, -1).slice(dashes.length - 1 - columns)
}

const lineWithWords = (length: number, { label, stroke }: TextArrow): string => {
  const words = fitText(label, length + 1 - leastLine)
  if (words === '') return line(length, stroke, 'left')
  const dashes = length - measureText(words) - 2
  // An odd number of dashes and spaces ends in a dash again, next to the words.
  const half = Math.floor(dashes / 2)
  const before = stroke === 'solid' || half % 2 === 1 ? half : Math.max(1, half - 1)
  return `${line(before, stroke, 'left')} ${words} ${line(dashes - before, stroke, 'right')}`
}

/** Columns between the bars that show the whole label. */
export const columnsFor = (label: string): number => measureText(label) + leastLine

/** Exactly `columns` columns, from the left of the two bars to the right one; at least 8. */
export const drawTextRung = (arrow: TextArrow, columns: number): string => {
  const body = lineWithWords(columns - 1, arrow)
  return arrow.toLane > arrow.fromLane ? `${body}>` : `<${body}`
}

/** Two lines of exactly `columns` columns, to the right of the bar that the message leaves and comes back to. */
export const drawTextLoop = (arrow: TextArrow, columns: number): readonly [there: string, back: string] => [
  `${lineWithWords(columns - 1, arrow)}.`,
  `<${line(columns - 2, arrow.stroke, 'right')}'`,
]
