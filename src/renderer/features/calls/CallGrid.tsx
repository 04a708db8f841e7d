// The rows of the list: only those that can be seen exist, and one of them, or a head of the table, has the Tab stop.
import { defaultRangeExtractor, useVirtualizer, type Range } from '@tanstack/react-virtual'
import { useEffect, useLayoutEffect, useMemo, useRef, useState, type FocusEvent, type KeyboardEvent } from 'react'
import type { ColumnId } from '../../../shared/schema/call-list'
import { useApp, useFacts } from '../../app-context'
import { valueOf } from '../../stores/async-state'
import { focusNamed } from '../../ui/focus-named'
import { zoneName } from '../../ui/format-time'
import styles from './CallGrid.module.css'
import { CallRow } from './CallRow'
import { ColumnHeads } from './ColumnHeads'
import { fitWidth } from './edit-columns'
import type { Listing } from './listing'

/** px, as in the style sheets. */
const lineHeight = 58
const rowHeight = 28
const headHeight = 28

interface CallGridProps {
  readonly label: string
  readonly listing: Listing
  /** A table with columns; else two lines for each call. */
  readonly isTable: boolean
}

/** What is open: one call, or several in one ladder. */
const useOpenKeys = (): ReadonlySet<string> => {
  const call = useFacts(
    (s) => s.call,
    (facts) => valueOf(facts.call),
  )
  return useMemo(() => new Set(call === undefined ? [] : (call.together ?? [call.key])), [call])
}

/** The row that keys go to stays, also when it is out of sight: it has the focus. */
const withActive = (range: Range, active: number): number[] => {
  const indexes = defaultRangeExtractor(range)
  if (active >= range.count || indexes.includes(active)) return indexes
  return [...indexes, active].sort((a, b) => a - b)
}

export const CallGrid = ({ label, listing, isTable }: CallGridProps) => {
  const actions = useApp().actions.list
  const { rows, places, list } = listing
  const { timeZone, callList } = useFacts(
    (s) => s.settings,
    (settings) => settings,
  )
  const openKeys = useOpenKeys()
  const scroller = useRef<HTMLDivElement>(null)
  const [head, setHead] = useState<ColumnId>()
  const [resizing, setResizing] = useState<{ readonly id: ColumnId; readonly width: number }>()
  const shown = useMemo(() => callList.columns.filter(({ isShown }) => isShown), [callList.columns])
  const columns = isTable ? shown : undefined
  const [firstOpen] = openKeys
  const activeIndex = places.get(list.active ?? '') ?? places.get(firstOpen ?? '') ?? 0
  const activeHead = isTable ? shown.find(({ id }) => id === head)?.id : undefined

  const top = isTable ? headHeight : 0
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => (isTable ? rowHeight : lineHeight),
    overscan: 10,
    scrollMargin: top,
    scrollPaddingStart: top,
    rangeExtractor: (range) => withActive(range, activeIndex),
  })
  useEffect(() => {
    if (activeIndex > 0) virtualizer.scrollToIndex(activeIndex)
    // Only when the list appears: later, keys bring the row into view, and the wheel may take it away.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [])

  const wantsFocus = useRef(false)
  useLayoutEffect(() => {
    if (!wantsFocus.current) return
    wantsFocus.current = false
    scroller.current
      ?.querySelector<HTMLElement>('[data-active]')
      ?.focus({ preventScroll: isTable && head === undefined })
  })

  const goTo = (index: number, isRange: boolean): void => {
    const row = rows[Math.max(0, Math.min(rows.length - 1, index))]
    if (row === undefined) return
    wantsFocus.current = true
    setHead(undefined)
    if (isRange) actions.extendTo(row.key)
    else actions.activate(row.key)
    virtualizer.scrollToIndex(places.get(row.key) ?? 0)
  }
  const goToHead = (id: ColumnId | undefined): void => {
    wantsFocus.current = true
    setHead(id)
  }

  const run = (key: string, isMod: boolean): boolean => {
    const active = rows[activeIndex]
    if (isMod) {
      if (key === 'a') actions.selectAll()
      // What every program means by it, so no command may have it: here it is the calls that are meant.
      else if (key === 'c') void actions.copy('cells')
      else return false
      return true
    }
    switch (key) {
      case 'Enter':
        if (active === undefined) return false
        if (listing.selected.length > 1 && list.selected.has(active.key)) void actions.openTogether()
        else void actions.open(active.key)
        return true
      case ' ':
        if (active !== undefined) actions.toggle(active.key)
        return true
      case 'Escape':
        if (list.selected.size === 0) return false
        actions.clearSelection()
        return true
      case '/':
      case 'F7':
        focusNamed('list-filter')
        return true
      default:
        return false
    }
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    const { key, shiftKey, altKey } = event
    const isMod = event.ctrlKey || event.metaKey
    const page = Math.max(
      1,
      Math.floor(((scroller.current?.clientHeight ?? 0) - top) / (isTable ? rowHeight : lineHeight)) - 1,
    )
    const goals: Readonly<Record<string, number>> = {
      ArrowDown: activeIndex + 1,
      ArrowUp: activeIndex - 1,
      PageDown: activeIndex + page,
      PageUp: activeIndex - page,
      Home: 0,
      End: rows.length - 1,
    }
    const goal = goals[key]
    // Those with Ctrl go from one open call to another.
    if (altKey || (isMod && key.startsWith('Page'))) return
    if (goal !== undefined) {
      if (key === 'ArrowUp' && activeIndex === 0 && !shiftKey && isTable) goToHead(shown[0]?.id)
      else goTo(goal, shiftKey)
    } else if (!run(key, isMod)) return
    event.preventDefault()
    event.stopPropagation()
  }
  /** A command or F6 goes to the grid itself: on to what has its Tab stop. */
  const onFocus = ({ target, currentTarget }: FocusEvent): void => {
    if (target === currentTarget) currentTarget.querySelector<HTMLElement>('[data-active]')?.focus()
  }

  const widths = shown.map(({ id, width }) => `${resizing?.id === id ? fitWidth(resizing.width) : width}px`)
  return (
    <div
      ref={scroller}
      className={styles['scroller']}
      role="grid"
      aria-label={label}
      aria-rowcount={rows.length + (isTable ? 1 : 0)}
      aria-colcount={columns?.length ?? 3}
      aria-multiselectable
      tabIndex={-1}
      onKeyDown={onKeyDown}
      onFocus={onFocus}
      data-pane="calls"
      data-focus="calls"
      data-table={isTable || undefined}
      style={{ ['--columns' as string]: widths.join(' ') }}
    >
      {isTable && (
        <ColumnHeads
          columns={callList.columns}
          shown={shown}
          sort={callList.sort}
          zoneName={zoneName(timeZone)}
          active={activeHead}
          onActivate={goToHead}
          onLeave={() => goTo(activeIndex, false)}
          onResizing={(id, width) => setResizing(width === undefined ? undefined : { id, width })}
        />
      )}
      <div className={styles['rows']} role="rowgroup" style={{ height: virtualizer.getTotalSize() - top }}>
        {virtualizer.getVirtualItems().map(({ index, start }) => {
          const call = rows[index]
          return call === undefined ? null : (
            <CallRow
              key={call.key}
              call={call}
              columns={columns}
              zone={timeZone}
              index={index}
              top={start - top}
              isSelected={list.selected.has(call.key)}
              isOpen={openKeys.has(call.key)}
              isActive={activeHead === undefined && index === activeIndex}
              onPick={actions.pick}
              onKeep={actions.open}
            />
          )
        })}
      </div>
    </div>
  )
}
