// Rows → comma-separated values (RFC 4180), or tab-separated ones for the clipboard, which a spreadsheet takes as cells.

/**
 * A spreadsheet takes a field that begins with one of these for a formula, and a caller may write what he likes into From.
 * The wide forms count too: some input methods make the plain ones of them.
 */
const formulaStart = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/

/** With an apostrophe before it, a spreadsheet takes the field for text. It also keeps the + of a number. */
const defuse = (field: string): string => (formulaStart.test(field) ? `'${field}` : field)

/** RFC 4180 2, rules 5 to 7. */
const quote = (field: string): string => (/[",\r\n\t;]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field)

type Rows = readonly (readonly string[])[]

/** Each row ends with CR LF. */
export const writeCsv = (rows: Rows): string =>
  rows.map((row) => `${row.map((field) => quote(defuse(field))).join(',')}\r\n`).join('')

/** No field holds a tab or a line end: what pastes has as many columns as the row. */
export const writeTabbed = (rows: Rows): string =>
  rows.map((row) => `${row.map((field) => defuse(field.replace(/[\t\r\n]+/g, ' '))).join('\t')}\n`).join('')
