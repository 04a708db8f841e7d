// A busy SBC, made up call by call so that the truth is known: whatever joins, not one stranger may be among it.
import { describe, expect, it } from 'vitest'
import { aRecord, aResponse, callStart } from '../../../test/support/builders'
import { asEpochMicros } from '../base/time'
import { correlateLegs } from './correlate-legs'
import { noTies, type LegTie } from './leg-tie'
import { messageFromRecord } from './message-from-record'
import type { CallFacts } from './trace-message'

const carrier = { address: '198.51.100.10', port: 5060 }
const sbc = { address: '192.0.2.20', port: 5060 }
const edge = { address: '203.0.113.10', port: 5060 }

/** A generator of numbers from 0 to below 1 that gives the same numbers in every run (Park and Miller). */
const createRandom = (seed: number): (() => number) => {
  let state = seed
  return () => {
    state = (state * 48_271) % 2_147_483_647
    return state / 2_147_483_647
  }
}

const shuffle = <T>(items: readonly T[], random: () => number): readonly T[] =>
  items
    .map((item) => ({ item, rank: random() }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ item }) => item)

interface Traffic {
  readonly calls: number
  readonly callsPerSecond: number
  readonly callers: number
  readonly called: number
  /** Ties and conversation of a leg. */
  readonly idsOf?: (call: number, side: 'in' | 'out') => Partial<Pick<CallFacts, 'legTies' | 'conversationId'>>
  /** Share of calls that the SBC rejects, delays by 2 to 8 s, or whose first leg went uncaptured. */
  readonly trouble: number
}

/** Legs `in-7` and `out-7` are call 7. */
const createTraffic = (traffic: Traffic, random: () => number): readonly CallFacts[] => {
  const { calls, callsPerSecond, callers, called, idsOf, trouble } = traffic
  return Array.from({ length: calls }, (_, call) => {
    const startedAt = callStart + Math.floor(((call + random()) / callsPerSecond) * 1e6)
    const from = { user: `+44207946${1000 + Math.floor(random() * callers)}`, domain: '', tag: `f${call}` }
    const to = { user: `+1317555${1000 + Math.floor(random() * called)}`, domain: '', tag: '' }
    const luck = random()
    const isRejected = luck < trouble / 3
    const isSlow = !isRejected && luck < (trouble * 2) / 3
    const isUnseen = !isRejected && !isSlow && luck < trouble
    const passedOn = startedAt + Math.floor(isSlow ? 2e6 + random() * 6e6 : 5000 + random() * 150_000)
    const answered = passedOn + Math.floor(1e6 + random() * 5e6)
    const over = answered + Math.floor(random() * 30e6)
    const leg = (side: 'in' | 'out', at: number, status: number): readonly CallFacts[] => {
      const hop = side === 'in' ? { source: carrier, destination: sbc } : { source: sbc, destination: edge }
      const common = { callId: `${side}-${call}`, branch: `z9hG4bK-${side}-${call}`, from, to, ...hop }
      const back = { source: hop.destination, destination: hop.source, to: { ...to, tag: 't' } }
      const records = [
        aRecord({ ...common, at: asEpochMicros(at) }),
        aResponse(status, '', { ...common, ...back, at: asEpochMicros(status === 200 ? answered : at + 20_000) }),
        ...(status === 200
          ? [
              aRecord({
                ...common,
                to: back.to,
                at: asEpochMicros(over),
                start: { kind: 'request', method: 'BYE', uri: '' },
                cseq: { number: 2, method: 'BYE' },
              }),
            ]
          : []),
      ]
      return records.map((record) => ({ ...messageFromRecord(record), legTies: noTies, ...idsOf?.(call, side) }))
    }
    return [
      ...(isUnseen ? [] : leg('in', startedAt, isRejected ? 503 : 200)),
      ...(isRejected ? [] : leg('out', passedOn, 200)),
    ]
  })
    .flat()
    .sort((a, b) => a.at - b.at)
}

const callNumber = (leg: string): string => leg.slice(leg.indexOf('-') + 1)

interface Score {
  readonly wrong: number
  readonly right: number
  /** Calls of which both legs are there. */
  readonly possible: number
}

const judge = (messages: readonly CallFacts[]): Score => {
  const { legs, joins, calls } = correlateLegs(messages)
  const sides = new Set(legs.map(({ id }) => id))
  return {
    wrong:
      joins.filter(({ legs: [a, b] }) => callNumber(a) !== callNumber(b)).length +
      calls.filter((call) => new Set(call.legs.map(({ id }) => callNumber(id))).size > 1).length,
    right: calls.filter((call) => call.legs.length === 2).length,
    possible: legs.filter(({ id }) => id.startsWith('in-') && sides.has(`out-${callNumber(id)}`)).length,
  }
}

const busy: Traffic = { calls: 2000, callsPerSecond: 100, callers: 100, called: 50, trouble: 0 }

describe('correlateLegs on a busy SBC', { timeout: 30_000 }, () => {
  it.each<[string, Traffic, number]>([
    ['a pool of 5,000 pairs of numbers', busy, 0.6],
    ['many numbers', { ...busy, callers: 5000, called: 1000 }, 0.99],
    ['calls rejected, delayed and half captured', { ...busy, trouble: 0.3 }, 0.45],
    ['ten callers who call one number', { ...busy, callers: 10, called: 1 }, 0],
    ['one pair of numbers', { ...busy, callers: 1, called: 1 }, 0],
    ['one pair of numbers, slowly', { ...busy, calls: 300, callsPerSecond: 0.05, callers: 1, called: 1 }, 0.7],
  ])('given %s and no ids, then not one join is wrong', (_name, traffic, recall) => {
    for (const seed of [1, 2]) {
      const { wrong, right, possible } = judge(createTraffic(traffic, createRandom(seed)))
      expect({ wrong, isEnough: right >= recall * possible }).toEqual({ wrong: 0, isEnough: true })
    }
  })

  it.each<[string, NonNullable<Traffic['idsOf']>]>([
    ['a conversation on each leg', (call) => ({ conversationId: `conversation-${call}` })],
    [
      'a name of the first leg',
      (call, side) => (side === 'out' ? { legTies: [{ kind: 'a-leg', value: `in-${call}` }] } : {}),
    ],
    ['a call UUID', (call) => ({ legTies: [{ kind: 'call-uuid', value: `uuid-00${call}` }] })],
    ['a branch', (call, side) => (side === 'out' ? { legTies: [{ kind: 'via', value: `z9hG4bK-in-${call}` }] } : {})],
  ])('given %s, then every call is whole and none is wrong', (_name, idsOf) => {
    const numbers = { callers: 10, called: 1 }
    const { wrong, right, possible } = judge(createTraffic({ ...busy, ...numbers, idsOf }, createRandom(4)))
    expect({ wrong, missing: possible - right, possible }).toEqual({ wrong: 0, missing: 0, possible: 2000 })
  })

  it('given a conversation on the answer of one leg only, then numbers still join the rest', () => {
    const idsOf: Traffic['idsOf'] = (call, side) => (side === 'out' ? { conversationId: `conversation-${call}` } : {})
    const { wrong, right } = judge(createTraffic({ ...busy, callers: 5000, called: 1000, idsOf }, createRandom(5)))
    expect({ wrong, isEnough: right > 1980 }).toEqual({ wrong: 0, isEnough: true })
  })

  it('given one broken id on all legs beside, then it joins nothing', () => {
    const constant: LegTie = { kind: 'session', value: 'a358d2b1f5c24a6a9e3c000000000001' }
    const { wrong } = judge(createTraffic({ ...busy, idsOf: () => ({ legTies: [constant] }) }, createRandom(6)))
    expect(wrong).toBe(0)
  })

  it('given the same messages in any order, then the same legs are joined for the same reasons', () => {
    const random = createRandom(7)
    const kinds: readonly LegTie['kind'][] = ['a-leg', 'call-uuid', 'session', 'replaces', 'via']
    // Few values, so that ties collide, contradict conversations and form chains.
    const tie = (): LegTie => {
      const kind = kinds[Math.floor(random() * kinds.length)] ?? 'a-leg'
      const number = Math.floor(random() * 150)
      if (kind === 'via') return { kind, value: `z9hG4bK-in-${number}` }
      return { kind, value: kind === 'a-leg' || kind === 'replaces' ? `in-${number}` : `uuid-00${number}` }
    }
    const messages = createTraffic(
      {
        ...busy,
        calls: 300,
        trouble: 0.3,
        idsOf: () => ({
          legTies: random() < 0.3 ? [tie()] : noTies,
          conversationId: random() < 0.3 ? `conversation-${Math.floor(random() * 200)}` : '',
        }),
      },
      random,
    )
    const read = (given: readonly CallFacts[]) => {
      const { joins, calls } = correlateLegs(given)
      const partition = calls.map(({ legs }) => legs.map(({ id }) => id).sort())
      return {
        joins: joins.map((join) => JSON.stringify(join)).sort(),
        calls: partition.map((legs) => legs.join()).sort(),
      }
    }
    const expected = read(messages)
    expect(expected.joins.length).toBeGreaterThan(100)
    for (let round = 0; round < 10; round += 1) expect(read(shuffle(messages, random))).toEqual(expected)
  })

  it('given any join undone, then nothing is joined that was not joined before', () => {
    const messages = createTraffic(
      { ...busy, calls: 60, idsOf: (call) => ({ legTies: [{ kind: 'session', value: `session-${call % 20}` }] }) },
      createRandom(8),
    )
    const { joins, calls } = correlateLegs(messages)
    expect(joins.length).toBeGreaterThan(50)
    const callOf = new Map(calls.flatMap(({ legs }, call) => legs.map(({ id }) => [id, call] as const)))
    for (const { id } of joins) {
      const after = correlateLegs(messages, { undone: new Set([id]) }).calls
      expect(after.every(({ legs }) => new Set(legs.map((leg) => callOf.get(leg.id))).size === 1)).toBe(true)
      expect(after.length - calls.length).toBeLessThanOrEqual(1)
    }
  })
})
