// The calls that a search found: one line each, walked with the arrow keys, opened with Enter.
import { useVirtualizer } from '@tanstack/react-virtual'
import { PhoneOff } from 'lucide-react'
import { useMemo, useRef, useState, type KeyboardEvent } from 'react'
import { groupCalls } from '../../../core/call/group-calls'
import { summarizeCall, type CallSummary } from '../../../core/call/summarize-call'
import { useApp, useFacts } from '../../app-context'
import { valueOf } from '../../stores/async-state'
import { Button } from '../../ui/Button'
import { EmptyState } from '../../ui/EmptyState'
import { FaultPane } from '../fault/FaultPane'
import { zoneName } from '../../ui/format-time'
import { CallLine } from './CallLine'
import styles from './CallList.module.css'

const lineHeight = 58

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
  const openKey = useFacts(
    (s) => s.call,
    (facts) => valueOf(facts.call)?.key,
  )
  const zone = useFacts(
    (s) => s.settings,
    (settings) => settings.timeZone,
  )
  const calls = useCalls()
  const [activeKey, setActiveKey] = useState<string>()
  const scroller = useRef<HTMLDivElement>(null)
  const virtualizer = useVirtualizer({
    count: calls.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => lineHeight,
    overscan: 8,
  })

  if (result.kind === 'failed') return <FaultPane fault={result.fault} onRetry={() => void actions.search.search()} />
  if (result.kind === 'idle') return <p className={styles['hint']}>Search to see calls here.</p>
  if (result.kind === 'ready' && calls.length === 0) return <NoCalls />

  const open = (call: CallSummary | undefined): void => {
    const found = valueOf(result)?.found
    if (call !== undefined && found !== undefined) void actions.call.open(call, found.window)
  }
  const activeIndex = Math.max(
    0,
    calls.findIndex(({ key }) => key === (activeKey ?? openKey)),
  )
  const moves: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10 }
  const onKeyDown = (event: KeyboardEvent): void => {
    const goal =
      event.key === 'Home' ? 0 : event.key === 'End' ? calls.length - 1 : activeIndex + (moves[event.key] ?? Number.NaN)
    if (event.key === 'Enter' || event.key === ' ') open(calls[activeIndex])
    else if (Number.isNaN(goal)) return
    else {
      const index = Math.max(0, Math.min(calls.length - 1, goal))
      setActiveKey(calls[index]?.key)
      virtualizer.scrollToIndex(index)
    }
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <div className={styles['list']}>
      <p className={styles['count']} role="status">
        {result.kind === 'loading'
          ? 'Searching…'
          : `${calls.length} ${calls.length === 1 ? 'call' : 'calls'} · times in ${zoneName(zone)}`}
      </p>
      <div
        ref={scroller}
        className={styles['scroller']}
        role="listbox"
        aria-label="Calls found"
        tabIndex={0}
        aria-activedescendant={`call-${activeIndex}`}
        onKeyDown={onKeyDown}
        data-pane="calls"
      >
        <div className={styles['inner']} style={{ height: virtualizer.getTotalSize() }}>
          {virtualizer.getVirtualItems().map(({ index, start }) => {
            const call = calls[index]
            return call === undefined ? null : (
              <CallLine
                key={call.key}
                id={`call-${index}`}
                call={call}
                top={start}
                isOpen={call.key === openKey}
                isActive={index === activeIndex}
                onOpen={() => {
                  setActiveKey(call.key)
                  open(call)
                }}
              />
            )
          })}
        </div>
      </div>
    </div>
  )
}
