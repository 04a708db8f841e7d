// What the engine finds out about one call beyond a line about it: why its legs belong together, its dialogs, its media over
// time, what ended it, and what should have come and did not.
import type { EpochMicros } from '../base/time'
import { endsCall } from '../call/ends-call'
import { findDialogs, type Dialog } from '../call/find-dialogs'
import { findMissing, type Directions, type MissingMessage } from '../call/find-missing'
import { findTransactions } from '../call/find-transactions'
import type { LegJoin } from '../call/leg-join'
import { listMediaPeriods } from '../negotiation/list-media-periods'
import type { MediaPeriod } from '../negotiation/media-period'
import { pairOffers } from '../negotiation/pair-offers'
import { readReasons, type Reason } from '../sip/read-reasons'
import { splitOutsideQuotes } from '../sip/split-outside-quotes'
import type { InspectedMessage } from './inspected-message'
import type { SaidNotes } from './note-said'

/** One m= line of one dialog over time. */
export interface MediaSection {
  readonly callId: string
  readonly callerTag: string
  readonly calleeTag: string
  readonly mediaIndex: number
  /** In order of time; at least one. */
  readonly periods: readonly MediaPeriod[]
}

/** Of indices, those of the call's messages. */
export interface CallDetails {
  readonly messages: readonly InspectedMessage[]
  readonly joins: readonly LegJoin[]
  readonly dialogs: readonly Dialog[]
  readonly media: readonly MediaSection[]
  readonly missing: readonly MissingMessage[]
  /** Of BYE, CANCEL and final failures of INVITE, each once. */
  readonly causes: readonly Reason[]
}

/** What is known from outside of the call. */
interface CaptureContext {
  readonly notes: SaidNotes
  readonly captureEnd: EpochMicros | undefined
  readonly directions: Directions
}

/** A call that gives more different ones is no call but a fault. */
const maxCauses = 16

const listCauses = (messages: readonly InspectedMessage[]): readonly Reason[] => {
  const values = new Set<string>()
  for (const { said, facts } of messages) {
    if (said === undefined || said.reasons.length === 0 || !endsCall(facts)) continue
    for (const reason of said.reasons) for (const value of splitOutsideQuotes(reason, ',')) values.add(value)
    if (values.size >= maxCauses) break
  }
  return [...values].slice(0, maxCauses).flatMap(readReasons)
}

const listMedia = (messages: readonly InspectedMessage[], { notes }: CaptureContext): readonly MediaSection[] => {
  if (!messages.some(({ said }) => said?.sdp !== undefined)) return []
  const negotiation = messages.map(({ facts, said }, index) => ({
    index,
    facts,
    isReliable: said?.isReliable ?? false,
    sdp: notes.sdpOf(said),
  }))
  return pairOffers(negotiation).flatMap((dialog) => {
    const { callId, callerTag, calleeTag } = dialog
    const sections: (MediaSection & { readonly periods: MediaPeriod[] })[] = []
    for (const period of listMediaPeriods(dialog)) {
      const last = sections.at(-1)
      if (last?.mediaIndex === period.mediaIndex) last.periods.push(period)
      else sections.push({ callId, callerTag, calleeTag, mediaIndex: period.mediaIndex, periods: [period] })
    }
    return sections
  })
}

/** Messages of one call in order of time. n log n. */
export const detailCall = (
  messages: readonly InspectedMessage[],
  joins: readonly LegJoin[],
  context: CaptureContext,
): CallDetails => {
  const { captureEnd, directions } = context
  const facts = messages.map((message) => message.facts)
  const transactions = findTransactions(facts, captureEnd)
  return {
    messages,
    joins,
    dialogs: findDialogs(facts, captureEnd, transactions),
    media: listMedia(messages, context),
    missing: findMissing(facts, captureEnd, directions, transactions),
    causes: listCauses(messages),
  }
}
