// Rows → comma-separated values (RFC 4180), or tab-separated ones for the clipboard, which a spreadsheet takes as cells.

/**
 * A spreadsheet takes a field that begins with one of these for a formula, and a caller may write what he likes into From.
 * The wide forms count too: some input methods make the plain ones of them.
 */
const formulaStart = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/

/** With an apostrophe before it, a spreadsheet takes the field for text. It also keeps the + of a number. */
const defuse = (field: string): string => (formulaStart.test(field) ? `'${field}` : field)

/** RFC 4180 2, rules 5 to 7. */
const quote = (field: string): string => `"${field.replaceAll('"', '""')}"`

const quoteWhereNeeded = (field: string): string => (/[",\r\n\t;]/.test(field) ? quote(field) : field)

type Rows = readonly (readonly string[])[]

/** Each row ends with CR LF. */
export const writeCsv = (rows: Rows): string =>
  rows.map((row) => `${row.map((field) => quoteWhereNeeded(defuse(field))).join(',')}\r\n`).join('')

/**
 * A spreadsheet takes a quotation mark at the start of a pasted cell for one around it: what follows it, up to the next one,
 * would be the cell, be that a formula or the cells behind it. Anywhere else it is a character.
 */
const tabbedField = (field: string): string => {
  const line = defuse(field.replace(/[\t\r\n]+/g, ' '))
  return line.startsWith('"') ? quote(line) : line
}

/** No field holds a tab or a line end: what pastes has as many columns as the row. */
export const writeTabbed = (rows: Rows): string => rows.map((row) => `${row.map(tabbedField).join('\t')}\n`).join('')
