import { expect, it } from 'vitest'
import type { CallColumn } from '../../../shared/schema/call-list'
import { moveColumnBefore, moveColumnBy, resizeColumn, toggleColumn } from './edit-columns'

const columns: readonly CallColumn[] = [
  { id: 'start', width: 100, isShown: true },
  { id: 'setup', width: 70, isShown: false },
  { id: 'from', width: 100, isShown: true },
  { id: 'to', width: 100, isShown: true },
]
const ids = (next: readonly CallColumn[]): string => next.map(({ id }) => id).join(' ')
const isShown = (column: CallColumn): boolean => column.isShown

it('given a width beyond the bounds, then it is the bound, in whole pixels', () => {
  expect([1, 99.4, 5000].map((width) => resizeColumn(columns, 'to', width)[3]?.width)).toEqual([40, 99, 800])
})

it('given a column, then it moves before another, behind all, or by one among those that are shown', () => {
  expect(ids(moveColumnBefore(columns, 'to', 'start'))).toBe('to start setup from')
  expect(ids(moveColumnBefore(columns, 'start', undefined))).toBe('setup from to start')
  expect(ids(moveColumnBy(columns, 'start', 1, isShown))).toBe('setup from start to')
  expect(ids(moveColumnBy(columns, 'from', -1, isShown))).toBe('from start setup to')
  expect(ids(moveColumnBy(columns, 'from', -1, () => true))).toBe('start from setup to')
  expect(ids(moveColumnBy(columns, 'to', 1, isShown))).toBe(ids(columns))
  expect(ids(moveColumnBefore(columns, 'to', 'talk'))).toBe(ids(columns))
})

it('given one column that is shown, then it stays; others are shown and hidden', () => {
  const only = columns.map((column) => ({ ...column, isShown: column.id === 'to' }))
  expect(toggleColumn(only, 'to')).toEqual(only)
  expect(toggleColumn(columns, 'setup')[1]?.isShown).toBe(true)
  expect(toggleColumn(columns, 'to')[3]?.isShown).toBe(false)
})
