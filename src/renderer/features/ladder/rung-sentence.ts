// A row of the ladder as one sentence, for those who hear it: time, what, from, to, leg, repeats.
import type { GhostRung, Rung } from '../../../core/ladder/ladder-shape'
import { badgeOf, ghostLabelOf, ghostNoteOf, legOf } from '../../../core/ladder/note-rung'
import { zoneName } from '../../ui/format-time'
import { gutterWords, type Clock } from './time-words'

type Timed = Parameters<typeof gutterWords>[0]

const timeOf = (timed: Timed, clock: Clock): string => {
  const { first } = gutterWords(timed, clock)
  return clock.time === 'clock' ? `${first} ${zoneName(clock.zone, timed.at / 1000)}` : first
}

const wayOf = ({ kind, fromLane, toLane }: Rung | GhostRung, laneNames: readonly string[]): string =>
  `from ${laneNames[fromLane] ?? ''} to ${kind === 'self' ? 'itself' : (laneNames[toLane] ?? '')}`

const join = (parts: readonly string[]): string => parts.filter((part) => part !== '').join(', ')

/** `notes`: what else is so of this rung now, '' for nothing. */
export const rungSentence = (
  rung: Rung,
  sinceAbove: number | undefined,
  clock: Clock,
  laneNames: readonly string[],
  notes: readonly string[] = [],
): string => {
  const { at, sinceStart, label, detail } = rung
  const said = join([`${label} ${wayOf(rung, laneNames)}`, legOf(rung, true), badgeOf(rung), ...notes])
  return `${timeOf({ at, sinceStart, sinceAbove }, clock)}: ${said}${detail === '' ? '' : `. ${detail}`}`
}

export const ghostSentence = (ghost: GhostRung, clock: Clock, laneNames: readonly string[]): string => {
  const { at, sinceStart } = ghost
  const said = `${ghostLabelOf(ghost)} (${ghostNoteOf(ghost)}) ${wayOf(ghost, laneNames)}`
  return `${timeOf({ at, sinceStart, sinceAbove: undefined }, clock)} at the latest: ${join([said, legOf(ghost, true)])}`
}
