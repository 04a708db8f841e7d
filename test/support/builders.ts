// Builders for tests: a plain thing, with only what matters to the test said.
import { asEpochMicros } from '../../src/core/base/time'
import type { TraceRecord } from '../../src/core/call/trace-record'
import { identifyMessages, type MessageFacts, type TraceMessage } from '../../src/core/call/trace-message'
import { messageFromRecord } from '../../src/core/call/message-from-record'

/** 2026-11-24T03:33:31Z in µs. */
export const callStart = asEpochMicros(1_795_491_211_000_000)

const carrier = { address: '198.51.100.10', port: 5060 }
const edge = { address: '203.0.113.10', port: 5060 }

export const aRecord = (given: Partial<TraceRecord> = {}): TraceRecord => ({
  at: callStart,
  start: { kind: 'request', method: 'INVITE', uri: 'sip:+13175550100@203.0.113.10' },
  callId: 'a@carrier',
  cseq: { number: 1, method: 'INVITE' },
  from: { user: '+442079460123', domain: 'carrier', tag: 'caller' },
  to: { user: '+13175550100', domain: 'edge', tag: '' },
  source: carrier,
  destination: edge,
  sourceAlias: '',
  destinationAlias: '',
  transport: 'UDP',
  branch: 'z9hG4bK1',
  conversationId: '',
  participantId: '',
  aLegCallId: '',
  reason: '',
  raw: '',
  fields: [],
  ...given,
})

export const aResponse = (status: number, reason: string, given: Partial<TraceRecord> = {}): TraceRecord =>
  aRecord({
    start: { kind: 'response', status, reason },
    source: edge,
    destination: carrier,
    to: { user: '+13175550100', domain: 'edge', tag: 'callee' },
    ...given,
  })

/** Facts of messages, a second apart unless they say their own time. */
export const factsOf = (...records: readonly TraceRecord[]): readonly MessageFacts[] =>
  records.map((record, index) =>
    messageFromRecord(
      record.at === callStart ? { ...record, at: asEpochMicros(callStart + index * 1_000_000) } : record,
    ),
  )

export const messagesOf = (...records: readonly TraceRecord[]): readonly TraceMessage[] =>
  identifyMessages(factsOf(...records))
