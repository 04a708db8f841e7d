// In which zone times are shown, and which one the user has chosen beside UTC and that of the computer.
import { z } from 'zod'
import { isNamedZone, type NamedZone, type Zone } from '../../core/base/offset-of-zone'

const ChosenZone = z.custom<NamedZone>((value) => typeof value === 'string' && isNamedZone(value), 'not a time zone')

export const TimeZone = z.union([z.enum(['local', 'utc']), ChosenZone])

/** Of before there was a choice, of a damaged file, or a name that this system does not know: nothing is chosen. */
export const StoredChosenZone = z
  .union([z.literal(''), ChosenZone])
  .catch('')
  .default('')

interface Zones {
  readonly timeZone: Zone
  readonly chosenZone: NamedZone | ''
}

/** A zone that times are shown in is chosen from then on, so that one comes back to it from UTC. */
export const keepChosen = <T extends Zones>(settings: T): T => {
  const { timeZone } = settings
  return timeZone === 'utc' || timeZone === 'local' ? settings : { ...settings, chosenZone: timeZone }
}
