import { describe, expect, it } from 'vitest'
import { aRecord, aResponse, callStart, messagesOf } from '../../../test/support/builders'
import { asEpochMicros, type EpochMicros } from '../base/time'
import type { MissingMessage } from '../call/find-missing'
import type { TraceRecord } from '../call/trace-record'
import type { LadderPlan } from './ladder-shape'
import { layoutLadder } from './layout-ladder'
import { nameLane } from './name-lane'
import { rowsBetween } from './rows-between'

const carrier = { address: '198.51.100.10', port: 5060 }
const edge = { address: '203.0.113.10', port: 5060 }
const phone = { address: '192.0.2.7', port: 5070 }

const after = (seconds: number): EpochMicros => asEpochMicros(callStart + seconds * 1_000_000)

const request = (method: string, given: Partial<TraceRecord> = {}): TraceRecord =>
  aRecord({ start: { kind: 'request', method, uri: 'sip:x' }, cseq: { number: 1, method }, ...given })

/** Carrier to edge, and a second leg from edge to phone. */
const twoLegs = messagesOf(
  aRecord({ sourceAlias: 'Carrier' }),
  aRecord({ callId: 'b', source: edge, destination: phone, branch: 'z9hG4bK2' }),
  aResponse(200, 'OK', { callId: 'b', source: phone, destination: edge, branch: 'z9hG4bK2' }),
  aResponse(200, 'OK'),
)

const arrowsOf = ({ rungs, lanes }: LadderPlan): readonly string[] =>
  rungs.map(({ fromLane, toLane, label }) => `${lanes[fromLane]?.key} → ${lanes[toLane]?.key} ${label}`)

const rowsOf = ({ rows }: Pick<LadderPlan, 'rows'>): readonly (readonly [y: number, words: string])[] =>
  rows.map((row) => [row.y, row.kind === 'rung' ? row.rung.label : row.kind === 'gap' ? row.label : row.ghost.label])

describe('layoutLadder', () => {
  it('puts lanes in the order in which addresses appear, with all ports of an address on one lane', () => {
    const { lanes } = layoutLadder(
      messagesOf(
        aRecord({ sourceAlias: 'Carrier' }),
        aResponse(100, 'Trying', { source: { address: '203.0.113.10', port: 5062 } }),
        aRecord({ callId: 'b', source: edge, destination: { address: '::1', port: 5060 } }),
      ),
    )
    expect(
      lanes.map(({ index, key, kind, address, ports, alias }) => [index, key, kind, address, ports, alias]),
    ).toEqual([
      [0, '198.51.100.10', 'host', '198.51.100.10', [5060], 'Carrier'],
      [1, '203.0.113.10', 'host', '203.0.113.10', [5060, 5062], ''],
      [2, '::1', 'host', '::1', [5060], ''],
    ])
  })

  it('says time, label, leg and tone of every rung', () => {
    const { rungs } = layoutLadder(
      messagesOf(aRecord(), aRecord(), aResponse(486, 'Busy Here'), aRecord({ callId: 'other' })),
    )
    expect(
      rungs.map(({ label, tone, leg, repeat, fromLane, toLane, sinceStart, sincePrevious }) => [
        label,
        tone,
        leg,
        repeat,
        `${fromLane}→${toLane}`,
        sinceStart,
        sincePrevious,
      ]),
    ).toEqual([
      ['INVITE', 'request', 0, 0, '0→1', 0, 0],
      ['INVITE', 'request', 0, 1, '0→1', 1_000_000, 1_000_000],
      ['486 Busy Here', 'failure', 0, 0, '1→0', 2_000_000, 1_000_000],
      ['INVITE', 'request', 1, 0, '0→1', 3_000_000, 1_000_000],
    ])
  })

  it('lays out nothing for nothing', () => {
    expect(layoutLadder([], { silence: {}, foldRepeats: true })).toEqual({
      lanes: [],
      rungs: [],
      rows: [],
      height: 0,
      bars: [],
      segments: [],
      hiddenMessages: 0,
    })
  })

  it('given a rung, then its second line is what was asked for, is made when read, and survives a copy', () => {
    const messages = messagesOf(aRecord({ reason: 'Q.850;cause=16' }))
    const digests = (['cseq-sdp', 'cseq', 'sdp', 'reason', 'from-to'] as const).map((digest) =>
      layoutLadder(messages, { digest }).rungs.map((rung) => ({ ...rung }).detail),
    )
    expect(digests).toEqual([['1 INVITE'], ['1 INVITE'], [''], ['Q.850;cause=16'], ['+442079460123 → +13175550100']])
  })

  it('given repeats to be folded, then their originals carry them', () => {
    const copy = aRecord({ at: asEpochMicros(callStart + 10) })
    const messages = messagesOf(aRecord({ at: asEpochMicros(callStart + 1) }), copy, aRecord(), aResponse(200, 'OK'))
    const { rungs, hiddenMessages } = layoutLadder(messages, { foldRepeats: true })
    expect(hiddenMessages).toBe(0)
    expect(
      rungs.map(({ index, messageIndex, label, repeat, folded }) => ({ index, messageIndex, label, repeat, folded })),
    ).toEqual([
      {
        index: 0,
        messageIndex: 0,
        label: 'INVITE',
        repeat: 0,
        folded: [
          { kind: 'copy', messageIndex: 1, messageId: messages[1]?.id, at: messages[1]?.at },
          { kind: 'retransmission', messageIndex: 2, messageId: messages[2]?.id, at: messages[2]?.at },
        ],
      },
      { index: 1, messageIndex: 3, label: '200 OK', repeat: 0, folded: [] },
    ])
  })

  it('given hidden lanes, then one lane at the edge stands for them, and messages among them are counted', () => {
    const plan = layoutLadder(twoLegs, { lanes: { hidden: ['203.0.113.10', '192.0.2.7'] } })
    expect(arrowsOf(plan)).toEqual(['198.51.100.10 → hidden INVITE', 'hidden → 198.51.100.10 200 OK'])
    expect([plan.hiddenMessages, plan.lanes.map((lane) => nameLane(lane).full)]).toEqual([
      2,
      ['Carrier · 198.51.100.10:5060', '2 hidden hosts'],
    ])
    expect(layoutLadder(twoLegs, { lanes: { hidden: twoLegs.map(({ source }) => source.address) } })).toEqual({
      ...layoutLadder([]),
      hiddenMessages: 4,
    })
  })

  it('given groups, names and an order, then lanes follow them and messages within a group stay on its lane', () => {
    const plan = layoutLadder(twoLegs, {
      lanes: {
        groups: [{ name: 'Ours', keys: ['203.0.113.10', '192.0.2.7'] }],
        names: new Map([['198.51.100.10', 'Telco']]),
        order: ['group Ours'],
      },
    })
    expect(plan.lanes.map((lane) => nameLane(lane))).toEqual([
      { name: 'Ours', place: '203.0.113.10 and 1 more', full: 'Ours · 203.0.113.10 and 1 more' },
      { name: 'Telco', place: '198.51.100.10:5060', full: 'Telco · 198.51.100.10:5060' },
    ])
    expect(plan.rungs.map(({ kind, fromLane, toLane }) => `${kind} ${fromLane}→${toLane}`)).toEqual([
      'arrow 1→0',
      'self 0→0',
      'self 0→0',
      'arrow 0→1',
    ])
  })

  it('given lanes by port or by alias, then that is what shares a lane', () => {
    const messages = messagesOf(
      aRecord({ sourceAlias: 'Carrier' }),
      aRecord({ source: { address: '2001:db8::1', port: 5062 }, sourceAlias: 'Carrier', branch: 'z9hG4bK2' }),
      aResponse(200, 'OK', { destination: { address: '198.51.100.10', port: undefined } }),
    )
    expect([
      arrowsOf(layoutLadder(messages, { lanes: { by: 'address-port' } })),
      arrowsOf(layoutLadder(messages, { lanes: { by: 'alias' } })),
    ]).toEqual([
      [
        '198.51.100.10:5060 → 203.0.113.10:5060 INVITE',
        '[2001:db8::1]:5062 → 203.0.113.10:5060 INVITE',
        '203.0.113.10:5060 → 198.51.100.10 200 OK',
      ],
      [
        'alias Carrier → 203.0.113.10 INVITE',
        'alias Carrier → 203.0.113.10 INVITE',
        '203.0.113.10 → alias Carrier 200 OK',
      ],
    ])
  })

  it('given a crowded lane, then each of its legs has a lane of its own, and lanes with one leg stay', () => {
    const { lanes } = layoutLadder(twoLegs, {
      lanes: { splitLegsFrom: 2, names: new Map([['203.0.113.10', 'B2BUA']]) },
    })
    expect(lanes.map((lane) => [lane.kind, lane.key, nameLane(lane).name])).toEqual([
      ['host', '198.51.100.10', 'Carrier'],
      ['leg', '203.0.113.10 leg 1', 'B2BUA leg 1'],
      ['leg', '203.0.113.10 leg 2', 'B2BUA leg 2'],
      ['host', '192.0.2.7', '192.0.2.7'],
    ])
    expect(layoutLadder(twoLegs, { lanes: { splitLegsFrom: 3 } }).lanes).toHaveLength(3)
  })

  it('given a capture that begins in the middle, then short arrows put the caller left and neighbours together', () => {
    const messages = messagesOf(
      request('OPTIONS', { source: edge, destination: carrier, callId: 'o', to: { user: '', domain: '', tag: 't' } }),
      aRecord({ callId: 'b', source: edge, destination: phone }),
      aRecord({ source: carrier, destination: edge }),
    )
    expect(layoutLadder(messages, { lanes: { sort: 'short-arrows' } }).lanes.map(({ key }) => key)).toEqual([
      '198.51.100.10',
      '203.0.113.10',
      '192.0.2.7',
    ])
  })

  it('given silences, then long ones are said on a row, and a message that is missing stands in its time', () => {
    const ghost: MissingMessage = {
      what: 'ACK',
      afterIndex: 3,
      at: after(32.5),
      source: carrier,
      destination: edge,
      timer: 'Timer H',
      section: 'RFC 3261 17.2.1',
      callId: 'a@carrier',
    }
    const messages = messagesOf(
      ...[0.1, 0.2, 0.3, 0.5].map((at, index) => aResponse(180 + index, 'x', { at: after(at) })),
      request('BYE', { at: after(3780), cseq: { number: 2, method: 'BYE' } }),
    )
    const plan = layoutLadder(messages, { silence: {}, missing: [ghost] })
    expect([rowsOf(plan), plan.height]).toEqual([
      [
        [0, '180 x'],
        [1, '181 x'],
        [2, '182 x'],
        [3, '183 x'],
        [4, '32 s of silence'],
        [4.5, 'ACK'],
        [5.5, '1 h 2 min of silence'],
        [6, 'BYE'],
      ],
      7,
    ])
    expect(plan.rows.flatMap((row) => (row.kind === 'ghost' ? [row.ghost] : []))).toEqual([
      {
        kind: 'arrow',
        fromLane: 1,
        toLane: 0,
        at: after(32.5),
        sinceStart: 32_400_000,
        label: 'ACK',
        timer: 'Timer H',
        section: 'RFC 3261 17.2.1',
        leg: 0,
        afterMessageId: messages[3]?.id,
      },
    ])
    expect(layoutLadder(messages).rows.map(({ kind }) => kind)).toEqual(Array<string>(5).fill('rung'))
  })

  it('given a scale, then rows stand apart as their times do, at least a row and at most fifty', () => {
    const messages = messagesOf(
      ...[0.1, 0.2, 3.2, 1e6].map((at, index) => aResponse(180 + index, 'x', { at: after(at) })),
    )
    const { rungs, height } = layoutLadder(messages, { microsPerRow: 500_000 })
    expect([rungs.map(({ y }) => y), height]).toEqual([[0, 1, 7, 57], 58])
  })

  it('given media and segments, then they last from row to row, side by side where they overlap', () => {
    const messages = messagesOf(...[0.1, 1, 2, 3].map((at, index) => aResponse(180 + index, 'x', { at: after(at) })))
    const bar = { source: edge, destination: carrier, callId: '', state: 'active' }
    const elsewhere = { address: '192.0.2.99', port: 4000 }
    const { bars, segments } = layoutLadder(messages, {
      media: [
        { ...bar, from: after(2), to: undefined, label: 'later' },
        { ...bar, from: after(1), to: after(2.5), label: 'first' },
        { ...bar, source: elsewhere, from: after(0), to: after(9), label: 'no lane' },
      ],
      segments: [
        { kind: 'ivr', label: 'menu', from: after(1), to: after(2) },
        { kind: 'agent', label: 'talk', from: after(2), to: after(3) },
      ],
    })
    expect(bars).toEqual([
      { startY: 0, endY: 4, column: 0, label: 'no lane', fromLane: undefined, toLane: 1, state: 'active' },
      { startY: 1.5, endY: 3, column: 0, label: 'first', fromLane: 0, toLane: 1, state: 'active' },
      { startY: 2.5, endY: 4, column: 1, label: 'later', fromLane: 0, toLane: 1, state: 'active' },
    ])
    expect(segments).toEqual([
      { startY: 1.5, endY: 2.5, column: 0, label: 'menu', kind: 'ivr' },
      { startY: 2.5, endY: 3.5, column: 0, label: 'talk', kind: 'agent' },
    ])
  })

  it('given a forked call, then relatives share transaction and dialog, and a second branch has its own dialog', () => {
    const callee = (tag: string): Partial<TraceRecord> => ({ to: { user: 'b', domain: 'x', tag } })
    const bye = { number: 1, method: 'BYE' }
    const { rungs } = layoutLadder(
      messagesOf(
        aRecord(),
        aResponse(100, 'Trying', callee('')),
        aResponse(180, 'Ringing', callee('one')),
        aResponse(180, 'Ringing', callee('two')),
        aResponse(486, 'Busy Here', callee('two')),
        request('ACK', { ...callee('two'), cseq: { number: 1, method: 'ACK' } }),
        request('CANCEL'),
        // The callee hangs up, so its tag is in From.
        request('BYE', {
          from: { user: 'b', domain: 'x', tag: 'one' },
          ...callee('caller'),
          cseq: bye,
          branch: 'z9hG4bK9',
        }),
      ),
    )
    expect(rungs.map(({ label, transaction, dialog }) => [label, transaction, dialog])).toEqual([
      ['INVITE', 0, 0],
      ['100 Trying', 0, 0],
      ['180 Ringing', 0, 0],
      ['180 Ringing', 0, 1],
      ['486 Busy Here', 0, 1],
      ['ACK', 0, 1],
      ['CANCEL', 1, 0],
      ['BYE', 2, 0],
    ])
  })
})

describe('rowsBetween', () => {
  it('given a window, then it has the rows of which anything shows', () => {
    const { rows } = layoutLadder(twoLegs)
    const shown = (y0: number, y1: number): readonly number[] => rowsBetween({ rows }, y0, y1).map(({ y }) => y)
    expect([shown(-5, 0), shown(0, 1), shown(0.5, 2.5), shown(3, 99), shown(4, 99), shown(2, 1)]).toEqual([
      [],
      [0],
      [0, 1, 2],
      [3],
      [],
      [],
    ])
  })
})
