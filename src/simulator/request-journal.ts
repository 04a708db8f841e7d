// What was asked and answered, for tests and for people who watch the simulator. Never bodies, queries or headers: those
// carry tokens, codes and telephone numbers.
import type { Operation } from './operations'

export interface JournalEntry {
  readonly operation: Operation
  readonly method: string
  readonly path: string
  readonly status: number
  /** Milliseconds since the epoch. */
  readonly at: number
}

export interface RequestJournal {
  readonly add: (entry: JournalEntry) => void
  /** Oldest first; the latest 5,000. */
  readonly entries: () => readonly JournalEntry[]
}

const capacity = 5_000

export const createRequestJournal = (): RequestJournal => {
  let entries: JournalEntry[] = []
  return {
    add: (entry) => {
      entries.push(entry)
      // Trimmed rarely, so that adding stays cheap.
      if (entries.length > 2 * capacity) entries = entries.slice(-capacity)
    },
    entries: () => entries.slice(-capacity),
  }
}
