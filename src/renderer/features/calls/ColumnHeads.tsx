// The head of the table. A click or Enter sorts; a column is moved by dragging it or with Alt and an arrow, and made wider at
// its right edge or with Shift and an arrow.
import { ArrowDown, ArrowUp } from 'lucide-react'
import { useRef, useState, type KeyboardEvent, type PointerEvent } from 'react'
import type { CallColumn, CallSort, ColumnId } from '../../../shared/schema/call-list'
import { useApp } from '../../app-context'
import styles from './ColumnHeads.module.css'
import { columnViews } from './columns'
import { moveColumnBefore, moveColumnBy, resizeColumn } from './edit-columns'

interface ColumnHeadsProps {
  /** All of them, also those that are hidden. */
  readonly columns: readonly CallColumn[]
  readonly shown: readonly CallColumn[]
  readonly sort: CallSort
  /** Behind the title of the start column. */
  readonly zoneName: string
  /** The head that keys go to; undefined while they go to a row. */
  readonly active: ColumnId | undefined
  readonly onActivate: (id: ColumnId) => void
  /** Down to the rows. */
  readonly onLeave: () => void
  /** While an edge is dragged: the width that the column would have, in px. */
  readonly onResizing: (id: ColumnId, width: number | undefined) => void
}

/** px that a press may wander before it is a drag. */
const dragFrom = 5
/** px for each key press. */
const step = 8

interface Drag {
  readonly id: ColumnId
  readonly startX: number
  /** Where it would be put: before this column, or behind the last. */
  readonly before: ColumnId | undefined
  readonly isMoving: boolean
}

/** px that the longest text of the rows on screen takes. */
const contentWidth = (head: Element, place: number): number => {
  const cells = head.closest('[role="grid"]')?.querySelectorAll(`[role="gridcell"][aria-colindex="${place}"]`) ?? []
  const widths = [...cells].map((cell) =>
    [...cell.children].reduce((sum, child) => sum + child.getBoundingClientRect().width + 6, 12),
  )
  return Math.max(step, ...widths)
}

const sortIcon = { ascending: ArrowUp, descending: ArrowDown } as const

export const ColumnHeads = (props: ColumnHeadsProps) => {
  const { columns, shown, sort, zoneName, active, onActivate, onLeave, onResizing } = props
  const actions = useApp().actions.list
  const heads = useRef<HTMLDivElement>(null)
  const [drag, setDrag] = useState<Drag>()
  const edge = useRef<{ readonly startX: number; readonly width: number }>(undefined)

  const change = (next: CallColumn[]): void => void actions.changeColumns(next)

  const onKeyDown = (event: KeyboardEvent, { id, width }: CallColumn, index: number): void => {
    const { key, altKey, shiftKey } = event
    if (event.ctrlKey || event.metaKey) return
    const side = key === 'ArrowLeft' ? -1 : key === 'ArrowRight' ? 1 : undefined
    const goals: Readonly<Record<string, number>> = { Home: 0, End: shown.length - 1 }
    const goal = side === undefined ? goals[key] : index + side
    if (side !== undefined && altKey) change(moveColumnBy(columns, id, side, ({ isShown }) => isShown))
    else if (side !== undefined && shiftKey) change(resizeColumn(columns, id, width + side * step))
    else if (altKey) return
    else if (goal !== undefined) onActivate(shown[goal]?.id ?? id)
    else if (key === 'Enter' || key === ' ') void actions.sortBy(id)
    else if (key === 'ArrowDown') onLeave()
    else if (key !== 'ArrowUp') return
    event.preventDefault()
    event.stopPropagation()
  }

  /** The column before whose middle the pointer is. */
  const targetAt = (x: number): ColumnId | undefined => {
    const boxes = [...(heads.current?.children ?? [])].map((head) => head.getBoundingClientRect())
    return shown[boxes.findIndex(({ left, width }) => x < left + width / 2)]?.id
  }
  const onPointerDown = ({ button, clientX, currentTarget, pointerId }: PointerEvent, id: ColumnId): void => {
    if (button !== 0) return
    currentTarget.setPointerCapture(pointerId)
    setDrag({ id, startX: clientX, before: undefined, isMoving: false })
  }
  const onPointerMove = ({ clientX }: PointerEvent): void => {
    if (drag === undefined || (!drag.isMoving && Math.abs(clientX - drag.startX) < dragFrom)) return
    setDrag({ ...drag, isMoving: true, before: targetAt(clientX) })
  }
  const onPointerUp = (): void => {
    if (drag === undefined) return
    setDrag(undefined)
    onActivate(drag.id)
    if (!drag.isMoving) void actions.sortBy(drag.id)
    else {
      // Behind the last one that is shown: those that are hidden stay where they are.
      const last = shown.at(-1)
      const behind = last === undefined ? undefined : columns[columns.indexOf(last) + 1]?.id
      change(moveColumnBefore(columns, drag.id, drag.before ?? behind))
    }
  }

  const edgeHandlers = ({ id, width }: CallColumn, place: number) => ({
    onPointerDown: (event: PointerEvent) => {
      event.stopPropagation()
      if (event.button !== 0) return
      event.currentTarget.setPointerCapture(event.pointerId)
      edge.current = { startX: event.clientX, width }
    },
    onPointerMove: ({ clientX }: PointerEvent) => {
      if (edge.current !== undefined) onResizing(id, edge.current.width + clientX - edge.current.startX)
    },
    onPointerUp: (event: PointerEvent) => {
      event.stopPropagation()
      const start = edge.current
      if (start === undefined) return
      edge.current = undefined
      const next = start.width + event.clientX - start.startX
      // The settings come back from main: until then the column keeps the width that it was dragged to.
      void actions.changeColumns(resizeColumn(columns, id, next)).finally(() => onResizing(id, undefined))
    },
    /** Else a pointer that only passes by later would drag on. */
    onPointerCancel: () => {
      edge.current = undefined
      onResizing(id, undefined)
    },
    onDoubleClick: ({ currentTarget }: { readonly currentTarget: Element }) =>
      change(resizeColumn(columns, id, contentWidth(currentTarget, place))),
  })

  return (
    <div ref={heads} className={styles['heads']} role="row" aria-rowindex={1}>
      {shown.map((column, index) => {
        const { id } = column
        const { title, meaning, isNumber } = columnViews[id]
        const isSorted = sort.column === id
        const Arrow = sortIcon[sort.direction]
        const isLastTarget = drag?.isMoving === true && drag.before === undefined && index === shown.length - 1
        return (
          <div
            key={id}
            role="columnheader"
            className={styles['head']}
            tabIndex={active === id ? 0 : -1}
            aria-colindex={index + 1}
            aria-sort={isSorted ? sort.direction : 'none'}
            title={`${meaning} Enter sorts, Alt+←/→ moves, Shift+←/→ widens.`}
            data-active={active === id || undefined}
            data-number={isNumber}
            data-moved={(drag?.isMoving === true && drag.id === id) || undefined}
            data-target={drag?.isMoving === true && drag.before === id ? 'before' : isLastTarget ? 'behind' : undefined}
            onKeyDown={(event) => onKeyDown(event, column, index)}
            onPointerDown={(event) => onPointerDown(event, id)}
            onPointerMove={onPointerMove}
            onPointerUp={onPointerUp}
            onPointerCancel={() => setDrag(undefined)}
          >
            <span>{id === 'start' ? `${title} (${zoneName})` : title}</span>
            {isSorted && <Arrow aria-hidden />}
            <i className={styles['edge']} aria-hidden {...edgeHandlers(column, index + 1)} />
          </div>
        )
      })}
    </div>
  )
}
