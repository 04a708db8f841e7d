// Conversation details: the times and Call-IDs with which a trace search can begin (FACTS 6.2).
import type { CallArchive } from '../calls/call-archive'
import {
  findConversation,
  stationConversation,
  type Conversation,
  type ConversationParty,
  type InnerConversationParty,
} from '../calls/conversation'
import type { LegEnding } from '../calls/read-leg'
import type { SimulatorOptions } from '../options'
import { notFound } from './api-error'
import type { ApiRoute } from './api-route'
import { needsAll, needsAny } from './permissions'

const toIso = (micros: number): string => new Date(Math.floor(micros / 1000)).toISOString()

const isOutbound = ({ direction }: Conversation): boolean => direction === 'outbound'

/** How the platform names the end of a party: the far end (`endpoint`), the other party (`peer`), itself (`client`). */
const disconnectTypeOf = (ending: LegEnding, { purpose }: ConversationParty, conversation: Conversation): string => {
  switch (ending.kind) {
    case 'refused':
      return 'error'
    case 'transferred':
      return 'transfer'
    case 'open':
      return 'system'
    case 'cancelled':
    case 'hung-up': {
      const callerEnded = ending.kind === 'cancelled' || ending.by === 'caller'
      // The customer calls in, and is called out to.
      const customerEnded = callerEnded !== isOutbound(conversation)
      if (purpose === 'customer') return customerEnded ? 'endpoint' : 'peer'
      return customerEnded ? 'peer' : 'client'
    }
  }
}

const setupSegmentType = ({ purpose }: ConversationParty, conversation: Conversation): string => {
  if (isOutbound(conversation)) return 'dialing'
  return purpose === 'customer' ? 'system' : 'alert'
}

const toSegments = (party: ConversationParty, conversation: Conversation): readonly object[] => {
  const { startedAt, answeredAt, endedAt, ending, status, q850 } = party.leg
  const end = {
    disconnectType: disconnectTypeOf(ending, party, conversation),
    ...(status === undefined ? {} : { sipResponseCodes: [status] }),
    ...(q850 === undefined ? {} : { q850ResponseCodes: [q850] }),
    ...(ending.kind === 'refused' ? { errorCode: `sip:${ending.status}` } : {}),
  }
  const segment = (segmentType: string, from: number, to: number): object => ({
    segmentType,
    segmentStart: toIso(from),
    segmentEnd: toIso(to),
    conference: false,
  })
  const setup = segment(setupSegmentType(party, conversation), startedAt, answeredAt ?? endedAt)
  if (answeredAt === undefined) return [{ ...setup, ...end }]
  return [setup, { ...segment('interact', answeredAt, endedAt), ...end }]
}

const schemeOf = ({ purpose }: ConversationParty): string => (purpose === 'user' ? 'sip' : 'tel')

/** The far end is named by its number. */
const customerOf = ({ leg }: ConversationParty, conversation: Conversation): string =>
  isOutbound(conversation) ? leg.toUser : leg.fromUser

const toAnalyticsParticipant = (party: ConversationParty, conversation: Conversation): object => ({
  participantId: party.participantId,
  ...(party.purpose === 'customer' ? { participantName: customerOf(party, conversation) } : {}),
  purpose: party.purpose,
  sessions: [
    {
      sessionId: party.sessionId,
      mediaType: 'voice',
      provider: 'Edge',
      direction: conversation.direction,
      ani: `${schemeOf(party)}:${party.leg.fromUser}`,
      dnis: `${schemeOf(party)}:${party.leg.toUser}`,
      protocolCallId: party.leg.callId,
      segments: toSegments(party, conversation),
    },
  ],
})

/** Without a leg there is no Call-ID. */
const toInnerAnalyticsParticipant = (party: InnerConversationParty, { direction }: Conversation): object => ({
  participantId: party.participantId,
  participantName: party.name,
  purpose: party.purpose,
  sessions: [
    {
      sessionId: party.sessionId,
      mediaType: 'voice',
      provider: 'Edge',
      direction,
      segments: party.segments.map(({ from, to, ...rest }) => ({
        ...rest,
        segmentStart: toIso(from),
        segmentEnd: toIso(to),
        conference: false,
      })),
    },
  ],
})

const toAnalyticsConversation = (conversation: Conversation): object => ({
  conversationId: conversation.id,
  conversationStart: toIso(conversation.startedAt),
  conversationEnd: toIso(conversation.endedAt),
  originatingDirection: conversation.direction,
  participants: [
    ...conversation.parties.map((party) => toAnalyticsParticipant(party, conversation)),
    ...conversation.innerParties.map((party) => toInnerAnalyticsParticipant(party, conversation)),
  ],
})

const toParticipant = (party: ConversationParty, conversation: Conversation): object => {
  const { fromUser, toUser, startedAt, answeredAt, endedAt, ending } = party.leg
  const connectedTime = answeredAt === undefined ? {} : { connectedTime: toIso(answeredAt) }
  return {
    id: party.participantId,
    purpose: party.purpose,
    startTime: toIso(startedAt),
    ...connectedTime,
    endTime: toIso(endedAt),
    ani: `tel:${fromUser}`,
    dnis: `tel:${toUser}`,
    calls: [
      {
        id: party.sessionId,
        state: 'terminated',
        direction: conversation.direction,
        provider: 'Edge',
        ...connectedTime,
        disconnectedTime: toIso(endedAt),
        disconnectType: disconnectTypeOf(ending, party, conversation),
      },
    ],
  }
}

const toInnerParticipant = (party: InnerConversationParty, conversation: Conversation): object => {
  const times = party.segments.filter(({ segmentType }) => segmentType !== 'wrapup')
  const startedAt = Math.min(...times.map(({ from }) => from))
  const endedAt = Math.max(...times.map(({ to }) => to))
  const connectedAt = times.find(({ segmentType }) => segmentType !== 'alert')?.from ?? startedAt
  return {
    id: party.participantId,
    name: party.name,
    purpose: party.purpose,
    startTime: toIso(startedAt),
    connectedTime: toIso(connectedAt),
    endTime: toIso(endedAt),
    calls: [
      {
        id: party.sessionId,
        state: 'terminated',
        direction: conversation.direction,
        provider: 'Edge',
        connectedTime: toIso(connectedAt),
        disconnectedTime: toIso(endedAt),
        disconnectType: party.purpose === 'agent' ? 'peer' : 'transfer',
      },
    ],
  }
}

const toConversation = (conversation: Conversation): object => ({
  id: conversation.id,
  startTime: toIso(conversation.startedAt),
  endTime: toIso(conversation.endedAt),
  participants: [
    ...conversation.parties.map((party) => toParticipant(party, conversation)),
    ...conversation.innerParties.map((party) => toInnerParticipant(party, conversation)),
  ],
  selfUri: `/api/v2/conversations/${conversation.id}`,
})

export interface ConversationParts {
  readonly archive: CallArchive
  readonly now: () => number
  readonly options: () => SimulatorOptions
}

export const createConversationRoutes = ({ archive, now, options }: ConversationParts): readonly ApiRoute[] => {
  const startedAt = now()
  const find = (id: string): Conversation | undefined =>
    options().stationConversations.includes(id) ? stationConversation(id, startedAt) : findConversation(archive, id)

  const tell =
    (toJson: (conversation: Conversation) => object): ApiRoute['handle'] =>
    ({ params }) => {
      const found = find(params['conversationId'] ?? '')
      return found === undefined
        ? { kind: 'error', error: notFound('The conversation') }
        : { kind: 'json', value: toJson(found) }
    }
  return [
    {
      operation: 'getAnalyticsConversationDetails',
      method: 'GET',
      path: '/api/v2/analytics/conversations/{conversationId}/details',
      needs: needsAny('analytics:conversationDetail:view', 'analytics:agentConversationDetail:view'),
      handle: tell(toAnalyticsConversation),
    },
    {
      operation: 'getConversation',
      method: 'GET',
      path: '/api/v2/conversations/{conversationId}',
      needs: needsAll('conversation:communication:view'),
      handle: tell(toConversation),
    },
  ]
}
