import { expect, it } from 'vitest'
import { aRecordedCall } from '../../../test/support/a-recorded-call'
import { placeCall } from './place-calls'

const startedAt = Date.parse('2026-11-24T12:00:00.000Z')
const call = (minutesAgo: number): readonly number[] =>
  placeCall(
    aRecordedCall({ minutesAgo }, [
      { after: 0, payload: 'a' },
      { after: 90_000_001, payload: 'b' },
    ]),
    startedAt,
  ).packets.map(({ at }) => at - startedAt * 1000)

it('given a call, moves all its packets by the same whole seconds to where the manifest wants its start', () => {
  const [first = 0, last = 0] = call(10)
  expect(first).toBe(-600_000_000 - 321_099)
  expect(last - first).toBe(90_000_001)
})

it('given a call longer than its minutes ago, lets it end before the start, never in the future', () => {
  const [first = 0, last = 0] = call(1)
  expect(last).toBeLessThanOrEqual(0)
  expect(last).toBeGreaterThan(-1_000_000)
  expect(last - first).toBe(90_000_001)
})
