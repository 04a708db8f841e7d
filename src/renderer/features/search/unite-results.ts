// Several searches as one answer: no row twice, in order of time.
import type { SearchWindow } from '../../../shared/schema/trace'
import type { TraceSearchResult } from '../../../shared/trace-result'

/** `window`: of the answer, where no search was made. */
export const uniteResults = (results: readonly TraceSearchResult[], window: SearchWindow): TraceSearchResult => {
  const [first] = results
  if (results.length === 1 && first !== undefined) return first
  const rows = new Map(
    results.flatMap(({ records }) => records).map((record) => [JSON.stringify(record.fields), record]),
  )
  return {
    records: [...rows.values()].sort((a, b) => a.at - b.at),
    steps: results.flatMap(({ steps }) => steps),
    notes: results.flatMap(({ notes }) => notes).filter((note) => note.kind !== 'best-effort' || rows.size === 0),
    segments: results.flatMap(({ segments }) => segments).sort((a, b) => a.from - b.from),
    window: first?.window ?? window,
  }
}
