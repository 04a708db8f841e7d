// Recorded calls, all in one heap as on a trunk: what the ids in them join is what was recorded as one call, and what time
// and numbers alone join is no stranger. Captures of the shared corpus are read where it is.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { correlateLegs } from '../src/core/call/correlate-legs'
import { noTies } from '../src/core/call/leg-tie'
import type { CallFacts } from '../src/core/call/trace-message'
import { asEpochMicros } from '../src/core/base/time'
import { readFacts } from './support/read-facts'

const demo = join(import.meta.dirname, '..', 'resources', 'demo')
const corpus = join(import.meta.dirname, '..', '..', 'shared', 'corpus', 'captures')

interface DemoCall {
  readonly file: string
  readonly callIds: readonly string[]
}

const demoCalls = JSON.parse(readFileSync(join(demo, 'manifest.json'), 'utf8')) as readonly DemoCall[]

const sorted = (calls: readonly (readonly string[])[]): readonly string[] =>
  calls.map((callIds) => [...callIds].sort().join(' + ')).sort()

const read = (messages: readonly CallFacts[]) => {
  const { calls, joins } = correlateLegs(messages)
  return { calls: sorted(calls.map(({ legs }) => legs.map(({ id }) => id))), joins }
}

/** As if no device had sent an id of another leg or of the conversation. */
const withoutIds = (messages: readonly CallFacts[]): readonly CallFacts[] =>
  messages.map((message) => ({ ...message, conversationId: '', legTies: noTies }))

/** All begin at once, so that time tells nothing apart. */
const atOnce = (messages: readonly CallFacts[]): readonly CallFacts[] => {
  const start = messages[0]?.at ?? 0
  return messages.map((message) => ({ ...message, at: asEpochMicros(message.at - start + 1_795_491_211_000_000) }))
}

describe('correlateLegs on the demo calls', () => {
  const files = demoCalls.map(({ file }) => readFacts(join(demo, file)))

  it.each<[string, readonly CallFacts[]]>([
    ['as they were recorded', files.flat()],
    ['all at once', files.flatMap(atOnce).sort((a, b) => a.at - b.at)],
  ])('given all of them in one heap, %s, then every call is the call that was recorded', (_times, messages) => {
    const { calls, joins } = read(messages)
    expect(calls).toEqual(sorted(demoCalls.map(({ callIds }) => callIds)))
    expect(joins.map(({ reason, legs }) => [reason, ...legs].join(' ')).sort()).toEqual([
      'a-leg 1-5705@198.51.100.10 1-5711@192.0.2.20',
      'conversation 1-4020@203.0.113.10 1-4027@203.0.113.10',
      'conversation 1-4212@198.51.100.10 1-4218@198.51.100.10',
      'numbers 1-5705@198.51.100.10 1-5711@192.0.2.20',
    ])
  })

  it('given them without any id and all at once, then numbers join the two legs of the B2BUA and no others', () => {
    const { joins } = read(withoutIds(files.flatMap(atOnce).sort((a, b) => a.at - b.at)))
    expect(joins.map(({ legs, score, evidence }) => ({ legs, score, evidence }))).toEqual([
      {
        legs: ['1-5705@198.51.100.10', '1-5711@192.0.2.20'],
        score: 0.7,
        evidence: {
          kind: 'numbers',
          from: '442079460123',
          to: '13175550100',
          host: '192.0.2.20',
          gapMicros: expect.any(Number) as number,
        },
      },
    ])
  })
})

const reason = existsSync(corpus) ? '' : ' — the corpus is not beside the checkout'

describe.skipIf(reason !== '')('correlateLegs on the corpus', () => {
  const facts = (...names: readonly string[]): readonly CallFacts[] =>
    names.flatMap((name) => readFacts(join(corpus, name)))

  it.each<[string, readonly string[], number]>([
    [
      'both sides of the same calls with clocks 2.5 s apart',
      ['derived_legs_uac_side.pcap', 'derived_legs_uas_side_clock_skew_plus_2500ms.pcap'],
      3,
    ],
    ['three calls with conversation ids', ['live_byoc_like_synthetic.pcapng'], 3],
    ['a controller that copies the Call-ID', ['live_3pcc.pcapng'], 1],
    ['300 calls with the same names', ['live_burst_100cps.pcapng'], 300],
  ])(`given %s, then there are %s: %d calls, and nothing is joined${reason}`, (_what, names, count) => {
    const { calls, joins } = read(facts(...names))
    expect([calls.length, joins]).toEqual([count, []])
  })
})
