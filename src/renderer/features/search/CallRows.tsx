// A list of calls, wherever they come from: one line each, walked with the arrow keys, opened with Enter.
import { useVirtualizer } from '@tanstack/react-virtual'
import { useRef, useState, type KeyboardEvent } from 'react'
import type { CallSummary } from '../../../core/call/summarize-call'
import { useFacts } from '../../app-context'
import { valueOf } from '../../stores/async-state'
import { CallLine } from './CallLine'
import styles from './CallRows.module.css'

const lineHeight = 58

interface CallRowsProps {
  readonly label: string
  readonly status: string
  /** Each with a key of its own. */
  readonly calls: readonly CallSummary[]
  readonly onOpen: (call: CallSummary, index: number) => void
}

export const CallRows = ({ label, status, calls, onOpen }: CallRowsProps) => {
  const openKey = useFacts(
    (s) => s.call,
    (facts) => valueOf(facts.call)?.key,
  )
  const [activeKey, setActiveKey] = useState<string>()
  const scroller = useRef<HTMLDivElement>(null)
  const virtualizer = useVirtualizer({
    count: calls.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => lineHeight,
    overscan: 8,
  })

  const open = (index: number): void => {
    const call = calls[index]
    if (call !== undefined) onOpen(call, index)
  }
  const activeIndex = Math.max(
    0,
    calls.findIndex(({ key }) => key === (activeKey ?? openKey)),
  )
  const moves: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10 }
  const onKeyDown = (event: KeyboardEvent): void => {
    const goal =
      event.key === 'Home' ? 0 : event.key === 'End' ? calls.length - 1 : activeIndex + (moves[event.key] ?? Number.NaN)
    if (event.key === 'Enter' || event.key === ' ') open(activeIndex)
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
        {status}
      </p>
      <div
        ref={scroller}
        className={styles['scroller']}
        role="listbox"
        aria-label={label}
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
                  open(index)
                }}
              />
            )
          })}
        </div>
      </div>
    </div>
  )
}
