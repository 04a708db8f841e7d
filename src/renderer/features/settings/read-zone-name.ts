// What a person types for a time zone → its name.
import { isNamedZone, type NamedZone } from '../../../core/base/offset-of-zone'

/** Names by which the database has these zones today; hosts list them under older ones. */
const namesOfToday: Readonly<Record<string, string>> = {
  'Africa/Asmera': 'Africa/Asmara',
  'America/Buenos_Aires': 'America/Argentina/Buenos_Aires',
  'America/Godthab': 'America/Nuuk',
  'America/Indianapolis': 'America/Indiana/Indianapolis',
  'Asia/Calcutta': 'Asia/Kolkata',
  'Asia/Katmandu': 'Asia/Kathmandu',
  'Asia/Rangoon': 'Asia/Yangon',
  'Asia/Saigon': 'Asia/Ho_Chi_Minh',
  'Europe/Kiev': 'Europe/Kyiv',
}

/** Of the zones that this system knows. */
export const listZoneNames = (): readonly NamedZone[] =>
  Intl.supportedValuesOf('timeZone')
    .map((name) => namesOfToday[name] ?? name)
    .filter(isNamedZone)
    .sort()

/** The whole name in any case, or its last part where no other zone has it: `new york`. Undefined: no zone is meant. */
export const readZoneName = (typed: string, names: readonly NamedZone[]): NamedZone | undefined => {
  const wanted = typed.trim().replace(/\s+/g, '_').toLowerCase()
  if (wanted === '') return undefined
  const whole = names.find((name) => name.toLowerCase() === wanted)
  if (whole !== undefined) return whole
  const [place, ...others] = names.filter((name) => name.toLowerCase().endsWith(`/${wanted}`))
  if (place !== undefined && others.length === 0) return place
  const asTyped = typed.trim()
  return isNamedZone(asTyped) ? asTyped : undefined
}
