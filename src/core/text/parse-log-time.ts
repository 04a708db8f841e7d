// The clock of a log line: ISO 8601 and its kin, syslog's month and day, or hours alone.
import { asEpochMicros } from '../base/time'
import { clampEpochMicros } from '../capture/capture-reading'
import type { LogTime } from './log-mark'

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const

const pattern =
  /^(?:(?<year>\d{4})[-/](?<month>\d\d)[-/](?<day>\d\d)[T\t ]|(?<name>[A-Z][a-z]{2}) {1,2}(?<date>\d{1,2}) )?(?<hour>[01]\d|2[0-3]):(?<minute>[0-5]\d):(?<second>[0-5]\d|60)(?:[.,](?<fraction>\d{1,9}))? ?(?<zone>Z|[+-]\d\d:?\d\d)?$/

/** Minutes east of UTC. */
const readZone = (zone: string): number => {
  const [, sign, hours, minutes] = /^([+-])(\d\d):?(\d\d)$/.exec(zone) ?? []
  return (sign === '-' ? -1 : 1) * (Number(hours ?? 0) * 60 + Number(minutes ?? 0))
}

/** Undefined when the text is not exactly a time. Digits below the microsecond are dropped. */
export const parseLogTime = (text: string): LogTime | undefined => {
  const found = pattern.exec(text)?.groups as Readonly<Record<string, string | undefined>> | undefined
  if (found === undefined) return undefined
  const { year, month, day, name, date, hour, minute, second, fraction = '', zone } = found
  const monthIndex = month === undefined ? months.findIndex((known) => known === (name ?? 'Jan')) : Number(month) - 1
  const dayOfMonth = Number(day ?? date ?? 1)
  if (monthIndex < 0 || monthIndex > 11 || dayOfMonth < 1 || dayOfMonth > 31) return undefined
  const local = Date.UTC(Number(year ?? 1970), monthIndex, dayOfMonth, Number(hour), Number(minute), Number(second))
  const utc = local - readZone(zone ?? '') * 60_000
  const micros = utc * 1000 + Number(fraction.padEnd(6, '0').slice(0, 6))
  return {
    // Before 1970 lies only a clock without a date in a zone east of Greenwich, which must keep its place among others.
    at: year === undefined ? asEpochMicros(micros) : clampEpochMicros(micros),
    hasDate: year !== undefined,
    hasZone: zone !== undefined,
  }
}
