import { describe, expect, it } from 'vitest'
import { aRecord, aResponse, messagesOf } from '../../../test/support/builders'
import { explainHues } from './explain-hues'
import { hueOfRung } from './hue-of-rung'
import type { ColourMode } from './ladder-options'
import { layoutLadder } from './layout-ladder'
import { pictureFacts } from './picture-facts'

const request = (method: string, number: number, callId = 'a') =>
  aRecord({
    start: { kind: 'request', method, uri: 'sip:x' },
    cseq: { number, method },
    branch: `z9hG4bK${number}`,
    callId,
  })
const answer = (status: number, number = 1) =>
  aResponse(status, '', { cseq: { number, method: 'INVITE' }, branch: `z9hG4bK${number}`, callId: 'a' })

const plan = layoutLadder(
  messagesOf(
    request('INVITE', 1),
    answer(100),
    answer(401),
    answer(302),
    answer(503),
    answer(200),
    request('bye', 2),
    request('OPTIONS', 3, 'b'),
  ),
)
const { rungs } = plan
const huesBy = (mode: ColourMode): string => rungs.map((rung) => hueOfRung(rung, mode, rung.sincePrevious)).join(' ')

describe('hueOfRung', () => {
  it('given each mode, then the hue says the leg, the transaction, or method and class of status', () => {
    expect(huesBy('leg')).toBe('0 0 0 0 0 0 0 1')
    expect(huesBy('transaction')).toBe('0 0 0 0 0 0 1 2')
    expect(huesBy('kind')).toBe('3 quiet warn warn bad good 1 0')
  })

  it('given the latency, then answers have steps, and requests and the first rung have none', () => {
    const [invite, trying] = rungs
    if (invite === undefined || trying === undefined) throw new Error('no rungs')
    const steps = [undefined, 0, 99_999, 100_000, 499_999, 500_000, 1_999_999, 2_000_000]
    expect(steps.map((sinceAbove) => hueOfRung(trying, 'delta', sinceAbove))).toEqual([
      'quiet',
      'good',
      'good',
      '3',
      '3',
      'warn',
      'warn',
      'bad',
    ])
    expect(hueOfRung(invite, 'delta', 9_000_000)).toBe('quiet')
  })

  it('given more legs than hues, then hues come round', () => {
    const [rung] = rungs
    if (rung === undefined) throw new Error('no rungs')
    expect([5, 6, 7].map((leg) => hueOfRung({ ...rung, leg }, 'leg', undefined))).toEqual(['5', '0', '1'])
  })

  it('given a mode whose hues mean something, then each of them that can occur is explained once', () => {
    expect(explainHues('kind').map(({ hue }) => hue)).toEqual(['3', '1', '0', 'quiet', 'good', 'warn', 'bad'])
    expect([...new Set(explainHues('delta').map(({ hue }) => hue))]).toHaveLength(5)
    expect((['leg', 'transaction', 'delta'] as const).map((mode) => pictureFacts({ ...plan, colours: mode }))).toEqual([
      [],
      [['Colours', 'one for each transaction']],
      [['Colours', 'green answer within 100 ms; blue 100 to 500 ms; amber 0.5 to 2 s; red 2 s or more; grey request']],
    ])
  })
})
