import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { aRecord, aResponse, callStart, factsOf } from '../../../test/support/builders'
import { readFacts } from '../../../test/support/read-facts'
import { asEpochMicros } from '../base/time'
import { findMissing } from './find-missing'
import type { TraceRecord } from './trace-record'

const endpoint = (address: string, port = 5060) => ({ address, port })
const carrier = endpoint('198.51.100.10')
const edge = endpoint('203.0.113.10')
const proxy = endpoint('192.0.2.10')

const callee = { user: 'u', domain: 'd', tag: 'callee' }
const atSecond = (seconds: number) => asEpochMicros(callStart + seconds * 1_000_000)
const muchLater = atSecond(3600)

const request = (method: string, given: Partial<TraceRecord> = {}): TraceRecord =>
  aRecord({ start: { kind: 'request', method, uri: '' }, cseq: { number: 1, method }, ...given })

const ack = (given: Partial<TraceRecord> = {}): TraceRecord =>
  request('ACK', { to: callee, branch: 'z9hG4bKack', ...given })

/** Shows that the capture sees what the edge answers to the carrier. */
const ping = [
  request('OPTIONS', { callId: 'ping', branch: 'z9hG4bKping' }),
  aResponse(200, 'OK', { callId: 'ping', branch: 'z9hG4bKping', cseq: { number: 1, method: 'OPTIONS' } }),
] as const

const missingOf = (records: readonly TraceRecord[], end = muchLater): readonly string[] =>
  findMissing(factsOf(...records), end).map(
    ({ what, source, destination, timer, afterIndex }) =>
      `${what} ${source.address} > ${destination.address} after ${afterIndex} by ${timer}`,
  )

const toEdge = `final response ${edge.address} > ${carrier.address}`
const toCarrier = `ACK ${carrier.address} > ${edge.address}`

describe('findMissing', () => {
  it('given a 2xx that nobody acknowledged, then the ACK is missing from 64*T1 after the 2xx on', () => {
    const messages = factsOf(aRecord(), aResponse(180, 'Ringing'), aResponse(200, 'OK'), aResponse(200, 'OK'))
    expect(findMissing(messages, asEpochMicros(atSecond(34) - 1))).toEqual([])
    expect(findMissing(messages, atSecond(34))).toEqual([
      {
        what: 'ACK',
        afterIndex: 2,
        at: atSecond(34),
        source: carrier,
        destination: edge,
        timer: '64*T1',
        section: 'RFC 3261 13.3.1.4',
        callId: 'a@carrier',
      },
    ])
  })

  it.each([
    ['an INVITE without answer', [...ping, aRecord(), aRecord()], [`${toEdge} after 3 by Timer B`]],
    ['a ringing that never ends', [aRecord(), aResponse(180, 'Ringing')], [`${toEdge} after 1 by Timer C`]],
    [
      'a CANCEL that ends nothing',
      [
        aRecord(),
        aResponse(180, 'R'),
        request('CANCEL'),
        aResponse(200, 'OK', { cseq: { number: 1, method: 'CANCEL' } }),
      ],
      [`${toEdge} after 2 by 64*T1`],
    ],
    ['a rejection without ACK', [aRecord(), aResponse(486, 'Busy Here')], [`${toCarrier} after 1 by Timer H`]],
    ['a request without answer', [...ping, request('BYE', { to: callee })], [`${toEdge} after 2 by Timer F`]],
    [
      'one of two forked 2xx without ACK',
      [aRecord(), aResponse(200, 'OK'), aResponse(200, 'OK', { to: { ...callee, tag: 'b' } }), ack()],
      [`${toCarrier} after 2 by 64*T1`],
    ],
  ] as const)('given %s, then it says what is missing', (_, records, expected) => {
    expect(missingOf(records)).toEqual(expected)
    expect(missingOf(records, atSecond(10))).toEqual([])
  })

  it.each([
    ['requests only', [aRecord(), ack(), request('BYE', { to: callee, branch: 'z9hG4bKbye' })]],
    ['responses only', [aResponse(180, 'Ringing'), aResponse(200, 'OK')]],
    ['a rejection, with the ACK on a branch of its own', [aRecord(), aResponse(486, 'Busy Here'), ack()]],
    ['an INVITE whose answer the capture lost, for its ACK is there', [...ping, aRecord(), ack()]],
    [
      'an INVITE whose answer the capture lost, for its sender knows the tag',
      [
        ...ping,
        aRecord(),
        request('BYE', { to: callee, branch: 'z9hG4bKbye' }),
        aResponse(200, 'OK', { branch: 'z9hG4bKbye', cseq: { number: 1, method: 'BYE' } }),
      ],
    ],
    [
      'a copy of the request at another capture point, behind an address translation',
      [
        ...ping,
        aRecord(),
        aRecord({ source: endpoint('10.0.0.1') }),
        aResponse(486, 'No', { destination: endpoint('10.0.0.1') }),
        request('ACK', { source: endpoint('10.0.0.1'), to: callee }),
      ],
    ],
  ])('given %s, then nothing is missing', (_, records) => {
    expect(missingOf(records)).toEqual([])
  })

  describe('with a proxy between', () => {
    const behind = { source: proxy, branch: 'z9hG4bK2' }
    const before = { destination: proxy }
    const invites = [aRecord(before), aRecord(behind)]
    const answers = [
      aResponse(200, 'OK', { destination: proxy, branch: 'z9hG4bK2' }),
      aResponse(200, 'OK', { source: proxy }),
    ]

    it('given an ACK from end to end, then no hop misses it', () => {
      expect(missingOf([...invites, ...answers, ack()])).toEqual([])
    })

    it('given an ACK that came to the proxy and did not go on, then the hop behind it misses it', () => {
      expect(missingOf([...invites, ...answers, ack(before)])).toEqual([
        `ACK ${proxy.address} > ${edge.address} after 2 by 64*T1`,
      ])
    })

    it('given no ACK at all, then only the caller owes it', () => {
      expect(missingOf([...invites, ...answers])).toEqual([
        `ACK ${carrier.address} > ${proxy.address} after 3 by 64*T1`,
      ])
    })

    it('given a proxy that answers 408 for a dead hop behind it, then that hop misses its answer', () => {
      const alive = ping.map((record) =>
        record.start.kind === 'request' ? { ...record, source: proxy } : { ...record, destination: proxy },
      )
      const timedOut = [aResponse(408, 'Request Timeout', { source: proxy }), request('ACK', { ...before, to: callee })]
      expect(missingOf([...alive, ...invites, ...timedOut])).toEqual([
        `final response ${edge.address} > ${proxy.address} after 3 by Timer B`,
      ])
    })
  })

  const root = join(import.meta.dirname, '..', '..', '..')
  const corpus = join(root, '..', 'shared', 'corpus', 'captures')

  it.each([
    'three-hop',
    'retransmissions',
    'no-answer-cancel',
    'digest-challenge',
    'tcp-answered',
    'prack-early-media',
  ])('given the recorded call %s and an hour after it, then nothing is missing', (name) => {
    const messages = readFacts(join(root, 'resources', 'demo', `${name}.pcap`))
    expect(findMissing(messages, asEpochMicros((messages.at(-1)?.at ?? 0) + 3_600_000_000))).toEqual([])
  })

  it('given a recorded call without its ACKs, then each is missing after its final response', () => {
    const messages = readFacts(join(root, 'resources', 'demo', 'digest-challenge.pcap')).filter(
      ({ start }) => start.kind === 'response' || start.method !== 'ACK',
    )
    const end = asEpochMicros((messages.at(-1)?.at ?? 0) + 3_600_000_000)
    expect(findMissing(messages, end).map(({ what, afterIndex, timer }) => [what, afterIndex, timer])).toEqual([
      ['ACK', 1, 'Timer H'],
      ['ACK', 5, '64*T1'],
    ])
  })

  const oneDirection = join(corpus, 'derived_one_direction_only.pcap')
  it.skipIf(!existsSync(oneDirection))(
    'given a capture of one direction, then nothing is missing — the corpus is not beside the checkout',
    () => {
      const messages = readFacts(oneDirection)
      expect(messages.length).toBe(7)
      expect(findMissing(messages, asEpochMicros((messages.at(-1)?.at ?? 0) + 3_600_000_000))).toEqual([])
    },
  )
})
