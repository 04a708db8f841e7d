import { expect, it } from 'vitest'
import { aRecord, aResponse, messagesOf } from '../../../../test/support/builders'
import { listCalls, type ListedCall } from '../../../core/call/list-calls'
import { asEpochMicros } from '../../../core/base/time'
import type { CallSort } from '../../../shared/schema/call-list'
import { sortCalls } from './sort-calls'

const [call] = listCalls([messagesOf(aRecord(), aResponse(486, 'Busy Here'))], { source: 'packet', reasonOf: () => '' })

const aCall = (key: string, given: Partial<ListedCall> = {}): ListedCall => {
  if (call === undefined) throw new Error('no call')
  return { ...call, key, ...given }
}

const sorted = (calls: readonly ListedCall[], column: CallSort['column'], direction: CallSort['direction']) =>
  sortCalls(calls, { column, direction }).map(({ key }) => key)

const at = (minutes: number) => asEpochMicros(minutes * 60_000_000)

it('given numbers of which some are not known, then those stand last both ways, and equal ones newest first', () => {
  const calls = [
    aCall('none', { pddMicros: undefined, startedAt: at(9) }),
    aCall('old', { pddMicros: 5, startedAt: at(1) }),
    aCall('new', { pddMicros: 5, startedAt: at(2) }),
    aCall('long', { pddMicros: 70 }),
  ]
  expect(sorted(calls, 'pdd', 'ascending')).toEqual(['new', 'old', 'long', 'none'])
  expect(sorted(calls, 'pdd', 'descending')).toEqual(['long', 'new', 'old', 'none'])
})

it('given extensions and names, then numbers within words count as numbers', () => {
  const calls = ['10', '9', 'bob', 'Alice', ''].map((from) => aCall(from, { from }))
  expect(sorted(calls, 'from', 'ascending')).toEqual(['9', '10', 'Alice', 'bob', ''])
})

it('given 25,000 calls, then sorting by any column takes well under a second', () => {
  const calls = Array.from({ length: 25_000 }, (_, index) =>
    aCall(String(index), { startedAt: at((index * 7919) % 25_000), from: `+1415${(index * 104_729) % 25_000}` }),
  )
  const begin = performance.now()
  expect(sorted(calls, 'start', 'descending').length).toBe(25_000)
  expect(sorted(calls, 'from', 'ascending').length).toBe(25_000)
  expect(performance.now() - begin).toBeLessThan(3000)
})
