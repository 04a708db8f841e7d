// Conversation ids out of whatever was pasted: a list, an e-mail, or a CSV export, in which other columns hold UUIDs too.

import { readCsvColumn } from './read-csv-column'

export interface ConversationIds {
  /** Lower case, each once, in the order of the text; at most `maxConversationIds`. */
  readonly ids: readonly string[]
  /** Ids that stand there more than once, counted for each repetition. */
  readonly repeated: number
  /** Further ids that were not taken. */
  readonly beyond: number
  /** Lines, or rows of a CSV file, without an id; empty ones and a head are not counted. */
  readonly without: number
  /** Name of the CSV column that they come from; undefined when every UUID of the text was taken. */
  readonly column: string | undefined
}

/** A wide export has dozens. */
const maxColumns = 200

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

/** The first line that has something in it names the columns of a CSV file. */
const findColumn = (head: string): Column | undefined => {
  for (const separator of separators) {
    for (let index = 0; head.includes(separator) && index < maxColumns; index += 1) {
      const name = readCsvColumn(head, separator, index)[0]?.cell ?? ''
      if (isConversationColumn(name)) return { separator, index, name }
    }
  }
  return undefined
}

/** Where ids may stand: lines, or the cells of a CSV column. Blank ones and the head are left out. */
const partsOf = (text: string, head: string, column: Column | undefined): readonly string[] => {
  if (column !== undefined) {
    const rows = readCsvColumn(text, column.separator, column.index).filter(({ isBlank }) => !isBlank)
    return rows.slice(1).map(({ cell }) => cell)
  }
  const lines = text.split(/\r\n|\r|\n/).filter((line) => line.trim() !== '')
  return isConversationColumn(head.trim().replaceAll('"', '')) ? lines.slice(1) : lines
}

export const readConversationIds = (text: string): ConversationIds => {
  const written = text.replace(/^\uFEFF/, '')
  const head = (/^.*\S.*$/m.exec(written)?.[0] ?? '').slice(0, 10_000)
  const column = findColumn(head)
  const ids = new Set<string>()
  let repeated = 0
  let beyond = 0
  let without = 0
  for (const part of partsOf(written, head, column)) {
    const found = part.match(uuid) ?? []
    if (found.length === 0) without += 1
    for (const each of found) {
      const id = each.toLowerCase()
      if (ids.has(id)) repeated += 1
      else if (ids.size < maxConversationIds) ids.add(id)
      else beyond += 1
    }
  }
  return { ids: [...ids], repeated, beyond, without, column: column?.name }
}
