import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { aRecord, aResponse, callStart, factsOf } from '../../../test/support/builders'
import { readFacts } from '../../../test/support/read-facts'
import { asEpochMicros } from '../base/time'
import { tallyLegs } from './tally-legs'
import { timeLegs } from './time-call'
import type { TraceRecord } from './trace-record'

const atSecond = (seconds: number) => asEpochMicros(callStart + seconds * 1_000_000)
const party = (tag: string) => ({ user: 'u', domain: 'd', tag })

const request = (method: string, number: number, given: Partial<TraceRecord> = {}): TraceRecord =>
  aRecord({ start: { kind: 'request', method, uri: '' }, cseq: { number, method }, to: party('callee'), ...given })

const second = { cseq: { number: 2, method: 'INVITE' } }

const nothing = {
  invitedAt: undefined,
  ringingAt: undefined,
  answeredAt: undefined,
  ackedAt: undefined,
  endedAt: undefined,
  setupMicros: undefined,
  pddMicros: undefined,
  ringMicros: undefined,
  talkMicros: undefined,
}

const timesOf = (...records: readonly TraceRecord[]) => timeLegs(tallyLegs(factsOf(...records)))

describe('timeLegs', () => {
  it('given an answered call, then it has every time and duration', () => {
    expect(
      timesOf(
        aRecord(),
        aResponse(100, 'Trying'),
        aResponse(183, 'Session Progress'),
        aResponse(180, 'Ringing'),
        aResponse(200, 'OK'),
        aResponse(200, 'OK'),
        request('ACK', 1),
        request('BYE', 1, { from: party('callee'), to: party('caller') }),
      ),
    ).toEqual({
      invitedAt: atSecond(0),
      ringingAt: atSecond(2),
      answeredAt: atSecond(4),
      ackedAt: atSecond(6),
      endedAt: atSecond(7),
      setupMicros: 4_000_000,
      pddMicros: 2_000_000,
      ringMicros: 2_000_000,
      talkMicros: 3_000_000,
    })
  })

  it('given a rejected call, then it ends with the first rejection and nothing was set up', () => {
    expect(timesOf(aRecord(), aResponse(486, 'Busy Here'), aResponse(486, 'Busy Here'))).toEqual({
      ...nothing,
      invitedAt: atSecond(0),
      endedAt: atSecond(1),
      pddMicros: 1_000_000,
    })
  })

  it('given a challenge or a trunk that fails, then the call goes on with the next INVITE', () => {
    const tried = [aRecord(), aResponse(503, 'Service Unavailable'), aRecord(second), aResponse(100, 'Trying', second)]
    expect(timesOf(...tried)).toEqual({ ...nothing, invitedAt: atSecond(0) })
    expect(timesOf(...tried, aResponse(200, 'OK', second))).toMatchObject({
      answeredAt: atSecond(4),
      pddMicros: 4_000_000,
      endedAt: undefined,
    })
  })

  it('given a re-INVITE, a transfer and other hops, then only what the caller saw of the first call counts', () => {
    const elsewhere = { source: { address: '192.0.2.1', port: 5060 }, branch: 'z9hG4bK3' }
    expect(
      timesOf(
        aRecord(),
        aRecord(elsewhere),
        aResponse(180, 'Ringing', { destination: elsewhere.source, branch: 'z9hG4bK3' }),
        aResponse(180, 'Ringing'),
        aResponse(200, 'OK'),
        request('INVITE', 2),
        aResponse(200, 'OK', second),
        request('ACK', 2),
        request('BYE', 3, { callId: 'another' }),
      ),
    ).toEqual({
      ...nothing,
      invitedAt: atSecond(0),
      ringingAt: atSecond(3),
      answeredAt: atSecond(4),
      setupMicros: 4_000_000,
      pddMicros: 3_000_000,
      ringMicros: 1_000_000,
    })
  })

  it('given a capture that begins within a call, then it claims nothing', () => {
    expect(timesOf(request('INVITE', 2), aResponse(200, 'OK', second), request('BYE', 3))).toEqual(nothing)
  })

  it.each([
    ['retransmissions', { pddMicros: 1_704_435, setupMicros: 2_608_158, ringMicros: 903_723, talkMicros: 3_155_747 }],
    ['three-hop', { pddMicros: 268_771, setupMicros: 1_872_437, ringMicros: 1_603_666, talkMicros: 3_004_256 }],
    ['failover-503', { pddMicros: 191_985, setupMicros: 1_398_286, ringMicros: 1_206_301, talkMicros: 2_505_606 }],
    ['no-answer-cancel', { pddMicros: 71_870, setupMicros: undefined, ringMicros: 4_005_258, talkMicros: undefined }],
  ])('given the recorded call %s, then its durations are those between its packets', (name, expected) => {
    const path = join(import.meta.dirname, '..', '..', '..', 'resources', 'demo', `${name}.pcap`)
    expect(timeLegs(tallyLegs(readFacts(path)))).toMatchObject(expected)
  })
})
