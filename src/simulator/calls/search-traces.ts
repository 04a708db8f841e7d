// What a trace search finds. All filters that are given must match, exactly; the window is inclusive at both ends and
// never reaches beyond the 21 days of retention (FACTS 1.1, 6.1, 6.3).
import type { SimulatorOptions } from '../options'
import type { ArchivedMessage, CallArchive } from './call-archive'
import { stampOf, toRow, type Row } from './record-dialect'

export interface TraceSearch {
  /** Milliseconds since the epoch. */
  readonly start: number
  readonly end: number
  readonly callId: string | undefined
  readonly fromUser: string | undefined
  readonly toUser: string | undefined
  readonly conversationId: string | undefined
  /** Of the download request only. */
  readonly participantId: string | undefined
}

const retentionMilliseconds = 21 * 86_400_000

const agrees = (wanted: string | undefined, actual: string | undefined): boolean =>
  wanted === undefined || wanted === actual

const matches = (message: ArchivedMessage, search: TraceSearch, stamping: SimulatorOptions['stamping']): boolean => {
  const stamp = stampOf(message, stamping)
  return (
    agrees(search.callId, message.callId) &&
    agrees(search.fromUser, message.record.fromUser) &&
    agrees(search.toUser, message.record.toUser) &&
    agrees(search.conversationId, stamp?.conversationId) &&
    agrees(search.participantId, stamp?.participantId)
  )
}

/** Ascending by time, without any cap. `now` in milliseconds since the epoch. */
export const findMessages = (
  archive: CallArchive,
  search: TraceSearch,
  options: SimulatorOptions,
  now: number,
): readonly ArchivedMessage[] => {
  const start = Math.max(search.start, now - retentionMilliseconds) * 1000
  const end = search.end * 1000
  const lost = new Set(options.lostCallIds)
  return archive.messages.filter((message) => {
    const { at } = message.captured
    return at >= start && at <= end && !lost.has(message.callId) && matches(message, search, options.stamping)
  })
}

/** The rows of one answer: dialect, copies, cap and order as the options say. */
export const toRows = (messages: readonly ArchivedMessage[], options: SimulatorOptions): readonly Row[] => {
  const rows = messages.map((message) => toRow(message, options))
  const copied = options.duplicateRows ? rows.flatMap((row) => [row, row]) : rows
  const capped = copied.slice(0, options.rowLimit)
  return options.rowOrder === 'ascending' ? capped : capped.reverse()
}
