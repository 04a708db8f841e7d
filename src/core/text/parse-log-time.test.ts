import { describe, expect, it } from 'vitest'
import { parseLogTime } from './parse-log-time'

describe('parseLogTime', () => {
  it.each([
    ['2026-11-23 09:33:52.858552', '2026-11-23T09:33:52.858Z', 552, true, false],
    ['2026/11/23 09:33:52,8', '2026-11-23T09:33:52.800Z', 0, true, false],
    ['2026-11-23T11:33:52.858552999+02:00', '2026-11-23T09:33:52.858Z', 552, true, true],
    ['2026-11-23 04:03:52 -0530', '2026-11-23T09:33:52Z', 0, true, true],
    ['2026-11-23T09:33:52Z', '2026-11-23T09:33:52Z', 0, true, true],
    ['Nov  3 09:33:52', '1970-11-03T09:33:52Z', 0, false, false],
    ['13:56:06.081', '1970-01-01T13:56:06.081Z', 0, false, false],
  ])('given %j, then it is that time', (text, iso, micros, hasDate, hasZone) => {
    expect(parseLogTime(text)).toEqual({ at: Date.parse(iso) * 1000 + micros, hasDate, hasZone })
  })

  it('given a year beyond what a number of µs holds exactly, then it is the last time that is', () => {
    expect(parseLogTime('9999-12-31 23:59:59Z')?.at).toBe(8.64e15)
  })

  it.each(['', '24:00:00', '2026-13-01 00:00:00', 'Foo  3 09:33:52', '2026-11-23', '09:33:52 x'])(
    'given %j, then it is none',
    (text) => expect(parseLogTime(text)).toBeUndefined(),
  )
})
