// Values that are numbers: counts, status codes and their classes, durations and times, each as a span of whole numbers.
// As wide as they are written: `4xx` is a hundred codes, `12:30` a minute, `2s` a second.
import { parseLogTime } from '../text/parse-log-time'
import type { ClockSpan, Span } from './filter'

export const readNumber = (text: string): Span | undefined =>
  /^\d{1,15}$/.test(text) ? { low: Number(text), high: Number(text) + 1 } : undefined

/** `486`, `4xx`, `48x`; and `4` or `48`, which are half typed. */
export const readStatus = (text: string): Span | undefined => {
  const digits = /^([1-9]\d{0,2})x{0,2}$/i.exec(text)?.[1]
  if (digits === undefined || text.length > 3) return undefined
  const width = 10 ** (3 - digits.length)
  return { low: Number(digits) * width, high: (Number(digits) + 1) * width }
}

const unitMicros: ReadonlyMap<string, number> = new Map([
  ['us', 1],
  ['µs', 1],
  ['μs', 1],
  ['ms', 1000],
  ['s', 1_000_000],
  ['', 1_000_000],
  ['m', 60_000_000],
  ['min', 60_000_000],
  ['h', 3_600_000_000],
])

/** In µs. Without a unit: seconds, as people speak of calls. */
export const readDuration = (text: string): Span | undefined => {
  const [, whole, fraction = '', unit = ''] = /^(\d{1,9})(?:\.(\d{1,9}))?([a-zµμ]{0,3})$/i.exec(text) ?? []
  const micros = unitMicros.get(unit.toLowerCase())
  if (whole === undefined || micros === undefined) return undefined
  const width = micros / 10 ** fraction.length
  const low = Math.round(Number(`${whole}.${fraction}`) * micros)
  return { low, high: low + Math.max(1, Math.round(width)) }
}

const timePattern =
  /^(?:(\d{4}-\d\d-\d\d)(?:[T ](?=\d)|$))?(?:(\d{1,2}):(\d\d)(?::(\d\d)(?:\.(\d{1,6}))?)?)? ?(Z|[+-]\d\d:?\d\d)?$/i

const widthOf = (hour: string | undefined, second: string | undefined, fraction: string): number => {
  if (hour === undefined) return 86_400_000_000
  return second === undefined ? 60_000_000 : 1_000_000 / 10 ** fraction.length
}

/** In µs east of UTC: how much earlier than there a day begins. */
const offsetOf = (zone: string): number | undefined => {
  const here = parseLogTime('2000-01-01 00:00:00Z')?.at
  const there = parseLogTime(`2000-01-01 00:00:00${zone.toUpperCase()}`)?.at
  return here === undefined || there === undefined ? undefined : here - there
}

/** A time of day, a date, or both; with a zone or without. In µs on the clock of that zone. */
export const readClock = (text: string): ClockSpan | undefined => {
  const [, date, hour, minute = '00', second, fraction = '', zone] = timePattern.exec(text) ?? []
  if (date === undefined && hour === undefined) return undefined
  const day = `${date ?? '1970-01-01'} `
  const clock = `${(hour ?? '0').padStart(2, '0')}:${minute}:${second ?? '00'}.${fraction.padEnd(6, '0')}`
  const low = parseLogTime(day + clock)?.at
  const offset = zone === undefined ? undefined : offsetOf(zone)
  if (low === undefined || (zone !== undefined && offset === undefined)) return undefined
  return {
    low,
    high: low + widthOf(hour, second, fraction),
    hasDate: date !== undefined,
    offset,
  }
}
