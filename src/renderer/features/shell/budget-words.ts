import { asEpochMicros } from '../../../core/base/time'
import type { BudgetState } from '../../../shared/budget-state'
import type { Settings } from '../../../shared/schema/settings'
import { formatSeconds } from '../../ui/format-time'

/** What is left of the request limit, in words for the status bar. */
export const budgetWords = (state: Extract<BudgetState, { kind: 'counted' }>, zone: Settings['timeZone']): string => {
  const { left, allowed, heldUntil } = state
  if (heldUntil !== undefined) return `Requests: waiting until ${formatSeconds(asEpochMicros(heldUntil * 1000), zone)}`
  return `Requests: ${left} of ${allowed} left this minute`
}
