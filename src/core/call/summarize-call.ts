// One line about a call: who, when, how far it came, how it ended. From metadata alone.
import type { EpochMicros } from '../base/time'
import type { FinalStatus, LegTally } from './leg-tally'
import { tallyLegs } from './tally-legs'
import { timeLegs } from './time-call'
import type { CallFacts } from './trace-message'

export type CallState =
  'trying' | 'ringing' | 'in-call' | 'completed' | 'cancelled' | 'busy' | 'rejected' | 'failed' | 'other'

export interface CallSummary {
  /** Conversation id when there is one, else the first Call-ID. */
  readonly key: string
  /** One for each leg, in order of their first messages. */
  readonly callIds: readonly string[]
  readonly conversationId: string
  readonly from: string
  readonly to: string
  /** First and last message. */
  readonly startedAt: EpochMicros
  readonly endedAt: EpochMicros
  readonly answeredAt: EpochMicros | undefined
  readonly state: CallState
  /** Final status of the last INVITE that set up the call, e.g. 486 "Busy Here". */
  readonly finalStatus: { readonly status: number; readonly reason: string } | undefined
  /** Durations in µs, as `CallTimes` defines them. */
  readonly pddMicros: number | undefined
  readonly setupMicros: number | undefined
  readonly ringMicros: number | undefined
  readonly talkMicros: number | undefined
  readonly endedBy: 'caller' | 'callee' | undefined
  readonly messages: number
  /** Method of the request that the call began with, or "" when only answers are known. */
  readonly method: string
}

const stateOf = (answered: boolean, ended: boolean, cancelled: boolean, status: number | undefined): CallState => {
  if (answered) return ended ? 'completed' : 'in-call'
  if (cancelled || status === 487) return 'cancelled'
  if (status === undefined) return 'trying'
  if (status < 200) return status > 100 ? 'ringing' : 'trying'
  if (status === 486 || status === 600) return 'busy'
  return status === 603 || status === 403 || status === 488 ? 'rejected' : 'failed'
}

type Timed = { readonly at: EpochMicros } | undefined

/** Of one thing of each leg, the earliest. */
const earliest = <T extends Timed>(legs: readonly LegTally[], of: (leg: LegTally) => T): T | undefined => {
  let first: T | undefined
  for (const leg of legs) {
    const item = of(leg)
    if (item !== undefined && (first === undefined || item.at < first.at)) first = item
  }
  return first
}

const latest = <T extends Timed>(legs: readonly LegTally[], of: (leg: LegTally) => T): T | undefined => {
  let last: T | undefined
  for (const leg of legs) {
    const item = of(leg)
    if (item !== undefined && (last === undefined || item.at >= last.at)) last = item
  }
  return last
}

const endedBy = (legs: readonly LegTally[]): CallSummary['endedBy'] => {
  const bye = earliest(legs, (leg) => leg.bye)
  const inviterTag = legs.find((leg) => leg.bye === bye)?.inviterTag
  // The caller's tag is the From tag of whatever the caller sends (RFC 3261 12.2.1.1).
  if (bye === undefined || bye.fromTag === '' || inviterTag === undefined) return undefined
  return bye.fromTag === inviterTag ? 'caller' : 'callee'
}

const withoutTime = (final: FinalStatus | undefined): CallSummary['finalStatus'] =>
  final === undefined ? undefined : { status: final.status, reason: final.reason }

/** Legs of one call in order of their first messages; at least one. */
export const summarizeLegs = (legs: readonly LegTally[]): CallSummary => {
  const [first] = legs
  if (first === undefined) throw new Error('A call has at least one message')
  const setUp = earliest(legs, (leg) => leg.setUp)
  const lead = setUp ?? first.first
  const answer = earliest(legs, (leg) => leg.answer)
  // A challenge is final when nothing came after.
  const final = answer ?? latest(legs, (leg) => leg.rejection) ?? latest(legs, (leg) => leg.final)
  const response = latest(legs, (leg) => leg.response)
  const conversationId = legs.find((leg) => leg.conversationId !== '')?.conversationId ?? ''
  const callIds = legs.map(({ callId }) => callId).filter((callId) => callId !== '')
  const isEnded = legs.some(({ bye }) => bye !== undefined)
  const isCancelled = legs.some((leg) => leg.isCancelled)
  const { answeredAt, pddMicros, setupMicros, ringMicros, talkMicros } = timeLegs(legs)

  return {
    key: conversationId || (callIds[0] ?? ''),
    callIds,
    conversationId,
    from: lead.from,
    to: lead.to,
    startedAt: first.startedAt,
    endedAt: legs.reduce((end, leg) => (leg.endedAt > end ? leg.endedAt : end), first.endedAt),
    answeredAt,
    state:
      setUp === undefined && response === undefined
        ? 'other'
        : stateOf(answer !== undefined, isEnded, isCancelled, (final ?? response)?.status),
    finalStatus: withoutTime(final),
    pddMicros,
    setupMicros,
    ringMicros,
    talkMicros,
    endedBy: setUp === undefined ? undefined : endedBy(legs),
    messages: legs.reduce((count, leg) => count + leg.messages, 0),
    method: lead.method,
  }
}

/** Messages of one call in order of time; at least one. */
export const summarizeCall = (messages: readonly CallFacts[]): CallSummary => summarizeLegs(tallyLegs(messages))
