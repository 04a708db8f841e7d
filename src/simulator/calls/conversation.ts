// A conversation as the platform would tell it, put together from the legs of its recorded calls: the customer's leg first,
// then those towards agents.
import { createHash } from 'node:crypto'
import { callsOfConversation, type ArchivedMessage, type CallArchive } from './call-archive'
import { innerPartiesOf, type InnerParty } from './inner-parties'
import { readLeg, type Leg } from './read-leg'
import type { CallEntry } from './recorded-call'

export interface ConversationParty {
  readonly participantId: string
  readonly sessionId: string
  readonly purpose: 'customer' | 'agent' | 'user'
  readonly leg: Leg
}

/** A party without a leg on an external trunk. */
export interface InnerConversationParty extends InnerParty {
  readonly participantId: string
  readonly sessionId: string
}

export interface Conversation {
  readonly id: string
  readonly direction: CallEntry['direction']
  /** Microseconds since the epoch. */
  readonly startedAt: number
  readonly endedAt: number
  readonly parties: readonly ConversationParty[]
  readonly innerParties: readonly InnerConversationParty[]
}

/** The same id every time the same call is told about. */
const derivedId = (...parts: readonly string[]): string => {
  const hex = createHash('sha256').update(parts.join('\n')).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

const microsPerMinute = 60_000_000

/** A call of two minutes between two desk phones, ten minutes before `startedAt` (milliseconds since the epoch). */
export const stationConversation = (id: string, startedAt: number): Conversation => {
  const began = startedAt * 1000 - 10 * microsPerMinute
  const ended = began + 2 * microsPerMinute
  return {
    id,
    direction: 'outbound',
    startedAt: began,
    endedAt: ended,
    innerParties: [],
    parties: ['1001', '1002'].map((station) => ({
      participantId: derivedId(id, station, 'participant'),
      sessionId: derivedId(id, station, 'session'),
      purpose: 'user',
      leg: {
        callId: `${derivedId(id, station, 'call')}@stations.example`,
        fromUser: '1001',
        toUser: '1002',
        startedAt: began,
        answeredAt: began + 3_000_000,
        endedAt: ended,
        ending: { kind: 'hung-up', by: 'caller' },
        status: 200,
        q850: 16,
      },
    })),
  }
}

const byCallId = (messages: readonly ArchivedMessage[]): readonly (readonly ArchivedMessage[])[] => {
  const legs = new Map<string, ArchivedMessage[]>()
  for (const message of messages) {
    const known = legs.get(message.callId)
    if (known === undefined) legs.set(message.callId, [message])
    else known.push(message)
  }
  return [...legs.values()]
}

export const findConversation = (archive: CallArchive, id: string): Conversation | undefined => {
  const calls = callsOfConversation(archive, id)
  const entry = calls[0]?.entry
  const legs = byCallId(calls.flatMap(({ messages }) => messages))
    .flatMap((messages) => readLeg(messages) ?? [])
    .sort((one, other) => one.startedAt - other.startedAt)
  if (entry === undefined || legs.length === 0) return undefined

  const customerCallId = entry.callIds[0] ?? legs[0]?.callId
  return {
    id,
    direction: entry.direction,
    startedAt: Math.min(...legs.map(({ startedAt }) => startedAt)),
    endedAt: Math.max(...legs.map(({ endedAt }) => endedAt)),
    innerParties: (entry.direction === 'inbound' ? innerPartiesOf(legs) : []).map((party) => ({
      ...party,
      participantId: derivedId(id, party.purpose, 'participant'),
      sessionId: derivedId(id, party.purpose, 'session'),
    })),
    parties: legs.map((leg) => {
      const isCustomer = leg.callId === customerCallId
      return {
        participantId: isCustomer ? entry.participantId : derivedId(id, leg.callId, 'participant'),
        sessionId: derivedId(id, leg.callId, 'session'),
        purpose: isCustomer ? 'customer' : 'agent',
        leg,
      }
    }),
  }
}
