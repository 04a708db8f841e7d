// How far the clock of a zone is east of UTC at a moment, and back from what such a clock shows to the moment.
import { asEpochMicros, type EpochMicros } from './time'

/** Of the IANA database, e.g. `Europe/Berlin`. Those without a slash are old names of others. */
export type NamedZone = `${string}/${string}`

/** Coordinated time, the clock of the host (the core does not know the name of that one's zone), or a zone by its name. */
export type Zone = 'utc' | 'local' | NamedZone

type OffsetAt = (at: EpochMicros) => number

/** Every zone changes its offset at a quarter of an hour, µs. */
const quarterMicros = 900_000_000

const dayMicros = 86_400_000_000

/** The longest name that there is has 32 letters. */
const maxNameLength = 64

/** Quarters of an hour that are remembered for each zone: as many as 10,000 calls of a few months have. */
const maxQuarters = 16_384

const formatterOf = (zone: NamedZone): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' })

const isLikeName = (text: string): text is NamedZone => text.length <= maxNameLength && /^[A-Za-z]\S*\/\S/.test(text)

/** One that this host knows the clock of. */
export const isNamedZone = (text: string): text is NamedZone => {
  if (!isLikeName(text)) return false
  try {
    formatterOf(text)
    return true
  } catch {
    return false
  }
}

/** `GMT`, `GMT+05:30` or, long ago, `GMT-00:44:30` as µs. */
const readOffset = (words: string): number => {
  const [, sign, hours = '0', minutes = '0', seconds = '0'] = /GMT([+-])(\d+):(\d+)(?::(\d+))?$/.exec(words) ?? []
  const whole = (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) * 1_000_000
  return sign === '-' ? -whole : whole
}

/** In µs, asked of the host. A zone that it does not know has the time of UTC. */
const askHost = (zone: 'local' | NamedZone): OffsetAt => {
  if (zone === 'local') return (at) => 0 - new Date(at / 1000).getTimezoneOffset() * 60_000_000
  if (!isNamedZone(zone)) return () => 0
  const formatter = formatterOf(zone)
  return (at) => readOffset(formatter.formatToParts(at / 1000).find(({ type }) => type === 'timeZoneName')?.value ?? '')
}

/** A formatter takes some 10 µs for an answer, and lists ask about many thousand times, in any order. */
const rememberQuarters = (ask: OffsetAt): OffsetAt => {
  const offsets = new Map<number, number>()
  return (at) => {
    const quarter = Math.floor(at / quarterMicros)
    const known = offsets.get(quarter)
    if (known !== undefined) return known
    const asked = asEpochMicros(quarter * quarterMicros)
    // A damaged capture may hold times that no Date does.
    const offset = Number.isNaN(new Date(asked / 1000).getTime()) ? 0 : ask(asked)
    if (offsets.size >= maxQuarters) offsets.clear()
    offsets.set(quarter, offset)
    return offset
  }
}

/** A user looks at few zones; whoever tries all of them does not keep all. */
const maxZones = 8

const zonesAsked = new Map<Zone, OffsetAt>()

/** In µs. */
export const offsetOfZone = (zone: Zone): OffsetAt => {
  if (zone === 'utc') return () => 0
  const known = zonesAsked.get(zone)
  if (known !== undefined) return known
  const made = rememberQuarters(askHost(zone))
  if (zonesAsked.size >= maxZones) zonesAsked.clear()
  zonesAsked.set(zone, made)
  return made
}

/**
 * When the clock of a zone shows this: `shown` is the moment at which that of UTC does. What a clock shows twice, when it
 * is set back, is the first time; what it leaves out is as late after the leap, as for a Date.
 */
export const momentShown = (shown: EpochMicros, zone: Zone): EpochMicros => {
  const offsetAt = offsetOfZone(zone)
  const momentWith = (offset: number): EpochMicros => asEpochMicros(shown - offset)
  const before = offsetAt(momentWith(dayMicros))
  const after = offsetAt(momentWith(-dayMicros))
  const first = momentWith(before)
  return offsetAt(first) !== before && offsetAt(momentWith(after)) === after ? momentWith(after) : first
}
