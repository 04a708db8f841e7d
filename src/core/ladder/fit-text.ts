// Text cut to a number of columns.
import { isPlain, replaceControls } from './replace-controls'

/** Characters two columns wide: East Asian Wide and Fullwidth (UAX #11), and pictures shown as emoji. */
const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}\p{Emoji_Presentation}]/u
const zeroWidth = /[\p{Mn}\p{Me}\p{Cf}]/u

const columnsOf = (character: string): number => {
  if (character < '\u0300') return 1
  if (zeroWidth.test(character)) return 0
  return wide.test(character) ? 2 : 1
}

/** Columns of a terminal that the text takes. */
export const measureText = (text: string): number => {
  if (isPlain(text)) return text.length
  let columns = 0
  for (const character of text) columns += columnsOf(character)
  return columns
}

/** Control characters replaced; at most `columns` columns, the last an ellipsis where something was cut off. Linear. */
export const fitText = (text: string, columns: number): string => {
  if (columns < 1) return ''
  const clean = replaceControls(text)
  let used = 0
  let taken = 0
  let end = 0
  for (const character of clean) {
    const width = columnsOf(character)
    if (used + width > columns) return `${clean.slice(0, end)}…`
    used += width
    taken += character.length
    // The ellipsis needs a column of its own, so the cut is where one is still free.
    if (used < columns) end = taken
  }
  return clean
}

/** At least `columns` columns: spaces before or after the text. */
export const padText = (text: string, columns: number, side: 'start' | 'end'): string => {
  const space = ' '.repeat(Math.max(0, columns - measureText(text)))
  return side === 'start' ? space + text : text + space
}
