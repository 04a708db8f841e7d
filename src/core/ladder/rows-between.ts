// The rows that a window onto the ladder shows.
import { countWhile } from '../base/count-while'
import type { LadderPlan, LadderRow } from './ladder-shape'

/** Rows of which something lies in [y0, y1), in their order. Logarithmic, but for the rows themselves. */
export const rowsBetween = ({ rows }: Pick<LadderPlan, 'rows'>, y0: number, y1: number): readonly LadderRow[] =>
  rows.slice(
    countWhile(rows, ({ y, height }) => y + height <= y0),
    countWhile(rows, ({ y }) => y < y1),
  )
