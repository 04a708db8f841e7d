// Changes of the columns, as plain values: which are shown, where they stand, how wide they are.
import type { CallColumn, ColumnId } from '../../../shared/schema/call-list'

/** px; what the settings accept. */
const minWidth = 40
const maxWidth = 800

type Columns = readonly CallColumn[]

const change = (columns: Columns, id: ColumnId, next: Partial<CallColumn>): CallColumn[] =>
  columns.map((column) => (column.id === id ? { ...column, ...next } : column))

export const fitWidth = (width: number): number => Math.round(Math.min(maxWidth, Math.max(minWidth, width)))

export const resizeColumn = (columns: Columns, id: ColumnId, width: number): CallColumn[] =>
  change(columns, id, { width: fitWidth(width) })

/** The last column that is shown stays. */
export const toggleColumn = (columns: Columns, id: ColumnId): CallColumn[] => {
  const isShown = columns.some((column) => column.id === id && column.isShown)
  const isLast = isShown && columns.filter((column) => column.isShown).length === 1
  return isLast ? [...columns] : change(columns, id, { isShown: !isShown })
}

/** Before another column, or behind all of them. */
export const moveColumnBefore = (columns: Columns, id: ColumnId, before: ColumnId | undefined): CallColumn[] => {
  const moved = columns.find((column) => column.id === id)
  if (moved === undefined || before === id) return [...columns]
  const rest = columns.filter((column) => column !== moved)
  const place = before === undefined ? rest.length : rest.findIndex((column) => column.id === before)
  return place < 0 ? [...columns] : rest.toSpliced(place, 0, moved)
}

/** By one place among those that `counts` says count; at an end it stays where it is. */
export const moveColumnBy = (
  columns: Columns,
  id: ColumnId,
  step: 1 | -1,
  counts: (column: CallColumn) => boolean,
): CallColumn[] => {
  const counted = columns.filter(counts)
  const at = counted.findIndex((column) => column.id === id)
  const neighbour = counted[at + step]
  if (at < 0 || neighbour === undefined) return [...columns]
  return step < 0
    ? moveColumnBefore(columns, id, neighbour.id)
    : moveColumnBefore(columns, id, columns[columns.indexOf(neighbour) + 1]?.id)
}
