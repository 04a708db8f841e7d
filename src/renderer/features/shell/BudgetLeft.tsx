// How many requests the organization still takes this minute, or when it takes the next.
import { useEffect, useState } from 'react'
import type { BudgetState } from '../../../shared/budget-state'
import { useFacts } from '../../app-context'
import { budgetWords } from './budget-words'

/** The state as it is now: a limit is whole again when its time has come, without anybody saying so. */
const useCurrent = (state: BudgetState): BudgetState => {
  const [now, setNow] = useState(() => Date.now())
  const resetAt = state.kind === 'counted' ? Math.max(state.resetAt, state.heldUntil ?? 0) : undefined
  useEffect(() => {
    if (resetAt === undefined) return undefined
    const timer = setTimeout(() => setNow(Date.now()), Math.max(0, resetAt - Date.now()) + 50)
    return () => clearTimeout(timer)
  }, [resetAt])
  return resetAt !== undefined && now >= resetAt ? { kind: 'unknown' } : state
}

export const BudgetLeft = () => {
  const state = useCurrent(
    useFacts(
      (s) => s.budget,
      (facts) => facts,
    ),
  )
  const zone = useFacts(
    (s) => s.settings,
    (settings) => settings.timeZone,
  )
  if (state.kind === 'unknown') return null
  return (
    <span title="Genesys Cloud limits the requests of a sign-in to so many a minute; Rung waits rather than be refused.">
      {budgetWords(state, zone)}
    </span>
  )
}
