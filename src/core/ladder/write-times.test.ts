import { describe, expect, it } from 'vitest'
import { asEpochMicros } from '../base/time'
import { writeClock, writeDate, writeIsoTime, writeSpan } from './write-times'

const utc = { zone: 'utc' } as const
const local = { zone: 'local' } as const

describe('times of exports', () => {
  it('given UTC, then they have every microsecond', () => {
    const at = asEpochMicros(1_795_491_211_000_250)
    expect([writeIsoTime(at), writeDate(at, utc), writeClock(at, utc)]).toEqual([
      '2026-11-24T03:33:31.000250Z',
      '2026-11-24',
      '03:33:31.000250',
    ])
  })

  it('given local time, then they are what the clock of this host showed', () => {
    const date = new Date(2026, 6, 5, 14, 8, 9)
    const at = asEpochMicros(date.getTime() * 1000 + 7)
    expect([writeDate(at, local), writeClock(at, local)]).toEqual(['2026-07-05', '14:08:09.000007'])
  })

  it('given a time before 1970 or none, then nothing throws', () => {
    expect(writeIsoTime(asEpochMicros(-1))).toBe('1969-12-31T23:59:59.999999Z')
    expect([writeIsoTime(asEpochMicros(NaN)), writeClock(asEpochMicros(Infinity), utc)]).toEqual(['', '?'])
  })

  it('given spans, then they are signed seconds', () => {
    expect([0, 50_001, 61_000_000, -5].map(writeSpan)).toEqual(['+0.000000', '+0.050001', '+61.000000', '-0.000005'])
  })
})
