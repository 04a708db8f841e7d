import { expect, it } from 'vitest'
import { clampWindow, untilNow } from './clamp-window'

const day = 86_400_000
const now = 1_000 * day

it.each([
  ['a window that can be answered', [-day, 0], [-day, 0], []],
  ['exactly 21 days, asked a moment ago', [-21 * day - 5000, -5000], [-21 * day, -5000], []],
  ['a start before the retention', [-30 * day, 0], [-21 * day, 0], ['retention-edge']],
  ['an end in the future', [-day, day], [-day, 0], ['window-ends-now']],
  ['both', [-30 * day, day], [-21 * day, 0], ['retention-edge', 'window-ends-now']],
  ['a window that is past altogether', [-40 * day, -30 * day], [-21 * day, -21 * day + 1], ['retention-edge']],
  ['a window that is still to come', [day, 2 * day], [-1, 0], ['window-ends-now']],
] as const)('given %s, searches what there is of it and says so', (_, [start, end], [from, to], kinds) => {
  const { window, notes } = clampWindow({ start: now + start, end: now + end }, now)
  expect(window).toEqual({ start: now + from, end: now + to })
  expect(notes.map(({ kind }) => kind)).toEqual(kinds)
})

it.each([
  ['until now', [-day, -2000], 300_000, [-day, 298_000]],
  ['until now, by a clock that is behind', [-day, 0], -300_000, [-day, -300_000]],
  ['for less time than the clock is behind', [-60_000, 0], -300_000, [-60_000, -59_999]],
  ['until an hour ago', [-day, -3_600_000], 300_000, [-day, -3_600_000]],
] as const)(
  'given it is asked for %s, means the now of the clock that stamps',
  (_, [start, end], ahead, [from, to]) => {
    expect(untilNow({ start: now + start, end: now + end }, now, ahead)).toEqual({ start: now + from, end: now + to })
  },
)
