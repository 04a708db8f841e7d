// The value of a datetime-local control, which knows no zone: written and read as the clock on screen. Times in ms.
import { momentShown, offsetOfZone, type Zone } from '../../../core/base/offset-of-zone'
import { asEpochMicros } from '../../../core/base/time'

const pad = (value: number): string => String(value).padStart(2, '0')

export const toControl = (millis: number | undefined, zone: Zone): string => {
  if (millis === undefined) return ''
  const shown = new Date(millis + offsetOfZone(zone)(asEpochMicros(millis * 1000)) / 1000)
  return `${shown.getUTCFullYear()}-${pad(shown.getUTCMonth() + 1)}-${pad(shown.getUTCDate())}T${pad(shown.getUTCHours())}:${pad(shown.getUTCMinutes())}`
}

export const fromControl = (text: string, zone: Zone): number | undefined => {
  const millis = Date.parse(`${text}Z`)
  return Number.isNaN(millis) ? undefined : momentShown(asEpochMicros(millis * 1000), zone) / 1000
}
