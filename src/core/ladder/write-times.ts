// Times of an exported ladder in words. The interface has formats of its own; these are exact, so that they can be sorted
// and subtracted by whoever gets the file.
import type { EpochMicros } from '../base/time'

export interface TimeOptions {
  /** Coordinated time, or the clock of the host that exports: the core does not know the name of that one's zone. */
  readonly zone: 'utc' | 'local-label-free'
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

/** e.g. `2026-11-24`, in the zone of the options. */
export const writeDate = (at: EpochMicros, { zone }: TimeOptions): string => {
  const date = dateOf(at)
  if (date === undefined) return '?'
  if (zone === 'utc') return date.toISOString().slice(0, -14)
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}

/** e.g. `03:33:31.000250`, in the zone of the options. */
export const writeClock = (at: EpochMicros, { zone }: TimeOptions): string => {
  const date = dateOf(at)
  if (date === undefined) return '?'
  const parts =
    zone === 'utc'
      ? [date.getUTCHours(), date.getUTCMinutes(), date.getUTCSeconds()]
      : [date.getHours(), date.getMinutes(), date.getSeconds()]
  return `${parts.map(two).join(':')}.${microsOf(at)}`
}

/** Which clock it is, for the head of a column. */
export const nameClock = ({ zone }: TimeOptions): string => (zone === 'utc' ? 'Time (UTC)' : 'Time (local)')

/** A span in µs as seconds, e.g. `+0.050001`. */
export const writeSpan = (micros: number): string => {
  const whole = Math.abs(micros)
  return `${micros < 0 ? '-' : '+'}${Math.floor(whole / 1_000_000)}.${String(whole % 1_000_000).padStart(6, '0')}`
}
