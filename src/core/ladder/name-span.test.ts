import { describe, expect, it } from 'vitest'
import { nameSpan } from './name-span'

describe('nameSpan', () => {
  it('given spans, then it says them in at most two units, and never sixty of the smaller one', () => {
    const seconds = [12.4, 59.96, 60, 185, 3599.7, 3780, 86_399.9, 187_200]
    expect(seconds.map((each) => nameSpan(each * 1_000_000))).toEqual([
      '12.4 s',
      '1 min 0 s',
      '1 min 0 s',
      '3 min 5 s',
      '1 h 0 min',
      '1 h 3 min',
      '1 d 0 h',
      '2 d 4 h',
    ])
  })
})
