// Calls of the list as text: the columns on screen as cells, or everything as JSON.
import type { ListedCall } from '../../../core/call/list-calls'
import { summaryAsData } from '../../../core/inspect/summary-as-data'
import { writeCsv, writeTabbed } from '../../../core/table/write-csv'
import type { ColumnId } from '../../../shared/schema/call-list'
import { columnViews } from './columns'

export type ListFormat = 'cells' | 'csv' | 'json'

const callJson = (call: ListedCall) => {
  const { reason, retransmissions, method, source } = call
  return Object.assign(summaryAsData(call), { reason, retransmissions, method, source })
}

export const writeCalls = (format: ListFormat, calls: readonly ListedCall[], columns: readonly ColumnId[]): string => {
  if (format === 'json') return `[\n${calls.map((call) => JSON.stringify(callJson(call))).join(',\n')}\n]\n`
  const views = columns.map((id) => columnViews[id])
  const rows = [
    views.map(({ title, exportTitle }) => exportTitle ?? title),
    ...calls.map((call) => views.map(({ text, exported }) => exported?.(call) ?? text(call, 'utc'))),
  ]
  return format === 'csv' ? writeCsv(rows) : writeTabbed(rows)
}
