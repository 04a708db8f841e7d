// The calls that a search found.
import { PhoneOff } from 'lucide-react'
import { useMemo } from 'react'
import { groupCalls } from '../../../core/call/group-calls'
import { summarizeCall, type CallSummary } from '../../../core/call/summarize-call'
import { useApp, useFacts } from '../../app-context'
import { valueOf } from '../../stores/async-state'
import { Button } from '../../ui/Button'
import { EmptyState } from '../../ui/EmptyState'
import { FaultPane } from '../fault/FaultPane'
import { zoneName } from '../../ui/format-time'
import styles from './CallList.module.css'
import { CallRows } from './CallRows'

/** Newest first: what people look for has just happened. */
const useCalls = (): readonly CallSummary[] => {
  const result = useFacts(
    (s) => s.search,
    (facts) => valueOf(facts.result),
  )
  return useMemo(
    () =>
      groupCalls(result?.messages ?? [])
        .map(summarizeCall)
        .sort((a, b) => b.startedAt - a.startedAt),
    [result],
  )
}

const NoCalls = () => {
  const { actions } = useApp()
  const window = useFacts(
    (s) => s.search,
    (facts) => facts.draft.window,
  )
  const widen = (): void => {
    actions.search.change({ window: '21d' })
    void actions.search.search()
  }
  return (
    <EmptyState icon={<PhoneOff aria-hidden />} title="No call found">
      <p>
        Only calls over external trunks are captured, for 21 days, and only as far as the Edge had time for it. An empty
        answer is no proof that there was no call.
      </p>
      {window !== '21d' && <Button onClick={widen}>Search all 21 days</Button>}
    </EmptyState>
  )
}

export const CallList = () => {
  const { actions } = useApp()
  const result = useFacts(
    (s) => s.search,
    (facts) => facts.result,
  )
  const zone = useFacts(
    (s) => s.settings,
    (settings) => settings.timeZone,
  )
  const calls = useCalls()

  if (result.kind === 'failed') return <FaultPane fault={result.fault} onRetry={() => void actions.search.search()} />
  if (result.kind === 'idle') return <p className={styles['hint']}>Search to see calls here.</p>
  if (result.kind === 'ready' && calls.length === 0) return <NoCalls />

  const status =
    result.kind === 'loading'
      ? 'Searching…'
      : `${calls.length} ${calls.length === 1 ? 'call' : 'calls'} · times in ${zoneName(zone)}`
  return (
    <CallRows
      label="Calls found"
      status={status}
      calls={calls}
      onOpen={(call) => {
        const found = valueOf(result)?.found
        if (found !== undefined) void actions.call.open(call, found.window)
      }}
    />
  )
}
