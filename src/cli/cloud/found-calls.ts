// What a search brought, as calls: lines for a person, or data for a script.
import { groupCalls } from '../../core/call/group-calls'
import { listCalls, type ListedCall } from '../../core/call/list-calls'
import { messageFromRecord } from '../../core/call/message-from-record'
import { reasonOf } from '../../core/call/reason-of'
import { identifyMessages, type TraceMessage } from '../../core/call/trace-message'
import { summaryAsData } from '../../core/inspect/summary-as-data'
import { replaceControls } from '../../core/ladder/replace-controls'
import { writeIsoTime } from '../../core/ladder/write-times'
import { asEpochMicros } from '../../core/base/time'
import type { CompletenessNote, TraceSearchResult } from '../../shared/trace-result'
import { endpointJson } from '../place-json'
import { callLine, count } from '../print-inspection'
import { noteLine } from './note-line'

export interface FoundCall {
  readonly call: ListedCall
  readonly messages: readonly TraceMessage[]
}

export const callsIn = ({ records }: Pick<TraceSearchResult, 'records'>): readonly FoundCall[] => {
  const groups = groupCalls(identifyMessages(records.map(messageFromRecord)))
  return listCalls(groups, { source: 'record', reasonOf }).map((call, index) => ({
    call,
    messages: groups[index] ?? [],
  }))
}

export const listedCallJson = (call: ListedCall) =>
  Object.assign(summaryAsData(call), { cause: call.reason, retransmissions: call.retransmissions })

const messageJson = ({ at, start, ...facts }: TraceMessage) => ({
  time: writeIsoTime(at),
  epochMicros: String(at),
  src: endpointJson(facts.source),
  dst: endpointJson(facts.destination),
  transport: facts.transport,
  kind: start.kind,
  method: start.kind === 'request' ? start.method : undefined,
  requestUri: start.kind === 'request' ? start.uri : undefined,
  status: start.kind === 'request' ? undefined : start.status,
  reason: start.kind === 'request' ? undefined : start.reason,
  callId: facts.callId,
  cseq: facts.cseq,
  from: facts.from.user,
  to: facts.to.user,
  conversationId: facts.conversationId === '' ? undefined : facts.conversationId,
})

const timeOf = (millis: number): string => writeIsoTime(asEpochMicros(millis * 1000))

export const resultJson = ({ window, steps, notes }: TraceSearchResult, calls: readonly FoundCall[]) => ({
  window: { start: timeOf(window.start), end: timeOf(window.end) },
  calls: calls.map(({ call, messages }) => Object.assign(listedCallJson(call), { trace: messages.map(messageJson) })),
  searches: steps,
  notes,
})

export function* notesText(notes: readonly CompletenessNote[]): Generator<string> {
  for (const note of notes) yield `note: ${replaceControls(noteLine(note))}\n`
}

/** A headline, a line for each call, and what may be missing. */
export function* resultText(
  organization: string,
  { records, window, notes }: TraceSearchResult,
  calls: readonly FoundCall[],
): Generator<string> {
  const counts = `${count(records.length, 'SIP message')}, ${count(calls.length, 'call')}`
  yield `${replaceControls(organization)}: ${counts}, ${timeOf(window.start)} to ${timeOf(window.end)}\n`
  for (const { call } of calls) yield `${replaceControls(callLine(call))}\n`
  yield* notesText(notes)
}
