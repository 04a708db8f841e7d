// Where the selection goes. Rungs are in the order of their messages, of which some have none: folded, hidden, filtered.
import type { Rung } from '../../../core/ladder/ladder-shape'

/**
 * The rung that is `by` rungs away, but not beyond the ends. From a message without a rung, the neighbour counts as one
 * step. `messageIndex` undefined: from before the first.
 */
export const stepRungs = (rungs: readonly Rung[], messageIndex: number | undefined, by: number): Rung | undefined => {
  const from = messageIndex ?? -1
  let low = 0
  let high = rungs.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((rungs[middle]?.messageIndex ?? 0) < from) low = middle + 1
    else high = middle
  }
  const isOnRung = rungs[low]?.messageIndex === from
  const target = isOnRung || by < 0 ? low + by : low + by - 1
  return rungs[Math.max(0, Math.min(rungs.length - 1, target))]
}
