import { expect, it } from 'vitest'
import { readClock, readDuration, readStatus } from './read-span'

it('given a status or the start of one, then spans the codes it can be', () => {
  expect(['486', '48x', '4xx', '4XX', '4', '48'].map(readStatus)).toEqual(
    [
      [486, 487],
      [480, 490],
      [400, 500],
      [400, 500],
      [400, 500],
      [480, 490],
    ].map(([low, high]) => ({ low, high })),
  )
  expect(['', 'x', '0', '4860', '4xxx', '48xx', 'abc', '-4'].map(readStatus)).toEqual(Array(8).fill(undefined))
})

it('given a duration, then gives µs, as wide as its last digit', () => {
  expect(['2s', '500ms', '1.5m', '250us', '3', '0.0000001s', '1h'].map(readDuration)).toEqual(
    [
      [2_000_000, 3_000_000],
      [500_000, 501_000],
      [90_000_000, 96_000_000],
      [250, 251],
      [3_000_000, 4_000_000],
      [0, 1],
      [3_600_000_000, 7_200_000_000],
    ].map(([low, high]) => ({ low, high })),
  )
  expect(['', 's', '2 s', '2x', '-1s', '1.s'].map(readDuration)).toEqual(Array(6).fill(undefined))
})

it('given a time, then gives µs of its day or since the epoch, as wide as it is written', () => {
  const day = Date.UTC(2026, 10, 24) * 1000
  expect(['12:30', '9:30:05.25', '2026-11-24', '2026-11-24 12:30:05Z', '12:30-05:00'].map(readClock)).toEqual([
    { low: 45_000_000_000, high: 45_060_000_000, hasDate: false, offset: undefined },
    { low: 34_205_250_000, high: 34_205_260_000, hasDate: false, offset: undefined },
    { low: day, high: day + 86_400_000_000, hasDate: true, offset: undefined },
    { low: day + 45_005_000_000, high: day + 45_006_000_000, hasDate: true, offset: 0 },
    { low: 45_000_000_000, high: 45_060_000_000, hasDate: false, offset: -18_000_000_000 },
  ])
  expect(['', 'Z', '12', '25:00', '12:60', '2026-13-01', '2026-11-24T', 'noon'].map(readClock)).toEqual(
    Array(8).fill(undefined),
  )
})
