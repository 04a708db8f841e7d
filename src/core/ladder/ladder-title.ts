// What stands above an exported ladder.
import type { Zone } from '../base/offset-of-zone'
import { asEpochMicros } from '../base/time'
import type { LadderLayout } from './ladder-shape'
import type { LadderTime } from './time-columns'
import { writeClock, writeDate } from './write-times'

export interface LadderTitle {
  readonly heading: string
  readonly facts: readonly (readonly [label: string, value: string])[]
}

/** A page without a heading has no name in a list of tabs, an outline or a screen reader. */
export const headingOf = ({ heading }: LadderTitle): string => heading.trim() || 'Call ladder'

const evidenceOf = ({ rungs }: LadderLayout): string => {
  const complete = rungs.filter(({ isComplete }) => isComplete).length
  if (complete === rungs.length) return 'packets'
  return complete === 0 ? 'search records' : 'packets, and search records where there is no packet'
}

/** The clock that is told besides UTC: the one in the gutter, else that of the host where its name is known. */
const besideUtc = ({ zone, localZone }: LadderTime): { readonly zone: Zone; readonly name: string } | undefined => {
  if (zone !== 'utc' && zone !== 'local') return { zone, name: zone }
  if (localZone !== undefined) return { zone: 'local', name: `local time, ${localZone}` }
  return zone === 'utc' ? undefined : { zone, name: 'local time' }
}

/** The given facts, when it began, since the times in the gutter leave out the day, and what the ladder is made of. */
export const factsOf = (layout: LadderLayout, { facts }: LadderTitle, time: LadderTime): LadderTitle['facts'] => {
  const first = layout.rungs[0]
  if (first === undefined) return facts
  // Hidden lanes may hide the message that times are counted from.
  const start = asEpochMicros(first.at - first.sinceStart)
  const startIn = (zone: Zone): string => `${writeDate(start, { zone })} ${writeClock(start, { zone })}`
  const beside = besideUtc(time)
  return [
    ...facts,
    ['First message (UTC)', startIn('utc')],
    ...(beside === undefined ? [] : [[`First message (${beside.name})`, startIn(beside.zone)] as const]),
    ['Known from', evidenceOf(layout)],
  ]
}
