// Calls of the list as text: the columns on screen as cells, or everything as JSON.
import type { ListedCall } from '../../../core/call/list-calls'
import { writeIsoTime } from '../../../core/ladder/write-times'
import { writeCsv, writeTabbed } from '../../../core/table/write-csv'
import type { ColumnId } from '../../../shared/schema/call-list'
import { columnViews } from './columns'

export type ListFormat = 'cells' | 'csv' | 'json'

const milliseconds = (micros: number | undefined): number | undefined =>
  micros === undefined ? undefined : micros / 1000

/** Named as in the calls of `rung inspect --json`, so that one script reads both. */
const callJson = (call: ListedCall) => ({
  callIds: call.callIds,
  conversationId: call.conversationId,
  state: call.state,
  from: call.from,
  to: call.to,
  start: writeIsoTime(call.startedAt),
  answered: call.answeredAt === undefined ? undefined : writeIsoTime(call.answeredAt),
  end: writeIsoTime(call.endedAt),
  pddMs: milliseconds(call.pddMicros),
  setupMs: milliseconds(call.setupMicros),
  ringMs: milliseconds(call.ringMicros),
  talkMs: milliseconds(call.talkMicros),
  finalStatus: call.finalStatus?.status,
  finalReason: call.finalStatus?.reason,
  reason: call.reason,
  endedBy: call.endedBy,
  messages: call.messages,
  retransmissions: call.retransmissions,
  method: call.method,
  source: call.source,
})

export const writeCalls = (format: ListFormat, calls: readonly ListedCall[], columns: readonly ColumnId[]): string => {
  if (format === 'json') return `[\n${calls.map((call) => JSON.stringify(callJson(call))).join(',\n')}\n]\n`
  const views = columns.map((id) => columnViews[id])
  const rows = [
    views.map(({ title, exportTitle }) => exportTitle ?? title),
    ...calls.map((call) => views.map(({ text, exported }) => exported?.(call) ?? text(call, 'utc'))),
  ]
  return format === 'csv' ? writeCsv(rows) : writeTabbed(rows)
}
