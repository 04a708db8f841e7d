// Which columns the list has and in which order, and what it is sorted by.
import { ArrowDown, ArrowUp } from 'lucide-react'
import { useApp, useFacts } from '../../app-context'
import type { CallSort, ColumnId } from '../../../shared/schema/call-list'
import { Button } from '../../ui/Button'
import { Field } from '../../ui/Field'
import { ModalDialog } from '../../ui/ModalDialog'
import styles from './ColumnsDialog.module.css'
import { columnViews } from './columns'
import { moveColumnBy, toggleColumn } from './edit-columns'

const everyColumn = (): boolean => true

export const ColumnsDialog = () => {
  const { actions } = useApp()
  const { columns, sort } = useFacts(
    (s) => s.settings,
    (settings) => settings.callList,
  )
  const { changeColumns, setSort, resetColumns } = actions.list
  const sortedBy = columns
    .map(({ id }) => id)
    .toSorted((a, b) => columnViews[a].title.localeCompare(columnViews[b].title))
  return (
    <ModalDialog label="Columns and order" onClose={() => actions.shell.showOverlay('none')}>
      <h2 className={styles['title']}>Columns and order</h2>
      <div className={styles['sort']}>
        <Field label="Sorted by">
          {(id) => (
            <select
              id={id}
              value={sort.column}
              onChange={({ target }) => void setSort({ ...sort, column: target.value as ColumnId })}
            >
              {sortedBy.map((column) => (
                <option key={column} value={column}>
                  {columnViews[column].title}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label="Direction">
          {(id) => (
            <select
              id={id}
              value={sort.direction}
              onChange={({ target }) => void setSort({ ...sort, direction: target.value as CallSort['direction'] })}
            >
              <option value="ascending">Smallest, earliest, A first</option>
              <option value="descending">Largest, latest, Z first</option>
            </select>
          )}
        </Field>
      </div>
      <ul className={styles['columns']} aria-label="Columns">
        {columns.map(({ id, isShown }, index) => {
          const { title, meaning } = columnViews[id]
          return (
            <li key={id}>
              <label>
                <input
                  type="checkbox"
                  checked={isShown}
                  onChange={() => void changeColumns(toggleColumn(columns, id))}
                />
                <span>{title}</span>
                <small>{meaning}</small>
              </label>
              <Button
                kind="icon"
                aria-label={`Move ${title} up`}
                title="Move up"
                icon={<ArrowUp aria-hidden />}
                disabled={index === 0}
                onClick={() => void changeColumns(moveColumnBy(columns, id, -1, everyColumn))}
              />
              <Button
                kind="icon"
                aria-label={`Move ${title} down`}
                title="Move down"
                icon={<ArrowDown aria-hidden />}
                disabled={index === columns.length - 1}
                onClick={() => void changeColumns(moveColumnBy(columns, id, 1, everyColumn))}
              />
            </li>
          )
        })}
      </ul>
      <Button onClick={() => void resetColumns()}>Columns as they were at first</Button>
    </ModalDialog>
  )
}
