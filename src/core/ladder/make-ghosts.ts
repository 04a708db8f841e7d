// Messages that are missing → ghost rungs.
import { asEpochMicros } from '../base/time'
import type { MissingMessage } from '../call/find-missing'
import type { TraceMessage } from '../call/trace-message'
import type { GhostRung } from './ladder-shape'
import type { LaneLayout } from './layout-lanes'
import type { Relations } from './relate-messages'

/** In order of time, never before the message that should have led to them. Those among hidden lanes are left out. */
export const makeGhosts = (
  missing: readonly MissingMessage[],
  messages: readonly TraceMessage[],
  { laneAt, hiddenLane }: LaneLayout,
  { legOf }: Relations,
): readonly GhostRung[] => {
  const start = messages[0]?.at
  return missing
    .flatMap(({ what, afterIndex, at, source, destination, timer, section, callId }): readonly GhostRung[] => {
      const fromLane = laneAt(source, callId)
      const toLane = laneAt(destination, callId)
      if (fromLane === undefined || toLane === undefined) return []
      if (fromLane === hiddenLane && toLane === hiddenLane) return []
      const cause = messages[afterIndex]
      const settled = asEpochMicros(Math.max(at, cause?.at ?? at))
      return [
        {
          kind: fromLane === toLane ? 'self' : 'arrow',
          fromLane,
          toLane,
          at: settled,
          sinceStart: settled - (start ?? settled),
          label: what,
          timer,
          section,
          leg: legOf.get(callId),
          afterMessageId: cause?.id,
        },
      ]
    })
    .sort((a, b) => a.at - b.at)
}
