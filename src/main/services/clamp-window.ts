// A search window within what can be answered: traces are kept for 21 days, and nothing is known of the future.
import type { SearchWindow } from '../../shared/schema/trace'
import type { CompletenessNote } from '../../shared/trace-result'

const retentionDays = 21
const dayMs = 86_400_000
/** Who asks for exactly 21 days, or until now, is off by moments when the question gets here, and loses nothing. */
const graceMs = 60_000

/**
 * Who asks until now means the platform's now, whose clock stamps the traces and is `aheadMs` ahead of `now`: else the latest
 * calls would lie in the future. Any other end is left as it was asked for.
 */
export const untilNow = ({ start, end }: SearchWindow, now: number, aheadMs: number): SearchWindow =>
  Math.abs(end - now) > graceMs ? { start, end } : { start, end: Math.max(end + aheadMs, start + 1) }

export interface ClampedWindow {
  readonly window: SearchWindow
  readonly notes: readonly CompletenessNote[]
}

export const clampWindow = ({ start, end }: SearchWindow, now: number): ClampedWindow => {
  const oldest = now - retentionDays * dayMs
  const notes: CompletenessNote[] = []
  if (start < oldest - graceMs)
    notes.push({ kind: 'retention-edge', days: retentionDays, asked: start, searched: oldest })
  if (end > now + graceMs) notes.push({ kind: 'window-ends-now', asked: end, searched: now })
  const from = Math.min(Math.max(start, oldest), now - 1)
  return { window: { start: from, end: Math.max(Math.min(end, now), from + 1) }, notes }
}
