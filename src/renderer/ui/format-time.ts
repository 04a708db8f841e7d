// Times on screen: microseconds where the data has them, and always in a named zone.
import type { EpochMicros } from '../../core/base/time'
import type { Settings } from '../../shared/schema/settings'

export type Zone = Settings['timeZone']

const formatters = new Map<string, Intl.DateTimeFormat>()

const formatterFor = (zone: Zone, parts: 'date' | 'time' | 'zone'): Intl.DateTimeFormat => {
  const key = `${zone} ${parts}`
  const known = formatters.get(key)
  if (known !== undefined) return known
  const made = new Intl.DateTimeFormat('en-GB', {
    ...(zone !== 'local' && { timeZone: zone === 'utc' ? 'UTC' : zone }),
    ...(parts === 'date' && { year: 'numeric', month: '2-digit', day: '2-digit' }),
    ...(parts === 'time' && { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' as const }),
    ...(parts === 'zone' && { timeZoneName: 'short' as const }),
  })
  formatters.set(key, made)
  return made
}

/** e.g. `09:41:07` */
export const formatSeconds = (at: EpochMicros, zone: Zone): string =>
  formatterFor(zone, 'time').format(Math.floor(at / 1000))

/** e.g. `09:41:07.123456` */
export const formatClock = (at: EpochMicros, zone: Zone): string =>
  `${formatSeconds(at, zone)}.${String(at % 1_000_000).padStart(6, '0')}`

/** e.g. `2026-11-24` */
export const formatDate = (at: EpochMicros, zone: Zone): string => {
  const parts = formatterFor(zone, 'date').formatToParts(Math.floor(at / 1000))
  const part = (type: string): string => parts.find((candidate) => candidate.type === type)?.value ?? ''
  return `${part('year')}-${part('month')}-${part('day')}`
}

/** e.g. `UTC`, `CET` for the clock of this computer at that time (ms), or `Europe/Berlin` where that was chosen. */
export const zoneName = (zone: Zone, at: number = Date.now()): string =>
  zone === 'local' || zone === 'utc'
    ? (formatterFor(zone, 'zone')
        .formatToParts(at)
        .find((part) => part.type === 'timeZoneName')?.value ?? 'UTC')
    : zone

/** A span with its unit: `+12.3 ms`, `+2.104 s`, `+1 m 04 s`. Input in µs. */
export const formatSpan = (micros: number): string => {
  if (micros < 1000) return `${micros} µs`
  if (micros < 1_000_000) return `${(micros / 1000).toFixed(1)} ms`
  if (micros < 60_000_000) return `${(micros / 1_000_000).toFixed(3)} s`
  const seconds = Math.round(micros / 1_000_000)
  return `${Math.floor(seconds / 60)} m ${String(seconds % 60).padStart(2, '0')} s`
}

/** e.g. `14.2 kB` */
export const formatBytes = (bytes: number): string => {
  if (bytes < 1000) return `${bytes} B`
  return bytes < 1_000_000 ? `${(bytes / 1000).toFixed(1)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`
}
