// What stands above an exported ladder.
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

/** The given facts, when it began, since the times in the gutter leave out the day, and what the ladder is made of. */
export const factsOf = (layout: LadderLayout, { facts }: LadderTitle, time: LadderTime): LadderTitle['facts'] => {
  const first = layout.rungs[0]
  if (first === undefined) return facts
  // Hidden lanes may hide the message that times are counted from.
  const start = asEpochMicros(first.at - first.sinceStart)
  const { zone, localZone } = time
  const startIn = (place: LadderTime): string => `${writeDate(start, place)} ${writeClock(start, place)}`
  const local: LadderTime = { zone: 'local-label-free' }
  return [
    ...facts,
    ['First message (UTC)', startIn({ zone: 'utc' })],
    ...(zone === 'utc' && localZone === undefined
      ? []
      : [[`First message (local time${localZone === undefined ? '' : `, ${localZone}`})`, startIn(local)] as const]),
    ['Known from', evidenceOf(layout)],
  ]
}
