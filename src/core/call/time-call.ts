// When a call rang, was answered and ended, and how long each took, as its caller saw it. All from the first INVITE's
// sender: what the hops behind it did meanwhile is not in these times. Where RFC 6076 has a name for one, it says so.
import type { EpochMicros } from '../base/time'
import type { CallerView, LegTally } from './leg-tally'

/** Times in µs since the epoch, durations in µs. Undefined: did not happen, or was not captured. */
export interface CallTimes {
  /** The first INVITE outside of a dialog. */
  readonly invitedAt: EpochMicros | undefined
  /** The first 180 or 183. */
  readonly ringingAt: EpochMicros | undefined
  /** The first 2xx. */
  readonly answeredAt: EpochMicros | undefined
  /** The first ACK of that 2xx. */
  readonly ackedAt: EpochMicros | undefined
  /** The first BYE of the answered dialog; of a call that nobody answered, its final response. */
  readonly endedAt: EpochMicros | undefined
  /** INVITE to 2xx. */
  readonly setupMicros: number | undefined
  /**
   * Post-dial delay: INVITE to the first 18x, or to the final response when nothing rang. It is the Session Request Delay
   * (RFC 6076 4.3), but for the time that a challenge took, which counts here because the caller waited for it.
   */
  readonly pddMicros: number | undefined
  /** The first 18x to the final response. */
  readonly ringMicros: number | undefined
  /** 2xx to BYE: the Session Duration Time of a call that was completed (RFC 6076 4.5). */
  readonly talkMicros: number | undefined
}

const between = (from: EpochMicros | undefined, to: EpochMicros | undefined): number | undefined =>
  from === undefined || to === undefined || to < from ? undefined : to - from

/** Of one time of each view, the earliest. */
const earliest = (
  views: readonly CallerView[],
  of: (view: CallerView) => EpochMicros | undefined,
): EpochMicros | undefined => {
  let first: EpochMicros | undefined
  for (const view of views) {
    const at = of(view)
    if (at !== undefined && (first === undefined || at < first)) first = at
  }
  return first
}

/** What the sender of the first INVITE saw; it may try several trunks, each with a Call-ID of its own. In order of time. */
const viewsOf = (legs: readonly LegTally[]): readonly CallerView[] => {
  const views = legs.flatMap(({ view }) => view ?? [])
  if (views.length < 2) return views
  views.sort((a, b) => a.invitedAt - b.invitedAt)
  const caller = views[0]?.caller
  return views.filter((view) => view.caller === caller)
}

/** Legs of one call in order of their first messages. */
export const timeLegs = (legs: readonly LegTally[]): CallTimes => {
  const views = viewsOf(legs)
  const invitedAt = views[0]?.invitedAt
  const answeredAt = earliest(views, (view) => view.answeredAt)
  const answered = answeredAt === undefined ? undefined : views.find((view) => view.answeredAt === answeredAt)
  const until = answeredAt ?? Infinity
  const upToAnswer = (at: EpochMicros | undefined) => (at !== undefined && at <= until ? at : undefined)
  const alertedAt = upToAnswer(earliest(views, (view) => view.alertedAt))
  // When the last leg failed, unless a later one still goes on.
  const finalAt = answeredAt ?? views.findLast(({ hasResponse }) => hasResponse)?.rejectedAt
  const endedAt = answered === undefined ? finalAt : answered.byeAt
  return {
    invitedAt,
    ringingAt: upToAnswer(earliest(views, (view) => view.ringingAt)),
    answeredAt,
    ackedAt: answered?.ackedAt,
    endedAt,
    setupMicros: between(invitedAt, answeredAt),
    pddMicros: between(invitedAt, alertedAt ?? finalAt),
    ringMicros: between(alertedAt, finalAt),
    talkMicros: between(answeredAt, endedAt),
  }
}
