// Bars and segments go with the rows beside them, when some of the rows are taken away.
import { countWhile } from '../base/count-while'
import type { LadderRow } from './ladder-shape'

interface Span {
  /** Rows from the top. */
  readonly startY: number
  readonly endY: number
}

/**
 * `moved` are the rows of `kept` in their new places, in the same order. What lasted only beside rows that are gone goes with
 * them. Logarithmic for each span.
 */
export const moveSpans = <Placed extends Span>(
  spans: readonly Placed[],
  kept: readonly LadderRow[],
  moved: readonly LadderRow[],
): readonly Placed[] => {
  const place = (y: number): number => {
    const index = countWhile(kept, (row) => row.y <= y) - 1
    const [before, after] = [kept[index], moved[index]]
    if (before === undefined || after === undefined) return 0
    const next = moved[index + 1]?.y ?? after.y + after.height
    return Math.min(next, after.y + y - before.y)
  }
  return spans.flatMap((span) => {
    const [startY, endY] = [place(span.startY), place(span.endY)]
    return endY > startY ? [{ ...span, startY, endY }] : []
  })
}
