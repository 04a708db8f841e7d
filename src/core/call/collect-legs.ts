// Messages → legs, one per Call-ID, in one pass.
import type { EpochMicros } from '../base/time'
import type { Endpoint } from '../capture/captured-message'
import { endsCall } from './ends-call'
import type { LegTie } from './leg-tie'
import type { Leg, LegSetUp } from './leg'
import { isRequest, type CallFacts } from './trace-message'

type Ties = Map<LegTie['kind'], string[]>

/** Most legs have no conversation and no ties, so their sets come with the first value: half the memory of a large capture. */
interface OpenLeg {
  readonly id: string
  readonly callId: string
  startedAt: EpochMicros
  endedAt: EpochMicros
  hasEnded: boolean
  conversationIds: string[] | undefined
  ties: Ties | undefined
  readonly setUps: LegSetUp[]
  branches: string[] | undefined
}

/** Hops and transactions of one set-up; a leg with more is no leg but a Call-ID that many use. */
const maxSetUps = 64

/** A leg of more conversations is broken, however many they are. */
const maxConversationIds = 64

/** A leg that names more others is a Call-ID that many use. */
const maxTies = 64

/** Longer than any UUID; longer than this is no id that a platform gives. */
const maxConversationIdLength = 512

const openLeg = (id: string, callId: string, at: EpochMicros): OpenLeg => ({
  id,
  callId,
  startedAt: at,
  endedAt: at,
  hasEnded: false,
  conversationIds: undefined,
  ties: undefined,
  setUps: [],
  branches: undefined,
})

const noValues: readonly string[] = []
const noKinds: Leg['ties'] = new Map()

const closeLeg = (leg: OpenLeg): Leg => ({
  ...leg,
  conversationIds: leg.conversationIds ?? noValues,
  ties: leg.ties ?? noKinds,
  branches: leg.branches ?? noValues,
})

const isSameEndpoint = (a: Endpoint, b: Endpoint): boolean => a.address === b.address && a.port === b.port

/** Each value once; of more than `limit` the first. */
const withValue = (values: string[] | undefined, value: string, limit: number): string[] => {
  if (values === undefined) return [value]
  if (values.length < limit && !values.includes(value)) values.push(value)
  return values
}

const noteSetUp = (leg: OpenLeg, { at, source, destination, branch, from, to }: CallFacts): void => {
  const place = leg.setUps.findIndex(
    (known) => isSameEndpoint(known.source, source) && isSameEndpoint(known.destination, destination),
  )
  const known = leg.setUps[place]
  if (known === undefined ? leg.setUps.length < maxSetUps : at < known.at) {
    leg.setUps[known === undefined ? leg.setUps.length : place] = {
      at,
      source,
      destination,
      from: from.user,
      to: to.user,
    }
  }
  if (branch !== '') leg.branches = withValue(leg.branches, branch, maxSetUps)
}

/** The nil UUID stands for none. */
const isConversationId = (text: string): boolean =>
  text !== '' && text.length <= maxConversationIdLength && !/^[0-]+$/.test(text)

const noteTie = (ties: Ties, { kind, value }: LegTie): void => {
  ties.set(kind, withValue(ties.get(kind), value, maxTies))
}

const noteMessage = (leg: OpenLeg, message: CallFacts): void => {
  const { at, conversationId } = message
  if (at < leg.startedAt) leg.startedAt = at
  if (at > leg.endedAt) leg.endedAt = at
  leg.hasEnded ||= endsCall(message)
  if (isConversationId(conversationId)) {
    leg.conversationIds = withValue(leg.conversationIds, conversationId, maxConversationIds)
  }
  for (const tie of message.legTies) noteTie((leg.ties ??= new Map<LegTie['kind'], string[]>()), tie)
  // A re-INVITE carries a To tag (RFC 3261 12.2.1); only the others set up a leg.
  if (isRequest(message, 'INVITE') && message.to.tag === '') noteSetUp(leg, message)
}

export interface LegCollector {
  /** Takes a message and keeps none of it but what makes its leg; returns the place of that leg. */
  readonly add: (message: CallFacts) => number
  /** In the order of their first message, as they stand. */
  readonly legs: () => readonly Leg[]
}

/** A message without a Call-ID is a leg of its own. Linear. */
export const createLegCollector = (): LegCollector => {
  const legs: OpenLeg[] = []
  const placeOf = new Map<string, number>()
  let messages = 0
  return {
    add: (message) => {
      const { callId, at } = message
      const place = (callId === '' ? undefined : placeOf.get(callId)) ?? legs.length
      // No Call-ID begins with a space (RFC 3261 25.1, `word`).
      const leg = legs[place] ?? openLeg(callId === '' ? ` without Call-ID ${messages}` : callId, callId, at)
      if (place === legs.length) {
        legs.push(leg)
        if (callId !== '') placeOf.set(callId, place)
      }
      messages += 1
      noteMessage(leg, message)
      return place
    },
    legs: () => legs.map(closeLeg),
  }
}
