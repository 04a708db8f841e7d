import { describe, expect, it } from 'vitest'
import { chooseScale, nameScale } from './choose-scale'
import { placeRows } from './place-rows'

const timesOf = (count: number, step: number): readonly number[] => Array.from({ length: count }, (_, at) => at * step)

describe('chooseScale', () => {
  it('given a call, then a row is a round span, and no span at all has no scale', () => {
    expect(chooseScale([100_000, 2_000_000, 900_000], 4)).toBe(200_000)
    expect(chooseScale([3], 2)).toBe(1)
    expect([1, 500, 20_000, 5_000_000].map(nameScale)).toEqual(['1 µs', '500 µs', '20 ms', '5 s'])
    expect([chooseScale([], 1), chooseScale([0, -5], 3)]).toEqual([undefined, undefined])
  })

  it('given ten thousand rungs, hours or a clock that jumps, then the ladder stays one that can be scrolled', () => {
    const jumping = [...timesOf(9_999, 1), 9e15]
    for (const times of [timesOf(10_000, 200_000), timesOf(10, 3_600_000_000), jumping]) {
      const { height } = placeRows(times, undefined, 'fit')
      expect(height).toBeGreaterThan(times.length - 1)
      expect(height).toBeLessThanOrEqual(times.length + 4000)
    }
  })

  it('given a silence that is said, then it takes no part in the scale of the rest', () => {
    const { ys, microsPerRow, height } = placeRows([0, 100_000, 200_000, 600_000_000], {}, 'fit')
    expect([ys, microsPerRow, height]).toEqual([[0, 10, 20, 21.5], 10_000, 22.5])
  })
})
