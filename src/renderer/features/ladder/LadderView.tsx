// The ladder: rows that exist only while they can be seen, lanes that stay visible. The grid holds the focus; the
// selected rung is its active descendant.
import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef, type KeyboardEvent } from 'react'
import { useApp, useFacts } from '../../app-context'
import type { OpenCall } from '../../stores/stores'
import { laneWidthFor, rungHeight } from './geometry'
import { LaneHeads } from './LaneHeads'
import styles from './LadderView.module.css'
import { RungRow } from './RungRow'
import { useLayout } from './use-layout'
import { useWidth } from './use-width'

const overscanRows = 6

export const LadderView = ({ call }: { readonly call: OpenCall }) => {
  const { actions } = useApp()
  const { lanes, rungs } = useLayout(call)
  const selectedId = useFacts(
    (s) => s.call,
    (facts) => facts.selectedId,
  )
  const zone = useFacts(
    (s) => s.settings,
    (settings) => settings.timeZone,
  )
  const timeMode = useFacts(
    (s) => s.ui,
    (facts) => facts.timeMode,
  )
  const scroller = useRef<HTMLDivElement>(null)
  const laneWidth = laneWidthFor(useWidth(scroller), lanes.length)
  const virtualizer = useVirtualizer({
    count: rungs.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rungHeight,
    overscan: overscanRows,
  })
  const selectedIndex = rungs.findIndex(({ messageId }) => messageId === selectedId)

  useEffect(() => {
    if (selectedIndex >= 0) virtualizer.scrollToIndex(selectedIndex, { align: 'auto' })
  }, [selectedIndex, virtualizer])

  const onKeyDown = (event: KeyboardEvent): void => {
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? rungHeight) / rungHeight) - 2)
    const moves: Readonly<Record<string, number>> = {
      ArrowDown: 1,
      ArrowUp: -1,
      PageDown: page,
      PageUp: -page,
      Home: -rungs.length,
      End: rungs.length,
    }
    const by = moves[event.key]
    if (by === undefined || event.altKey || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    event.stopPropagation()
    actions.call.move(by)
  }

  return (
    <div
      ref={scroller}
      className={styles['scroller']}
      role="grid"
      aria-label="Ladder"
      aria-rowcount={rungs.length + 1}
      aria-activedescendant={selectedIndex < 0 ? undefined : `rung-${selectedIndex}`}
      tabIndex={0}
      onKeyDown={onKeyDown}
      data-pane="ladder"
      data-focus="ladder"
    >
      <LaneHeads lanes={lanes} laneWidth={laneWidth} />
      <div className={styles['rungs']} role="rowgroup" style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map(({ index, start }) => {
          const rung = rungs[index]
          return rung === undefined ? null : (
            <RungRow
              key={rung.messageId}
              rung={rung}
              lanes={lanes}
              laneWidth={laneWidth}
              top={start}
              isSelected={index === selectedIndex}
              zone={zone}
              timeMode={timeMode}
              onSelect={actions.call.select}
            />
          )
        })}
      </div>
    </div>
  )
}
