// A row of the list, drawn again only when something of it has changed: a list of 25,000 calls scrolls.
import { memo, type MouseEvent } from 'react'
import type { ListedCall } from '../../../core/call/list-calls'
import type { CallColumn } from '../../../shared/schema/call-list'
import type { Settings } from '../../../shared/schema/settings'
import type { Held } from './actions'
import { CallCells } from './CallCells'
import { CallLine } from './CallLine'
import styles from './CallRow.module.css'

interface CallRowProps {
  readonly call: ListedCall
  /** Undefined: two lines instead of cells. */
  readonly columns: readonly CallColumn[] | undefined
  readonly zone: Settings['timeZone']
  readonly index: number
  /** px from the top of the rows. */
  readonly top: number
  readonly isSelected: boolean
  /** Its ladder is shown. */
  readonly isOpen: boolean
  /** The one row that the Tab key goes to. */
  readonly isActive: boolean
  readonly onPick: (key: string, held: Held) => void
  /** A second click: the call gets a tab of its own. */
  readonly onKeep: (key: string) => Promise<void>
}

const DrawnRow = ({ call, columns, zone, index, top, isSelected, isOpen, isActive, onPick, onKeep }: CallRowProps) => {
  const onClick = ({ ctrlKey, metaKey, shiftKey }: MouseEvent): void =>
    onPick(call.key, { toggles: ctrlKey || metaKey, extends: shiftKey })
  return (
    // Keys are the grid's, which hears of them from here.
    // eslint-disable-next-line jsx-a11y/click-events-have-key-events
    <div
      role="row"
      tabIndex={isActive ? 0 : -1}
      aria-rowindex={columns === undefined ? index + 1 : index + 2}
      aria-selected={isSelected}
      aria-current={isOpen ? 'true' : undefined}
      className={`${styles['row']} ${columns === undefined ? styles['lines'] : styles['cells']}`}
      style={{ transform: `translateY(${top}px)` }}
      data-call={index}
      data-active={isActive || undefined}
      onClick={onClick}
      onDoubleClick={() => void onKeep(call.key)}
    >
      {columns === undefined ? (
        <CallLine call={call} zone={zone} />
      ) : (
        <CallCells call={call} columns={columns} zone={zone} />
      )}
    </div>
  )
}

export const CallRow = memo(DrawnRow)
