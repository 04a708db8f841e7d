import { describe, expect, it } from 'vitest'
import { aRecord, aResponse, messagesOf } from '../../../test/support/builders'
import { asEpochMicros } from '../base/time'
import { listCalls } from './list-calls'
import type { TraceMessage } from './trace-message'
import type { TraceRecord } from './trace-record'

const bye = (given: Partial<TraceRecord> = {}): TraceRecord =>
  aRecord({
    start: { kind: 'request', method: 'BYE', uri: '' },
    cseq: { number: 2, method: 'BYE' },
    to: { user: 'u', domain: 'd', tag: 'callee' },
    branch: 'z9hG4bKbye',
    ...given,
  })

const reasonOf = ({ evidence }: TraceMessage): string => (evidence.kind === 'record' ? evidence.record.reason : '')

const list = (...records: readonly TraceRecord[]) =>
  listCalls([messagesOf(...records)], { source: 'record', reasonOf })[0]

describe('listCalls', () => {
  it('given an answered call, then the reason is that of its first BYE, the network’s before others', () => {
    const call = list(
      aRecord(),
      aResponse(503, 'Service Unavailable', { reason: 'Q.850;cause=34' }),
      aResponse(200, 'OK'),
      bye({ reason: 'SIP;cause=200;text="Call completed, elsewhere", Q.850;cause=16;text="Normal"' }),
      bye({ reason: 'Q.850;cause=31', source: { address: '203.0.113.11', port: 5060 } }),
    )
    expect(call).toMatchObject({
      state: 'completed',
      reason: { cause: 'Q.850 16', words: 'Someone hung up: the usual end of a call.' },
      retransmissions: 0,
      source: 'record',
    })
  })

  it('given a call that nobody took, then the reason is the last that gave it up', () => {
    const cancel = aRecord({
      start: { kind: 'request', method: 'CANCEL', uri: '' },
      reason: 'SIP;cause=200;text="Call completed elsewhere"',
    })
    const terminated = aResponse(487, 'Request Terminated')
    expect(list(aRecord(), aResponse(180, 'Ringing'), cancel, terminated)?.reason?.cause).toBe('SIP 200')
    expect(list(aRecord(), aResponse(486, 'Busy Here', { reason: 'Q.850;cause=17' }))?.reason).toEqual({
      cause: 'Q.850 17',
      words: 'The called party is busy.',
    })
    expect(list(aRecord(), aResponse(600, 'Busy', { reason: 'X-Own;cause=9;text="a \\"b\\""' }))?.reason).toEqual({
      cause: 'X-Own 9',
      words: 'a "b"',
    })
  })

  it('given no Reason, or one that says nothing, then there is none', () => {
    expect(list(aRecord(), aResponse(404, 'Not Found'))?.reason).toBeUndefined()
    expect(list(aRecord(), aResponse(404, 'Not Found', { reason: ' ;, ' }))?.reason).toBeUndefined()
  })

  it('given repeats, then those half a second apart count and copies do not', () => {
    const later = (micros: number) => ({ at: asEpochMicros(aRecord().at + micros) })
    const call = list(aRecord(later(1)), aRecord(later(500)), aRecord(later(500_500)), aRecord(later(1_500_500)))
    expect(call?.retransmissions).toBe(2)
  })

  it('given messages without a Call-ID, then each is a call with a key of its own', () => {
    const nameless = messagesOf(aRecord({ callId: '' }))
    const keys = listCalls([nameless, nameless], { source: 'text', reasonOf }).map(({ key }) => key)
    expect(new Set(keys).size).toBe(2)
  })
})
