// The zones whose clocks the user goes through: UTC, that of the computer, and the one chosen beside them.
import type { Settings } from '../../../shared/schema/settings'
import type { Zone } from '../../ui/format-time'

export const clockZones = ({ chosenZone }: Pick<Settings, 'chosenZone'>): readonly Zone[] => [
  'utc',
  'local',
  ...(chosenZone === '' ? [] : [chosenZone]),
]

export const nextZone = (settings: Pick<Settings, 'timeZone' | 'chosenZone'>): Zone => {
  const zones = clockZones(settings)
  return zones[(zones.indexOf(settings.timeZone) + 1) % zones.length] ?? 'local'
}

/** In a choice of times. */
export const zoneLabel = (zone: Zone): string => {
  if (zone === 'utc') return 'UTC'
  return zone === 'local' ? 'Local time' : zone
}
