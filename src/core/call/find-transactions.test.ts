import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { aRecord, aResponse, callStart, factsOf } from '../../../test/support/builders'
import { readFacts } from '../../../test/support/read-facts'
import { asEpochMicros } from '../base/time'
import { findTransactions } from './find-transactions'
import type { TraceRecord } from './trace-record'

const callee = (tag: string) => ({ user: 'u', domain: 'd', tag })

const request = (method: string, given: Partial<TraceRecord> = {}): TraceRecord =>
  aRecord({ start: { kind: 'request', method, uri: '' }, cseq: { number: 1, method }, ...given })

const inDialog = (method: string, given: Partial<TraceRecord> = {}): TraceRecord =>
  request(method, { to: callee('callee'), branch: `z9hG4bK${method}`, ...given })

const endOf = (seconds: number) => asEpochMicros(callStart + seconds * 1_000_000)

/** What tells transactions apart and how far they came, in one line each. */
const outlineOf = (...records: readonly TraceRecord[]): readonly string[] =>
  findTransactions(factsOf(...records)).map((transaction) => `${transaction.method} ${transaction.state.kind}`)

describe('findTransactions', () => {
  it('given an answered call with every repeat, then each message has its one place', () => {
    const messages = factsOf(
      aRecord(),
      aRecord(),
      aResponse(100, 'Trying', { to: callee('') }),
      aResponse(180, 'Ringing'),
      aResponse(200, 'OK'),
      aResponse(200, 'OK'),
      inDialog('ACK'),
      inDialog('ACK'),
      inDialog('BYE', { cseq: { number: 2, method: 'BYE' } }),
      aResponse(200, 'OK', { cseq: { number: 2, method: 'BYE' }, branch: 'z9hG4bKBYE' }),
    )
    const [invite] = messages
    const hop = { callId: 'a@carrier', client: invite?.source, server: invite?.destination }
    expect(findTransactions(messages)).toEqual([
      {
        ...hop,
        kind: 'invite',
        method: 'INVITE',
        cseq: 1,
        request: 0,
        requestRepeats: [1],
        provisionals: [2, 3],
        finals: [4],
        responseRepeats: [5],
        ack: undefined,
        ackRepeats: [],
        cancel: undefined,
        state: { kind: 'accepted' },
      },
      {
        ...hop,
        kind: 'ack',
        method: 'ACK',
        cseq: 1,
        request: 6,
        requestRepeats: [7],
        acknowledges: 4,
        state: { kind: 'terminated' },
      },
      {
        ...hop,
        kind: 'non-invite',
        method: 'BYE',
        cseq: 2,
        request: 8,
        requestRepeats: [],
        provisionals: [],
        finals: [9],
        responseRepeats: [],
        cancels: undefined,
        state: { kind: 'completed' },
      },
    ])
  })

  it('given a CANCEL and the ACK of a 487, then the ACK is of the INVITE and the CANCEL is tied to it', () => {
    const cseq = { number: 1, method: 'CANCEL' }
    const found = findTransactions(
      factsOf(
        aRecord(),
        request('CANCEL'),
        aResponse(200, 'OK', { cseq }),
        aResponse(487, 'Request Terminated'),
        request('ACK', { to: callee('callee') }),
      ),
    )
    expect(found).toMatchObject([
      { kind: 'invite', request: 0, finals: [3], ack: 4, cancel: 1, state: { kind: 'terminated' } },
      { kind: 'non-invite', method: 'CANCEL', request: 1, finals: [2], cancels: 0, state: { kind: 'completed' } },
    ])
  })

  it('given a forked INVITE that two callees answer, then both 2xx are kept and each ACK finds its own', () => {
    const found = findTransactions(
      factsOf(
        aRecord(),
        aResponse(200, 'OK', { to: callee('one') }),
        aResponse(200, 'OK', { to: callee('two') }),
        inDialog('ACK', { to: callee('two'), branch: 'z9hG4bKa' }),
        inDialog('ACK', { to: callee('one'), branch: 'z9hG4bKb' }),
      ),
    )
    expect(found).toMatchObject([
      { finals: [1, 2] },
      { kind: 'ack', acknowledges: 2 },
      { kind: 'ack', acknowledges: 1 },
    ])
  })

  it.each([
    ['the branch of the INVITE for the ACK of a 2xx', aResponse(200, 'OK'), 'z9hG4bK1', { kind: 'accepted' }],
    ['a branch of its own for the ACK of a 486', aResponse(486, 'Busy Here'), 'z9hG4bK2', { kind: 'terminated' }],
  ])('given %s, then the final response decides what the ACK is', (_, final, branch, state) => {
    const ack = inDialog('ACK', { branch })
    expect(findTransactions(factsOf(aRecord(), final, ack))).toMatchObject([
      { kind: 'invite', state },
      { kind: 'ack', request: 2, acknowledges: 1 },
    ])
  })

  it('given branches of RFC 2543, then Call-ID, CSeq and From tag hold a transaction together', () => {
    const old = { branch: '1' }
    const rejected = [aRecord(old), aResponse(486, 'Busy Here', { branch: '2' }), request('ACK', { branch: '' })]
    expect(outlineOf(...rejected)).toEqual(['INVITE terminated'])
    const answered = [aRecord(old), aResponse(200, 'OK', old), request('ACK', { ...old, to: callee('callee') })]
    expect(outlineOf(...answered)).toEqual(['INVITE accepted', 'ACK terminated'])
  })

  it('given the same branch between other addresses, then it is another transaction', () => {
    const elsewhere = { destination: { address: '192.0.2.9', port: 5060 } }
    expect(outlineOf(aRecord(), aRecord(elsewhere), aResponse(180, 'Ringing'))).toEqual([
      'INVITE proceeding',
      'INVITE trying',
    ])
  })

  it('given a response to another port than the request came from, then it is still the same hop', () => {
    expect(outlineOf(aRecord({ source: { address: '198.51.100.10', port: 41_000 } }), aResponse(486, 'No'))).toEqual([
      'INVITE completed',
    ])
  })

  it('given responses without their request, then they make a transaction that has none', () => {
    expect(findTransactions(factsOf(aResponse(180, 'Ringing'), aResponse(200, 'OK')))).toMatchObject([
      {
        request: undefined,
        client: { address: '198.51.100.10' },
        server: { address: '203.0.113.10' },
        provisionals: [0],
        finals: [1],
      },
    ])
  })

  it.each([
    ['no answer', [aRecord(), aRecord()], 'trying', 1, 'Timer B', 32],
    ['only ringing', [aRecord(), aResponse(180, 'Ringing')], 'proceeding', 1, 'Timer C', 181],
    ['a CANCEL', [aRecord(), aResponse(180, 'R'), request('CANCEL')], 'proceeding', 2, '64*T1', 34],
    ['a 486 without ACK', [aRecord(), aResponse(486, 'Busy Here')], 'completed', 1, 'Timer H', 33],
    ['a BYE without answer', [inDialog('BYE')], 'trying', 0, 'Timer F', 32],
  ] as const)('given %s, then it times out no sooner than its timer does', (_, records, before, after, timer, due) => {
    const messages = factsOf(...records)
    expect(findTransactions(messages, asEpochMicros(endOf(due) - 1))[0]?.state).toEqual({ kind: before })
    expect(findTransactions(messages, endOf(due))[0]?.state).toMatchObject({
      kind: 'timed-out',
      expiry: { afterIndex: after, timer, at: endOf(due) },
    })
  })

  it('given thousands of forks and repeats, and messages without any name, then each is kept once', () => {
    const forks = Array.from({ length: 10_000 }, (_, index) =>
      index % 2 === 0 ? aRecord() : aResponse(180, 'Ringing', { to: callee(`${index}`) }),
    )
    const nameless = Array.from({ length: 10_000 }, () => aRecord({ callId: '', branch: '', cseq: undefined }))
    const counts = findTransactions(factsOf(...forks, ...nameless)).map(({ requestRepeats, ...found }) => [
      requestRepeats.length,
      found.kind === 'ack' ? 0 : found.provisionals.length,
    ])
    expect(counts).toEqual([
      [4_999, 5_000],
      [9_999, 0],
    ])
  })
})

const root = join(import.meta.dirname, '..', '..', '..')
const demo = join(root, 'resources', 'demo')
const corpus = join(root, '..', 'shared', 'corpus', 'captures')
const recordingsIn = (folder: string, pattern: RegExp) =>
  existsSync(folder)
    ? readdirSync(folder).flatMap((name) => (pattern.test(name) ? [[name, join(folder, name)]] : []))
    : []

describe('transactions of recorded calls', () => {
  it.each([
    ...recordingsIn(demo, /\.pcap$/),
    ...recordingsIn(corpus, /^(?:live_.*|derived_mirr.*|derived_miss.*|heplify.*|genesys.*)\.pcap(?:ng)?$/),
  ])('%s: every message has one place in one transaction', (_, path = '') => {
    const messages = readFacts(path)
    const found = findTransactions(messages)
    // The ACK of a rejection on a branch of its own is a transaction, too.
    const ownAcks = new Set(found.flatMap(({ kind, request: ack }) => (kind === 'ack' ? [ack] : [])))
    const places = found
      .flatMap((transaction) => [
        transaction.request,
        ...transaction.requestRepeats,
        ...(transaction.kind === 'ack'
          ? []
          : [...transaction.provisionals, ...transaction.finals, ...transaction.responseRepeats]),
        ...(transaction.kind === 'invite'
          ? [transaction.ack, ...transaction.ackRepeats].filter((ack) => !ownAcks.has(ack))
          : []),
      ])
      .filter((index) => index !== undefined)
      .sort((one, other) => one - other)
    expect(places).toEqual(
      messages.flatMap(({ start, cseq }, index) => (start.kind === 'request' || cseq !== undefined ? [index] : [])),
    )
  })

  it('a three-hop call has three INVITEs, three ACKs and three BYEs, each on its own hop', () => {
    const found = findTransactions(readFacts(join(demo, 'three-hop.pcap')))
    expect(
      found.map(({ method, client, server, state }) => `${method} ${client.address} ${server.address} ${state.kind}`),
    ).toEqual([
      'INVITE 198.51.100.10 192.0.2.10 accepted',
      'INVITE 192.0.2.10 192.0.2.20 accepted',
      'INVITE 192.0.2.20 203.0.113.10 accepted',
      'ACK 192.0.2.20 203.0.113.10 terminated',
      'ACK 198.51.100.10 192.0.2.10 terminated',
      'ACK 192.0.2.10 192.0.2.20 terminated',
      'BYE 198.51.100.10 192.0.2.10 completed',
      'BYE 192.0.2.10 192.0.2.20 completed',
      'BYE 192.0.2.20 203.0.113.10 completed',
    ])
  })
})
