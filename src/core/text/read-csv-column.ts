// One column of a CSV text (RFC 4180), in one pass: a cell in quotes may hold separators, line ends and doubled quotes. A quote
// that is never closed is text, or it would swallow all that follows.

interface CsvRow {
  /** Of the wanted column, trimmed and without its quotes; '' where the row is too short. */
  readonly cell: string
  /** Nothing but separators and spaces. */
  readonly isBlank: boolean
}

/** Where the quoted cell that begins at `open` ends: the place of its last quote; undefined when it is never closed. */
const closingQuote = (text: string, open: number): number | undefined => {
  for (let at = text.indexOf('"', open + 1); at >= 0; at = text.indexOf('"', at + 1)) {
    if (text.charAt(at + 1) !== '"') return at
    at += 1
  }
  return undefined
}

/** `index` is that of the column, from 0. */
export const readCsvColumn = (text: string, separator: string, index: number): readonly CsvRow[] => {
  const rows: CsvRow[] = []
  let cell = ''
  let column = 0
  let isBlank = true
  let start = 0
  /** Only spaces since the cell began: a quote here opens it. */
  let isAtStart = true
  /** Once a quote has no partner, none after it can have one that counts. */
  let hasQuotes = true
  const endCell = (end: number): void => {
    const written = text.slice(start, end).trim()
    if (written !== '') isBlank = false
    if (column === index) {
      const isQuoted = hasQuotes && written.length > 1 && written.startsWith('"') && written.endsWith('"')
      cell = isQuoted ? written.slice(1, -1).replaceAll('""', '"').trim() : written
    }
    column += 1
    isAtStart = true
  }
  const endRow = (end: number): void => {
    endCell(end)
    rows.push({ cell, isBlank })
    cell = ''
    column = 0
    isBlank = true
  }
  let at = 0
  while (at < text.length) {
    const character = text.charAt(at)
    if (character === '"' && hasQuotes && isAtStart) {
      const close = closingQuote(text, at)
      hasQuotes = close !== undefined
      isAtStart = false
      at = (close ?? at) + 1
    } else if (character === separator) {
      endCell(at)
      start = at += 1
    } else if (character === '\n' || character === '\r') {
      endRow(at)
      start = at += character === '\r' && text.charAt(at + 1) === '\n' ? 2 : 1
    } else {
      isAtStart &&= character === ' '
      at += 1
    }
  }
  if (start < text.length || column > 0) endRow(text.length)
  return rows
}
