import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { aRecord, aResponse, callStart, factsOf } from '../../../test/support/builders'
import { readFacts } from '../../../test/support/read-facts'
import { asEpochMicros } from '../base/time'
import { findDialogs } from './find-dialogs'
import type { TraceRecord } from './trace-record'

const party = (tag: string) => ({ user: 'u', domain: 'd', tag })
const atSecond = (seconds: number) => asEpochMicros(callStart + seconds * 1_000_000)

const request = (method: string, given: Partial<TraceRecord> = {}): TraceRecord =>
  aRecord({
    start: { kind: 'request', method, uri: '' },
    cseq: { number: 2, method },
    branch: `z9hG4bK${method}`,
    to: party('callee'),
    ...given,
  })

const response = (status: number, method: string, given: Partial<TraceRecord> = {}): TraceRecord =>
  aResponse(status, '', { cseq: { number: 2, method }, branch: `z9hG4bK${method}`, ...given })

const fork = (status: number, tag: string) => aResponse(status, '', { to: party(tag) })

const byCallee = { from: party('callee'), to: party('caller') }

const dialogsOf = (...records: readonly TraceRecord[]) => findDialogs(factsOf(...records))

/** Each dialog as its callee and how it stands. */
const standingOf = (...records: readonly TraceRecord[]) =>
  dialogsOf(...records).map(({ calleeTag, state }) => `${calleeTag} ${state.kind}`)

describe('findDialogs', () => {
  it('given an answered call that the callee ends, then it says when it was early, confirmed and ended, and by whom', () => {
    expect(
      dialogsOf(
        aRecord(),
        aResponse(100, 'Trying', { to: party('') }),
        aResponse(180, 'Ringing'),
        aResponse(200, 'OK'),
        request('ACK', { cseq: { number: 1, method: 'ACK' } }),
        request('BYE', byCallee),
        response(200, 'BYE', byCallee),
      ),
    ).toEqual([
      {
        kind: 'session',
        callId: 'a@carrier',
        callerTag: 'caller',
        calleeTag: 'callee',
        request: 0,
        messages: [0, 2, 3, 4, 5, 6],
        earlyAt: atSecond(2),
        confirmedAt: atSecond(3),
        state: { kind: 'terminated', why: 'bye', by: 'callee', at: atSecond(6) },
      },
    ])
  })

  it.each([
    ['a rejection', [aResponse(486, 'Busy Here')], { why: 'rejected', by: 'callee', at: atSecond(2) }],
    ['a 199', [aResponse(199, 'Early Dialog Terminated')], { why: 'rejected', by: 'callee', at: atSecond(2) }],
    [
      'a CANCEL and 487',
      [
        request('CANCEL', { to: party(''), cseq: { number: 1, method: 'CANCEL' }, branch: 'z9hG4bK1' }),
        aResponse(487, 'Request Terminated'),
      ],
      { why: 'cancelled', by: 'caller', at: atSecond(3) },
    ],
    [
      'a re-INVITE that the callee no longer knows',
      [aResponse(200, 'OK'), request('INVITE', { branch: 'z9hG4bKINVITE' }), response(481, 'INVITE')],
      { why: 'gone', by: 'callee', at: atSecond(4) },
    ],
    ['a BYE that times out', [request('BYE'), response(408, 'BYE')], { why: 'bye', by: 'caller', at: atSecond(3) }],
  ] as const)('given %s, then the dialog has ended', (_, records, ended) => {
    expect(dialogsOf(aRecord(), aResponse(180, 'Ringing'), ...records)[0]?.state).toEqual({
      kind: 'terminated',
      ...ended,
    })
  })

  it('given a BYE without answer, or one that is challenged, then the dialog is ending', () => {
    const challenged = dialogsOf(aRecord(), aResponse(200, 'OK'), request('BYE'), response(407, 'BYE'))
    expect(challenged[0]?.state).toEqual({ kind: 'ending', bye: 2, by: 'caller' })
  })

  it('given forks of which one answers, then the others end 64*T1 later', () => {
    const messages = factsOf(aRecord(), fork(180, 'one'), fork(180, 'two'), fork(200, 'two'))
    expect(findDialogs(messages).map(({ state }) => state)).toEqual([{ kind: 'early' }, { kind: 'confirmed' }])
    expect(findDialogs(messages, atSecond(35)).map(({ state }) => state)).toEqual([
      { kind: 'terminated', why: 'other-answer', by: undefined, at: atSecond(35) },
      { kind: 'confirmed' },
    ])
  })

  it('given forks that one final response rejects, then all of them end', () => {
    expect(standingOf(aRecord(), fork(180, 'one'), fork(183, 'two'), fork(486, 'two'))).toEqual([
      'one terminated',
      'two terminated',
    ])
  })

  it('given a rejected re-INVITE, then the dialog stays', () => {
    const rejected = [request('INVITE'), response(180, 'INVITE'), response(488, 'INVITE')]
    expect(standingOf(aRecord(), aResponse(200, 'OK'), ...rejected)).toEqual(['callee confirmed'])
  })

  it('given a SUBSCRIBE whose NOTIFY overtakes the 200, then there is one dialog of the subscriber', () => {
    const found = dialogsOf(
      request('SUBSCRIBE', { to: party('') }),
      request('NOTIFY', byCallee),
      response(200, 'SUBSCRIBE'),
      response(200, 'NOTIFY', byCallee),
    )
    expect(found).toMatchObject([
      { kind: 'subscription', callerTag: 'caller', calleeTag: 'callee', request: 0, messages: [0, 1, 2, 3] },
    ])
  })

  it('given a capture that begins within a call, then nobody is called the caller', () => {
    expect(dialogsOf(request('BYE', byCallee), response(200, 'BYE', byCallee))).toMatchObject([
      {
        request: undefined,
        confirmedAt: undefined,
        messages: [0, 1],
        state: { kind: 'terminated', why: 'bye', by: undefined },
      },
    ])
  })

  it.each([
    ['a REGISTER', [request('REGISTER', { to: party('') }), response(200, 'REGISTER')]],
    [
      'a rejection with a tag that nobody had before, and its ACK',
      [
        aRecord(),
        aResponse(404, 'Not Found'),
        request('ACK', { branch: 'z9hG4bK1', cseq: { number: 1, method: 'ACK' } }),
      ],
    ],
    ['an OPTIONS outside of dialogs', [request('OPTIONS', { to: party('') }), response(200, 'OPTIONS')]],
  ])('given %s, then there is no dialog', (_, records) => {
    expect(dialogsOf(...records)).toEqual([])
  })

  const standingIn = (name: string) =>
    findDialogs(readFacts(join(import.meta.dirname, '..', '..', '..', 'resources', 'demo', `${name}.pcap`))).map(
      ({ request: first, messages, state }) =>
        state.kind === 'terminated'
          ? `${first ?? ''}: ${messages.length}, ${state.why} by ${state.by ?? ''}`
          : state.kind,
    )

  it.each([
    ['three-hop', ['4: 6, bye by caller', '0: 11, bye by caller']],
    ['blind-transfer', ['0: 12, bye by callee', '9: 6, bye by caller']],
    ['busy', ['0: 4, rejected by callee']],
    ['no-answer-cancel', ['0: 5, cancelled by caller']],
    ['not-found', []],
    ['digest-challenge', ['3: 6, bye by caller']],
    ['prack-early-media', ['0: 8, bye by caller']],
  ])('given the recorded call %s, then its dialogs are as they were played', (name, expected) => {
    expect(standingIn(name)).toEqual(expected)
  })
})
