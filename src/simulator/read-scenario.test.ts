import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { defaultOptions } from './options'
import { readScenario } from './read-scenario'
import { describeScenario } from './play-scenario'

const folder = join(import.meta.dirname, 'scenarios')

describe('readScenario', () => {
  it('given the examples, then each is read, and together they turn every switch', async () => {
    const names = await readdir(folder)
    const scenarios = await Promise.all(
      names.map(async (name) => readScenario(await readFile(join(folder, name), 'utf8'))),
    )
    const turned = new Set(scenarios.flatMap(({ options }) => Object.keys(options)))
    // These name ids of one's own calls.
    const own = ['lostCallIds', 'stationConversations']
    expect(Object.keys(defaultOptions).filter((name) => !turned.has(name) && !own.includes(name))).toEqual([])
    const kinds = new Set(scenarios.flatMap(({ faults }) => faults.map(({ fault }) => fault.kind)))
    expect([...kinds].sort()).toEqual([
      ...['cut', 'delay', 'empty-body', 'expired-url', 'inner-forbidden', 'not-json', 'rate-limited', 'slow-body'],
      ...['status', 'token-expired'],
    ])
  })

  it('given a scenario, then it is told in words', () => {
    const fault = { kind: 'rate-limited', retryAfterSeconds: 7 }
    const text = JSON.stringify({
      title: 'Busy.',
      options: { pending: { kind: 'accepted', polls: 2 } },
      faults: [{ operation: 'token', fault, times: 1, after: 2 }],
      denied: ['telephony:pcap:add'],
    })
    expect(describeScenario(readScenario(text))).toEqual([
      'Busy.',
      '  pending: {"kind":"accepted","polls":2}',
      '  token: rate-limited, retryAfterSeconds 7 (after 2, 1 ×)',
      '  denied: telephony:pcap:add',
    ])
  })

  it.each([
    ['no JSON', '{', /^It is not JSON: /],
    ['an unknown switch', '{"title":"x","options":{"rowCap":100}}', /rowCap/],
    ['an unknown operation', '{"title":"x","faults":[{"operation":"getX","fault":{"kind":"not-json"}}]}', /operation/],
    ['a fault without its number', '{"title":"x","faults":[{"operation":"any","fault":{"kind":"cut"}}]}', /afterBytes/],
  ])('given %s, then it says where', (_, text, words) => {
    expect(() => readScenario(text)).toThrow(words)
  })
})
