import { describe, expect, it } from 'vitest'
import { writeClock, writeDate } from '../ladder/write-times'
import { isNamedZone, momentShown, offsetOfZone, type Zone } from './offset-of-zone'
import { asEpochMicros, type EpochMicros } from './time'

const at = (iso: string): EpochMicros => asEpochMicros(Date.parse(iso) * 1000)

const shownIn = (zone: Zone, ...times: readonly string[]): readonly string[] =>
  times.map((iso) => `${writeDate(at(iso), { zone })} ${writeClock(at(iso), { zone })}`)

const momentIn = (zone: Zone, ...clocks: readonly string[]): readonly string[] =>
  clocks.map((clock) => new Date(momentShown(at(`${clock}Z`), zone) / 1000).toISOString().slice(0, 16))

describe('offsetOfZone', () => {
  it('given both days on which Berlin changes its clocks, then the clock leaps on the second', () => {
    expect(
      shownIn(
        'Europe/Berlin',
        '2026-03-29T00:59:59Z',
        '2026-03-29T01:00:00Z',
        '2026-10-25T00:59:59Z',
        '2026-10-25T01:00:00Z',
      ),
    ).toEqual([
      '2026-03-29 01:59:59.000000',
      '2026-03-29 03:00:00.000000',
      '2026-10-25 02:59:59.000000',
      '2026-10-25 02:00:00.000000',
    ])
  })

  it('given zones of half hours, of quarters and west of UTC, then day and clock are theirs', () => {
    const noon = '2026-11-24T21:33:31.25Z'
    const zones = ['Asia/Kolkata', 'Asia/Kathmandu', 'America/St_Johns', 'Pacific/Kiritimati', 'utc'] as const
    expect(zones.flatMap((zone) => shownIn(zone, noon))).toEqual([
      '2026-11-25 03:03:31.250000',
      '2026-11-25 03:18:31.250000',
      '2026-11-24 18:03:31.250000',
      '2026-11-25 11:33:31.250000',
      '2026-11-24 21:33:31.250000',
    ])
  })

  it('given hours of two years, then the clock is the one that the host formats, and that of the host its own', () => {
    const zones = ['Europe/Berlin', 'Australia/Lord_Howe', 'America/New_York', 'Africa/Casablanca'] as const
    const formats = zones.map(
      (timeZone) => new Intl.DateTimeFormat('sv', { timeZone, dateStyle: 'short', timeStyle: 'medium' }),
    )
    const hours = Array.from({ length: 2500 }, (_, index) => Date.UTC(2025, 0, 1, index * 7, 30))
    const wrong = hours.flatMap((millis) => {
      const moment = asEpochMicros(millis * 1000)
      const shown = zones.map((zone) => new Date((moment + offsetOfZone(zone)(moment)) / 1000).toISOString())
      return [
        ...shown.filter((iso, index) => iso.slice(0, 19).replace('T', ' ') !== formats[index]?.format(millis)),
        ...(offsetOfZone('local')(moment) / 60_000_000 + new Date(millis).getTimezoneOffset() === 0 ? [] : ['local']),
      ]
    })
    expect(wrong).toEqual([])
  })

  it('given a zone that nobody knows, or a time that no Date holds, then the offset is none', () => {
    expect(offsetOfZone('Mars/Olympus')(at('2026-07-01T00:00:00Z'))).toBe(0)
    expect([NaN, Infinity, 8.7e18].map((time) => offsetOfZone('Europe/Berlin')(asEpochMicros(time)))).toEqual([0, 0, 0])
  })
})

describe('isNamedZone', () => {
  it('given names, then those with a clock are known', () => {
    const names = [
      'Europe/Berlin',
      'Asia/Kolkata',
      'America/Argentina/Ushuaia',
      'Mars/Olympus',
      'UTC',
      '+01:00',
      '',
      '/',
    ]
    expect(names.filter(isNamedZone)).toEqual(names.slice(0, 3))
    expect(isNamedZone(`Europe/${'x'.repeat(1_000_000)}`)).toBe(false)
  })
})

describe('momentShown', () => {
  it('given what the clocks of Berlin show, then it is that moment, also on the days when they are changed', () => {
    expect(
      momentIn(
        'Europe/Berlin',
        '2026-07-01T12:00',
        '2026-03-29T01:59',
        '2026-03-29T02:30',
        '2026-03-29T03:00',
        '2026-10-25T01:59',
        '2026-10-25T02:30',
        '2026-10-25T03:00',
      ),
    ).toEqual([
      '2026-07-01T10:00',
      '2026-03-29T00:59',
      '2026-03-29T01:30',
      '2026-03-29T01:00',
      '2026-10-24T23:59',
      '2026-10-25T00:30',
      '2026-10-25T02:00',
    ])
    expect(momentIn('Asia/Kolkata', '2026-11-25T00:10')).toEqual(['2026-11-24T18:40'])
  })

  it('given every hour of a year, then it is the first moment whose clock was that', () => {
    for (const zone of ['local', 'utc', 'America/New_York', 'Australia/Lord_Howe'] as const) {
      const shownAt = (moment: EpochMicros): EpochMicros => asEpochMicros(moment + offsetOfZone(zone)(moment))
      const moments = Array.from({ length: 8760 }, (_, hour) => asEpochMicros(Date.UTC(2026, 0, 1, hour) * 1000))
      const wrong = moments.filter((moment) => {
        const found = momentShown(shownAt(moment), zone)
        return found !== moment && !(found < moment && shownAt(found) === shownAt(moment))
      })
      expect(wrong).toEqual([])
    }
  })
})
