// Times of an exported ladder in words. The interface has formats of its own; these are exact, so that they can be sorted
// and subtracted by whoever gets the file.
import { offsetOfZone, type Zone } from '../base/offset-of-zone'
import { asEpochMicros, type EpochMicros } from '../base/time'

export interface TimeOptions {
  readonly zone: Zone
}

const two = (value: number): string => String(value).padStart(2, '0')

const microsOf = (at: EpochMicros): string => String(((at % 1_000_000) + 1_000_000) % 1_000_000).padStart(6, '0')

/** Times out of a damaged capture may lie outside of what a Date holds. */
const dateOf = (at: EpochMicros): Date | undefined => {
  const date = new Date(Math.floor(at / 1000))
  return Number.isNaN(date.getTime()) ? undefined : date
}

/** e.g. `2026-11-24T03:33:31.000250Z`; '' for no time at all. */
export const writeIsoTime = (at: EpochMicros): string => {
  const date = dateOf(at)
  return date === undefined ? '' : `${date.toISOString().slice(0, -5)}.${microsOf(at)}Z`
}

/** That of UTC when it shows what the clock of the zone shows. */
const shownDate = (at: EpochMicros, zone: Zone): Date | undefined => dateOf(asEpochMicros(at + offsetOfZone(zone)(at)))

/** e.g. `2026-11-24`, in the zone of the options. */
export const writeDate = (at: EpochMicros, { zone }: TimeOptions): string =>
  shownDate(at, zone)?.toISOString().slice(0, -14) ?? '?'

/** e.g. `03:33:31.000250`, in the zone of the options. */
export const writeClock = (at: EpochMicros, { zone }: TimeOptions): string => {
  const date = shownDate(at, zone)
  if (date === undefined) return '?'
  return `${[date.getUTCHours(), date.getUTCMinutes(), date.getUTCSeconds()].map(two).join(':')}.${microsOf(at)}`
}

/** Which clock it is, for the head of a column. */
export const nameClock = ({ zone }: TimeOptions): string => `Time (${zone === 'utc' ? 'UTC' : zone})`

/** A span in µs as seconds, e.g. `+0.050001`. */
export const writeSpan = (micros: number): string => {
  const whole = Math.abs(micros)
  return `${micros < 0 ? '-' : '+'}${Math.floor(whole / 1_000_000)}.${String(whole % 1_000_000).padStart(6, '0')}`
}
