// What happens to an answered inbound call inside the platform, where no external trunk sees it: a menu, a queue, and an agent
// at a WebRTC phone. Times are shares of the recorded call's, so that the same call is always told alike.
import type { Leg } from './read-leg'

interface InnerSegment {
  readonly segmentType: string
  /** Microseconds since the epoch. */
  readonly from: number
  readonly to: number
  readonly disconnectType?: string
  readonly wrapUpCode?: string
}

export interface InnerParty {
  readonly purpose: 'ivr' | 'acd' | 'agent'
  readonly name: string
  readonly segments: readonly InnerSegment[]
}

const wrapUpMicros = 12_000_000

/** None when the call was not answered, or was handed on over a trunk: then its other legs are the agents. */
export const innerPartiesOf = (legs: readonly Leg[]): readonly InnerParty[] => {
  const [leg] = legs
  if (legs.length !== 1 || leg?.answeredAt === undefined) return []
  const { answeredAt, endedAt } = leg
  const after = (share: number): number => answeredAt + Math.floor((endedAt - answeredAt) * share)
  return [
    {
      purpose: 'ivr',
      name: 'Main menu',
      segments: [{ segmentType: 'ivr', from: answeredAt, to: after(0.2), disconnectType: 'transfer' }],
    },
    {
      purpose: 'acd',
      name: 'Support',
      segments: [{ segmentType: 'interact', from: after(0.2), to: after(0.4), disconnectType: 'transfer' }],
    },
    {
      purpose: 'agent',
      name: 'Ada Agent',
      segments: [
        { segmentType: 'alert', from: after(0.3), to: after(0.4) },
        { segmentType: 'interact', from: after(0.4), to: endedAt, disconnectType: 'peer' },
        { segmentType: 'wrapup', from: endedAt, to: endedAt + wrapUpMicros, wrapUpCode: 'Resolved' },
      ],
    },
  ]
}
