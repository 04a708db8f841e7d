// One rung between two bars, in characters: `---- INVITE --->` or `<- - 200 OK - -`.
import { fitText, measureText } from './fit-text'
import type { Rung } from './layout-ladder'

/** A dash on both sides of the words with their spaces, one more for looks, and the tip. */
const leastLine = 6

/** Dashes of responses begin at the left end; those of the right part end at the right end, so that both ends meet. */
const line = (length: number, isSolid: boolean, end: 'left' | 'right'): string => {
  const columns = Math.max(0, length)
  if (isSolid) return '-'.repeat(columns)
  const dashes = '- '.repeat(Math.ceil(columns / 2) + 1)
  return end === 'left' ? dashes.slice(0, columns) : dashes.slice(0, -1).slice(dashes.length - 1 - columns)
}

const lineWithWords = (length: number, { label, isRequest }: Rung): string => {
  const words = fitText(label, length + 1 - leastLine)
  if (words === '') return line(length, isRequest, 'left')
  const dashes = length - measureText(words) - 2
  // An odd number of dashes and spaces ends in a dash again, next to the words.
  const half = Math.floor(dashes / 2)
  const before = isRequest || half % 2 === 1 ? half : Math.max(1, half - 1)
  return `${line(before, isRequest, 'left')} ${words} ${line(dashes - before, isRequest, 'right')}`
}

/** Columns between the bars that show the whole label. */
export const columnsFor = (label: string): number => measureText(label) + leastLine

/** Exactly `columns` columns, from the left of the two bars to the right one; at least 8. */
export const drawTextRung = (rung: Rung, columns: number): string => {
  const body = lineWithWords(columns - 1, rung)
  return rung.toLane > rung.fromLane ? `${body}>` : `<${body}`
}

/** Two lines of exactly `columns` columns, to the right of the bar that the message leaves and comes back to. */
export const drawTextLoop = (rung: Rung, columns: number): readonly [there: string, back: string] => [
  `${lineWithWords(columns - 1, rung)}.`,
  `<${line(columns - 2, rung.isRequest, 'right')}'`,
]
