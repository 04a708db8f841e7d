// The rows that a window onto the ladder shows.
import type { LadderPlan, LadderRow } from './ladder-shape'

/** Index of the first row that is not before what is searched. */
const searchRows = (rows: readonly LadderRow[], isBefore: (row: LadderRow) => boolean): number => {
  let low = 0
  let high = rows.length
  while (low < high) {
    const middle = (low + high) >>> 1
    const row = rows[middle]
    if (row !== undefined && isBefore(row)) low = middle + 1
    else high = middle
  }
  return low
}

/** Rows of which something lies in [y0, y1), in their order. Logarithmic, but for the rows themselves. */
export const rowsBetween = ({ rows }: Pick<LadderPlan, 'rows'>, y0: number, y1: number): readonly LadderRow[] =>
  rows.slice(
    searchRows(rows, ({ y, height }) => y + height <= y0),
    searchRows(rows, ({ y }) => y < y1),
  )
