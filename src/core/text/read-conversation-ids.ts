// Conversation ids out of whatever was pasted: a list, an e-mail, or a CSV export, in which other columns hold UUIDs too.

export interface ConversationIds {
  /** Lower case, each once, in the order of the text; at most `maxConversationIds`. */
  readonly ids: readonly string[]
  /** Ids that stand there more than once, counted for each repetition. */
  readonly repeated: number
  /** Further ids that were not taken. */
  readonly beyond: number
  /** Name of the CSV column that they come from; undefined when every UUID of the text was taken. */
  readonly column: string | undefined
}

/** Of one job. */
export const maxConversationIds = 1000

const uuid = /(?<![0-9a-f-])[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}(?![0-9a-f-])/gi
const separators = [',', ';', '\t'] as const
const isConversationColumn = (name: string): boolean => /^conversation[\s_-]*id$/i.test(name)

interface Column {
  readonly separator: string
  readonly index: number
  readonly name: string
}

/** Cells of one line, trimmed and without their quotes (RFC 4180 2); a quote that is not closed reaches to the end. */
const cellsOf = (line: string, separator: string): readonly string[] => {
  const cells: string[] = []
  let cell = ''
  let isQuoted = false
  for (const character of line) {
    if (character === '"') isQuoted = !isQuoted
    else if (character === separator && !isQuoted) {
      cells.push(cell.trim())
      cell = ''
    } else cell += character
  }
  return [...cells, cell.trim()]
}

/** The first line that has something in it names the columns of a CSV file. */
const findColumn = (head: string): Column | undefined => {
  for (const separator of separators) {
    const names = cellsOf(head, separator)
    const index = names.findIndex(isConversationColumn)
    if (index >= 0 && names.length > 1) return { separator, index, name: names[index] ?? '' }
  }
  return undefined
}

export const readConversationIds = (text: string): ConversationIds => {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/)
  const headAt = lines.findIndex((line) => line.trim() !== '')
  const column = headAt < 0 ? undefined : findColumn((lines[headAt] ?? '').slice(0, 10_000))
  const ids = new Set<string>()
  let repeated = 0
  let beyond = 0
  for (const line of lines) {
    const part = column === undefined ? line : (cellsOf(line, column.separator)[column.index] ?? '')
    for (const [written] of part.matchAll(uuid)) {
      const id = written.toLowerCase()
      if (ids.has(id)) repeated += 1
      else if (ids.size < maxConversationIds) ids.add(id)
      else beyond += 1
    }
  }
  return { ids: [...ids], repeated, beyond, column: column?.name }
}
