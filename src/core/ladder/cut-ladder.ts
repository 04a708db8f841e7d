// Some rows of a ladder as a ladder of their own: numbered from 1, moved to the top, each delta to the rung above it.
import type { Lane, LadderPlan, LadderRow, Rung } from './ladder-shape'
import { moveSpans } from './move-spans'

/** `rows` in their order; lanes stay as they are, so that two cuts of one ladder can be laid side by side. Linear. */
export const cutLadder = (
  lanes: readonly Lane[],
  rows: readonly LadderRow[],
  { bars, segments }: Pick<LadderPlan, 'bars' | 'segments'> = { bars: [], segments: [] },
): Pick<LadderPlan, 'lanes' | 'rungs' | 'rows' | 'bars' | 'segments'> => {
  const rungs: Rung[] = []
  const top = rows[0]?.y ?? 0
  const moved = rows.map((row): LadderRow => {
    const y = row.y - top
    if (row.kind !== 'rung') return { ...row, y }
    const above = rungs.at(-1)
    const sincePrevious = above === undefined ? 0 : row.rung.at - above.at
    const rung: Rung = { ...row.rung, y, index: rungs.length, sincePrevious }
    rungs.push(rung)
    return { ...row, y, rung }
  })
  return { lanes, rungs, rows: moved, bars: moveSpans(bars, rows, moved), segments: moveSpans(segments, rows, moved) }
}
