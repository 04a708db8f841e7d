import { describe, expect, it } from 'vitest'
import { aRecord, aResponse, callStart, factsOf, messagesOf } from '../../../test/support/builders'
import { asEpochMicros } from '../base/time'
import { identifyMessages, mergeEvidence, type Evidence, type TraceMessage } from './trace-message'

const asPacket = (message: TraceMessage): TraceMessage => ({
  ...message,
  evidence: { kind: 'packet' } as Evidence,
})

describe('identifyMessages', () => {
  it('puts messages in order of time whatever order they came in', () => {
    const later = aRecord({ at: asEpochMicros(callStart + 5), start: { kind: 'request', method: 'ACK', uri: '' } })
    const messages = messagesOf(later, aRecord({ at: asEpochMicros(callStart + 1) }))
    expect(messages.map(({ start }) => (start.kind === 'request' ? start.method : ''))).toEqual(['INVITE', 'ACK'])
  })

  it('gives every message an id of its own, retransmissions too', () => {
    const messages = messagesOf(aRecord(), aRecord(), aRecord(), aResponse(200, 'OK'))
    expect(new Set(messages.map(({ id }) => id)).size).toBe(4)
  })

  it('gives the n-th of several alike the same id when they come from another source at other times', () => {
    const fromSearch = messagesOf(aRecord(), aRecord(), aResponse(200, 'OK'))
    const fromPcap = identifyMessages(
      factsOf(aRecord(), aRecord(), aResponse(200, 'Okay')).map((facts) => ({
        ...facts,
        at: asEpochMicros(facts.at + 7),
      })),
    )
    expect(fromPcap.map(({ id }) => id)).toEqual(fromSearch.map(({ id }) => id))
  })
})

describe('mergeEvidence', () => {
  it('takes the packet where both are known and keeps what only one knows', () => {
    const records = messagesOf(aRecord(), aResponse(180, 'Ringing'), aResponse(200, 'OK'))
    const [invite, , answer] = records
    const ack = messagesOf(
      aRecord({ start: { kind: 'request', method: 'ACK', uri: '' }, at: asEpochMicros(callStart + 9e6) }),
    )
    const packets = [invite, answer, ...ack].filter((message) => message !== undefined).map(asPacket)
    const merged = mergeEvidence(records, packets)
    expect(merged.map(({ evidence }) => evidence.kind)).toEqual(['packet', 'record', 'packet', 'packet'])
  })

  it('keeps the alias and the conversation that only the platform knows', () => {
    const [record] = messagesOf(aRecord({ conversationId: 'c1', sourceAlias: 'Carrier' }))
    const [packet] = messagesOf(aRecord())
    if (record === undefined || packet === undefined) throw new Error('builders gave nothing')
    const [merged] = mergeEvidence([record], [asPacket(packet)])
    expect(merged).toMatchObject({ conversationId: 'c1', sourceAlias: 'Carrier', evidence: { kind: 'packet' } })
  })
  it('given ties of the packet and of its record, then it keeps both, each once', () => {
    const [record] = messagesOf(
      aRecord({ aLegCallId: 'a-leg@h', fields: [['correlationId', 'correlated@h']], callId: 'b-leg@h' }),
    )
    const [packet] = messagesOf(
      aRecord({ aLegCallId: 'a-leg@h', fields: [['correlationId', 'b-leg@h']], callId: 'b-leg@h' }),
    )
    if (record === undefined || packet === undefined) throw new Error('builders gave nothing')
    expect(mergeEvidence([record], [asPacket(packet)]).map(({ legTies }) => legTies)).toEqual([
      [
        { kind: 'a-leg', value: 'a-leg@h' },
        { kind: 'a-leg', value: 'correlated@h' },
      ],
    ])
  })
})
