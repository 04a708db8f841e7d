// A call as a row of the table: one cell for each column.
import type { ListedCall } from '../../../core/call/list-calls'
import type { CallColumn, ColumnId } from '../../../shared/schema/call-list'
import type { Settings } from '../../../shared/schema/settings'
import styles from './CallCells.module.css'
import { callStates } from './call-states'
import { columnViews } from './columns'

interface CallCellsProps {
  readonly call: ListedCall
  readonly columns: readonly CallColumn[]
  readonly zone: Settings['timeZone']
}

const toneOf = (id: ColumnId, { state, finalStatus }: ListedCall): string | undefined => {
  if (id === 'state') return callStates[state].tone
  return id === 'final' && (finalStatus?.status ?? 0) >= 400 ? callStates[state].tone : undefined
}

export const CallCells = ({ call, columns, zone }: CallCellsProps) => {
  const { Icon } = callStates[call.state]
  return columns.map(({ id }, index) => {
    const { text, isNumber } = columnViews[id]
    const words = text(call, zone)
    return (
      <span
        key={id}
        role="gridcell"
        aria-colindex={index + 1}
        className={styles['cell']}
        data-number={isNumber}
        data-tone={toneOf(id, call)}
        title={words}
      >
        {id === 'state' && <Icon className={styles['icon']} aria-hidden />}
        <bdi>{words}</bdi>
      </span>
    )
  })
}
