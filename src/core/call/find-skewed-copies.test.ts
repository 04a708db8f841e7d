import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { aRecord, aResponse, callStart, factsOf } from '../../../test/support/builders'
import { readFacts } from '../../../test/support/read-facts'
import { asEpochMicros } from '../base/time'
import { findRepeats } from './find-repeats'
import type { CallFacts } from './trace-message'
import type { TraceRecord } from './trace-record'

const shift = <M extends CallFacts>(messages: readonly M[], ms: number): readonly M[] =>
  messages.map((message) => ({ ...message, at: asEpochMicros(message.at + ms * 1000) }))

const byTime = (...points: readonly (readonly CallFacts[])[]): readonly CallFacts[] =>
  points.flat().sort((one, other) => one.at - other.at)

/** What becomes of the messages in order of time: `.` for the first of its kind, `r` for sent again, `c` for seen again. */
const kindsOf = (messages: readonly CallFacts[]): string => {
  const repeats = findRepeats(messages)
  return messages.map((_, index) => repeats.get(index)?.kind[0] ?? '.').join('')
}

const countKinds = (messages: readonly CallFacts[]) => {
  const kinds = [...findRepeats(messages).values()].map(({ kind }) => kind)
  const copy = kinds.filter((kind) => kind === 'copy').length
  return { retransmission: kinds.length - copy, copy }
}

type Line = readonly [ms: number, what: string | number, method: string, seq: number]

/** One call, told as when which message passed. Answers come from the one who was asked. */
const aCall = (id: string, startMs: number, lines: readonly Line[]): readonly CallFacts[] =>
  factsOf(
    ...lines.map(([ms, what, method, number]): TraceRecord => {
      const given = {
        // Never `callStart` itself, which the builder would spread out.
        at: asEpochMicros(callStart + 1 + (startMs + ms) * 1000),
        callId: id,
        branch: `z9hG4bK${id}${method === 'ACK' ? 'ack' : ''}${number}`,
        cseq: { number, method },
      }
      return typeof what === 'number'
        ? aResponse(what, '', given)
        : aRecord({ ...given, start: { kind: 'request', method: what, uri: '' } })
    }),
  )

const answered: readonly Line[] = [
  [0, 'INVITE', 'INVITE', 1],
  [2, 100, 'INVITE', 1],
  [90, 180, 'INVITE', 1],
  [4200, 200, 'INVITE', 1],
  [4230, 'ACK', 'ACK', 1],
  [9000, 'BYE', 'BYE', 2],
  [9010, 200, 'BYE', 2],
]

const delayBy =
  (by: number) =>
  ([ms, ...rest]: Line): Line => [ms + by, ...rest]

const oneCall = aCall('one', 0, answered)

describe('copies of a capture point with another clock', () => {
  it.each([200, 800, 2500, 7000, 90_000, 3_600_000])(
    'given a call that comes again as a whole %i ms later, then all that comes later are copies of what came first',
    (ms) => {
      const later = shift(oneCall, ms)
      const messages = byTime(oneCall, later)
      const places = oneCall
        .flatMap((original, index) => later.slice(index, index + 1).map((copy) => [copy, original] as const))
        .map(([copy, original]) => [messages.indexOf(copy), { kind: 'copy', of: messages.indexOf(original) }])
      expect([...findRepeats(messages)]).toEqual(places)
    },
  )

  it('given a network that takes up to 25 ms more or less between the points, then they are copies still', () => {
    const later = [0, 25, -25, 11, -7, 0, 25].flatMap((jitter, index) =>
      shift(oneCall.slice(index, index + 1), 2500 + jitter),
    )
    expect(kindsOf(byTime(oneCall, later))).toBe('...ccc..cc..cc')
  })

  it('given delays that differ by more, then nothing says that a second point made them', () => {
    const later = oneCall.flatMap((message, index) => shift([message], 2500 + index * 70))
    expect(kindsOf(byTime(oneCall, later))).not.toContain('c')
  })

  it('given a second point that began later and ended earlier, then what it saw are copies', () => {
    const calls = [0, 1, 2, 3, 4].map((call) => aCall(`call${call}`, call * 20_000, answered))
    const later = shift(calls.slice(1, 4).flat().slice(2, -3), 2500)
    const repeats = findRepeats(byTime(calls.flat(), later))
    expect([...repeats.values()].map(({ kind }) => kind)).toEqual(later.map(() => 'copy'))
  })

  it.each([
    ['one message in twenty', 20, 'copy'],
    ['one message in five', 5, 'retransmission'],
  ])('given a second point that missed %s, then its share decides what the rest is', (_, every, kind) => {
    const calls = [0, 1, 2, 3, 4, 5].flatMap((call) => aCall(`call${call}`, call * 20_000, answered))
    const later = shift(
      calls.filter((__, index) => index % every !== 3),
      2500,
    )
    expect([...findRepeats(byTime(calls, later)).values()].map((repeat) => repeat.kind)).toEqual(later.map(() => kind))
  })

  it('given hosts of which both points saw three messages only, then what other hosts told of the clock holds for them', () => {
    const other = aCall('ping', 300, [
      [0, 'OPTIONS', 'OPTIONS', 1],
      [3, 200, 'OPTIONS', 1],
    ]).map((message) => ({
      ...message,
      source: { ...message.source, address: message.source.address.replace('198.51.100.10', '192.0.2.77') },
      destination: {
        ...message.destination,
        address: message.destination.address.replace('198.51.100.10', '192.0.2.77'),
      },
    }))
    expect(kindsOf(byTime(other, shift(other, 7000)))).toBe('..rr')
    expect(kindsOf(byTime(oneCall, other, shift([...oneCall, ...other], 7000)))).toBe('.......ccccc..cccc')
  })
})

describe('copies among what was sent again', () => {
  it('given a rejection 300 ms later, then INVITE after its own ACK tells that nobody sent it again', () => {
    const rejected = aCall('one', 0, [
      [0, 'INVITE', 'INVITE', 1],
      [5, 404, 'INVITE', 1],
    ])
    const acknowledged = aCall('one', 0, [[9, 'ACK', 'ACK', 1]]).map((ack) => ({ ...ack, branch: 'z9hG4bKone1' }))
    const call = [...rejected, ...acknowledged]
    expect(kindsOf(byTime(call, shift(call, 300)))).toBe('...ccc')
  })

  it('given a first point that sees everything twice, then the second is told apart from it', () => {
    const mirrored = byTime(oneCall, shift(oneCall, 0.02))
    expect(kindsOf(byTime(mirrored, shift(oneCall, 2500)))).toBe('.c.c.cccc.c.ccc.c.ccc')
  })

  it('given a copy right before a retransmission, then that stays one', () => {
    const again = [500, 1500, 3500, 7500].map((ms): Line => [ms, 'INVITE', 'INVITE', 1])
    const call = aCall('one', 0, [...answered.slice(0, 1), ...again, ...answered.slice(1).map(delayBy(7600))])
    expect(countKinds(byTime(call, shift(call, 6990)))).toEqual({ retransmission: 4, copy: call.length })
  })

  it('given points that see each message twice over 300 ms, then they are told apart still', () => {
    const mirrored = byTime(oneCall, shift(oneCall, 0.02))
    expect(countKinds(byTime(mirrored, shift(mirrored, 300)))).toEqual({ retransmission: 0, copy: 21 })
  })
})

describe('what senders do is no copy', () => {
  it.each([
    ['requests alone', [0, 5000], false],
    ['requests and answers at even intervals', [0, 5000, 10_000, 15_000], true],
    ['requests and answers at odd intervals', [0, 5000, 11_000], true],
  ])('given %s of a sender with timers of its own, then none is a copy', (_, schedule, isAnswered) => {
    const pings = Array.from({ length: 6 }, (__, ping) =>
      aCall(
        `ping${ping}`,
        ping * 90,
        schedule.flatMap((ms): readonly Line[] => [
          [ms, 'OPTIONS', 'OPTIONS', 1],
          ...(isAnswered ? [[ms + 2, 200, 'OPTIONS', 1] as const] : []),
        ]),
      ),
    )
    expect(kindsOf(byTime(...pings))).not.toContain('c')
  })

  /** The answer takes longer than T1, so each side sends all but 180 once more, and its peer answers once more. */
  const longWay = (t1: number): readonly Line[] => [
    [0, 'INVITE', 'INVITE', 1],
    [2, 100, 'INVITE', 1],
    [t1, 'INVITE', 'INVITE', 1],
    [t1 + 2, 100, 'INVITE', 1],
    [6000, 200, 'INVITE', 1],
    [6000 + t1 - 20, 'ACK', 'ACK', 1],
    [6000 + t1, 200, 'INVITE', 1],
    [6000 + 2 * t1 - 20, 'ACK', 'ACK', 1],
    [9000, 'BYE', 'BYE', 2],
    [9003, 200, 'BYE', 2],
    [9000 + t1, 'BYE', 'BYE', 2],
    [9003 + t1, 200, 'BYE', 2],
  ]

  it.each([150, 300, 500, 1000, 2000])(
    'given fifty calls over a way longer than T1 = %i ms, then whatever comes twice was sent twice',
    (t1) => {
      const calls = Array.from({ length: 50 }, (_, call) => aCall(`call${call}`, call * 20_000, longWay(t1)))
      const kinds = [...findRepeats(byTime(...calls)).values()].map(({ kind }) => kind)
      expect(kinds).toEqual(Array.from({ length: 300 }, () => 'retransmission'))
    },
  )

  it('given requests that go on every T2 with an answer each, then none is a copy', () => {
    const schedule = [0, 500, 1500, 3500, 7500, 11_500, 15_500, 19_500, 23_500, 27_500, 31_500]
    const pings = Array.from({ length: 6 }, (_, ping) =>
      aCall(
        `ping${ping}`,
        ping * 7,
        schedule.flatMap((ms): readonly Line[] => [
          [ms, 'OPTIONS', 'OPTIONS', 1],
          [ms + 2, 200, 'OPTIONS', 1],
        ]),
      ),
    )
    expect(kindsOf(byTime(...pings))).not.toContain('c')
  })

  it('given a call that comes again at T1, then it stays sent again: no evidence outweighs the default timer', () => {
    expect(kindsOf(byTime(oneCall, shift(oneCall, 500)))).toBe('...rrr..rr..rr')
  })
})

const root = join(import.meta.dirname, '..', '..', '..')
const demo = join(root, 'resources', 'demo')
const corpus = join(root, '..', 'shared', 'corpus', 'captures')

const recordings = [
  ...readdirSync(demo).flatMap((name) => (name.endsWith('.pcap') ? [join(demo, name)] : [])),
  ...['live_retransmissions.pcapng', 'derived_mirrored_duplicates.pcap', 'heplify_tcp_retrans.pcap']
    .map((name) => join(corpus, name))
    .filter((path) => existsSync(path)),
].map((path) => [path.slice(path.lastIndexOf('/') + 1), path] as const)

describe.each(recordings)('the recording %s', (_, path) => {
  const messages = readFacts(path)
  const own = countKinds(messages)

  it.each([12, 2500, -7000, 90_000])(
    'given also as a second point saw it %i ms later, then each message has a copy, and no more is sent again than before',
    (ms) => {
      expect(countKinds(byTime(messages, shift(messages, ms)))).toEqual({
        retransmission: own.retransmission,
        copy: messages.length + own.copy,
      })
    },
  )

  it('given also as seen T1 later, then what comes again counts as sent again', () => {
    const both = countKinds(byTime(messages, shift(messages, 500)))
    expect(both.retransmission).toBeGreaterThan(own.retransmission)
    expect(both.retransmission + both.copy).toBe(messages.length + own.retransmission + own.copy)
  })
})

const reason = existsSync(corpus) ? '' : ' — the corpus is not beside the checkout'

const legs = ['derived_legs_uac_side.pcap', 'derived_legs_uas_side_clock_skew_plus_2500ms.pcap'].map((name) =>
  join(corpus, name),
)
describe.skipIf(!legs.every((path) => existsSync(path)))('two capture points of the corpus', () => {
  it(`given one whose clock is 2.5 s ahead, then all that it saw are copies${reason}`, () => {
    const [one = [], other = []] = legs.map(readFacts)
    const repeats = findRepeats(byTime(one, other))
    expect([...repeats.values()].map(({ kind }) => kind)).toEqual(other.map(() => 'copy'))
  })
})
