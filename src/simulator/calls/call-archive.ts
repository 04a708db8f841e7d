// Everything the organization has captured, placed in time and computed once: calls, their messages in order, records.
import { extractSip } from '../../core/capture/extract-sip'
import type { CapturedMessage } from '../../core/capture/captured-message'
import { headerOf } from '../../core/sip/read-fields'
import { toHomerRecord, type HomerRecord } from './homer-record'
import { placeCall } from './place-calls'
import type { CallEntry, RecordedCall } from './recorded-call'

export interface ArchivedMessage {
  readonly captured: CapturedMessage
  readonly callId: string
  /** What the message itself says in x-inin-cnv, or ''. */
  readonly conversationHeader: string
  readonly record: HomerRecord
  readonly entry: CallEntry
}

export interface ArchivedCall extends RecordedCall {
  readonly messages: readonly ArchivedMessage[]
}

export interface CallArchive {
  readonly calls: readonly ArchivedCall[]
  /** Of all calls, ascending by time. */
  readonly messages: readonly ArchivedMessage[]
}

const firstRecordId = 1_000_001

const byTime = (one: ArchivedMessage, other: ArchivedMessage): number => one.captured.at - other.captured.at

const archiveCall = ({ entry, packets }: RecordedCall, firstId: number): ArchivedCall => {
  const messages = extractSip(packets).messages.map((captured, index): ArchivedMessage => {
    const record = toHomerRecord(captured, String(firstId + index))
    const conversationHeader = headerOf(captured.message, 'x-inin-cnv')?.value ?? ''
    return { captured, callId: record.callid, conversationHeader, record, entry }
  })
  return { entry, packets, messages }
}

/** `startedAt` in milliseconds since the epoch. */
export const archiveCalls = (recorded: readonly RecordedCall[], startedAt: number): CallArchive => {
  const calls: ArchivedCall[] = []
  let nextId = firstRecordId
  for (const call of recorded) {
    const archived = archiveCall(placeCall(call, startedAt), nextId)
    nextId += archived.messages.length
    calls.push(archived)
  }
  return { calls, messages: calls.flatMap(({ messages }) => messages).sort(byTime) }
}

export const callsOfConversation = (archive: CallArchive, conversationId: string): readonly ArchivedCall[] =>
  archive.calls.filter(({ entry }) => entry.conversationId === conversationId)
