import { describe, expect, it } from 'vitest'
import { aRecord, aResponse, factsOf } from '../../../test/support/builders'
import type { TraceRecord } from './trace-record'
import { summarizeCall } from './summarize-call'

const request = (method: string, given: Partial<TraceRecord> = {}): TraceRecord =>
  aRecord({ start: { kind: 'request', method, uri: '' }, cseq: { number: 2, method }, ...given })

const byeFromCaller = request('BYE', { to: { user: 'u', domain: 'd', tag: 'callee' } })
const byeFromCallee = request('BYE', {
  from: { user: 'u', domain: 'd', tag: 'callee' },
  to: { user: 'u', domain: 'd', tag: 'caller' },
})

const summaryOf = (...records: readonly TraceRecord[]) => summarizeCall(factsOf(...records))

describe('summarizeCall', () => {
  it('tells an answered call with its delays, a second between messages', () => {
    expect(
      summaryOf(
        aRecord({ conversationId: 'c1' }),
        aResponse(100, 'Trying'),
        aResponse(180, 'Ringing'),
        aResponse(200, 'OK'),
        request('ACK'),
        byeFromCaller,
      ),
    ).toMatchObject({
      key: 'c1',
      from: '+442079460123',
      to: '+13175550100',
      state: 'completed',
      finalStatus: { status: 200, reason: 'OK' },
      pddMicros: 2_000_000,
      talkMicros: 2_000_000,
      endedBy: 'caller',
      messages: 6,
    })
  })

  it('names the callee as the one who hung up, by the tags of the BYE', () => {
    expect(summaryOf(aRecord(), aResponse(200, 'OK'), byeFromCallee).endedBy).toBe('callee')
  })

  it.each([
    ['busy', [aRecord(), aResponse(486, 'Busy Here')]],
    ['rejected', [aRecord(), aResponse(488, 'Not Acceptable Here')]],
    ['failed', [aRecord(), aResponse(404, 'Not Found')]],
    ['cancelled', [aRecord(), aResponse(180, 'Ringing'), request('CANCEL'), aResponse(487, 'Request Terminated')]],
    ['ringing', [aRecord(), aResponse(180, 'Ringing')]],
    ['trying', [aRecord()]],
    ['in-call', [aRecord(), aResponse(200, 'OK')]],
    ['other', [request('OPTIONS'), aResponse(200, 'OK', { cseq: { number: 2, method: 'OPTIONS' } })]],
  ] as const)('says %s', (state, records) => {
    expect(summaryOf(...records).state).toBe(state)
  })

  it('takes a challenge for a question, not for the end', () => {
    const answered = summaryOf(
      aRecord(),
      aResponse(407, 'Proxy Authentication Required'),
      aRecord({ cseq: { number: 2, method: 'INVITE' }, branch: 'z9hG4bK2' }),
      aResponse(486, 'Busy Here', { cseq: { number: 2, method: 'INVITE' } }),
    )
    expect(answered.finalStatus?.status).toBe(486)
    expect(summaryOf(aRecord(), aResponse(407, 'Proxy Authentication Required')).finalStatus?.status).toBe(407)
  })
})
