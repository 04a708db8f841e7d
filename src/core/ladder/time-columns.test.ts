import { describe, expect, it } from 'vitest'
import { callStart } from '../../../test/support/builders'
import { asEpochMicros } from '../base/time'
import { createTwoLines, listTimeColumns, type LadderTime } from './time-columns'

const row = { at: asEpochMicros(callStart + 2_000_000), sinceStart: 2_000_000, sincePrevious: 500_000 }
const markAt = asEpochMicros(callStart + 3_000_000)

const linesOf = (time: Omit<LadderTime, 'zone'>): readonly string[] => {
  const { head, of } = createTwoLines({ zone: 'utc', ...time })
  const { first, second } = of(row)
  return [head.first, head.second, first, second]
}

describe('listTimeColumns', () => {
  it('given each time that may lead, then it stands first and the others follow', () => {
    const namesOf = (time: Omit<LadderTime, 'zone'>): readonly string[] =>
      listTimeColumns({ zone: 'utc', ...time }).map(({ name }) => name)
    expect([
      namesOf({}),
      namesOf({ lead: 'delta' }),
      namesOf({ lead: 'since-mark', markAt }),
      namesOf({ lead: 'since-mark' }),
    ]).toEqual([
      ['Time (UTC)', 'Since start', 'Delta'],
      ['Delta', 'Time (UTC)', 'Since start'],
      ['From the mark', 'Time (UTC)', 'Since start', 'Delta'],
      ['Time (UTC)', 'Since start', 'Delta'],
    ])
  })
})

describe('createTwoLines', () => {
  it('given each time that may lead, then two short lines say it and what fits beside', () => {
    expect([
      linesOf({}),
      linesOf({ lead: 'since-start' }),
      linesOf({ lead: 'delta' }),
      linesOf({ lead: 'since-mark', markAt }),
    ]).toEqual([
      ['Time (UTC)', 'Since start  Δ delta, s', '03:33:33.000000', '+2.000000  Δ +0.500000'],
      ['Since start, s', 'Δ delta, s', '+2.000000', 'Δ +0.500000'],
      ['Δ delta, s', 'Time (UTC)', 'Δ +0.500000', '03:33:33.000000'],
      ['From the mark, s', 'Δ delta, s', '-1.000000', 'Δ +0.500000'],
    ])
  })

  it('given the first rung, then it has no delta', () => {
    const { of } = createTwoLines({ zone: 'utc' })
    expect(of({ ...row, sincePrevious: undefined }).second).toBe('+2.000000')
  })
})
