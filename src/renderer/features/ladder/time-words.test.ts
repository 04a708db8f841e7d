import { describe, expect, it } from 'vitest'
import { asEpochMicros } from '../../../core/base/time'
import { gutterWords, headOfGutter, latencyOf, type Clock } from './time-words'

const at = asEpochMicros(1_795_491_211_000_250)
const row = { at, sinceStart: 1_500_000, sinceAbove: 2100 }

const words = (time: Clock['time'], given: Partial<Clock> = {}): readonly string[] => {
  const { first, second, delta } = gutterWords(row, { time, zone: 'utc', markAt: undefined, ...given })
  return [first, second, delta]
}

describe('gutter', () => {
  it('given each mode, then it says the time of the mode and the delta, each with its unit', () => {
    expect([
      words('clock'),
      words('since-start'),
      words('delta'),
      words('since-mark'),
      words('since-mark', { markAt: asEpochMicros(at + 250) }),
    ]).toEqual([
      ['03:33:31.000250', '+2.1 ms', 'second'],
      ['+1.500000 s', '+2.1 ms', 'second'],
      ['+2.1 ms', '03:33:31.000250', 'first'],
      ['no mark', '+2.1 ms', 'second'],
      ['−0.000250 s', '+2.1 ms', 'second'],
    ])
    expect(headOfGutter({ time: 'clock', zone: 'utc', markAt: undefined }, at)).toBe('Time UTC')
  })

  it('given answers and a request, then only an answer is late or slow', () => {
    expect([
      latencyOf(false, undefined),
      latencyOf(false, 499_999),
      latencyOf(false, 500_000),
      latencyOf(false, 2_000_000),
      latencyOf(true, 9_000_000),
    ]).toEqual(['quick', 'quick', 'late', 'slow', 'quick'])
  })
})
