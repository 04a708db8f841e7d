// The rows of any layout, for drawings that do not ask who made it.
import type { DrawnLayout, LadderRow } from './ladder-shape'

export const listRows = ({ rungs, rows }: DrawnLayout): readonly LadderRow[] =>
  rows ?? rungs.map((rung, index) => ({ kind: 'rung', y: index, height: 1, rung }))
