// What Genesys Cloud says of a conversation: its time, its Call-IDs, and who did what when. Lenient: a participant, session or
// segment that cannot be read is left out, and takes no other with it.
import { z } from 'zod'
import { asEpochMicros, type EpochMicros } from '../../core/base/time'
import type { ConversationSegment } from '../../shared/conversation-segment'
import { AppError } from '../app-error'
import type { ApiClient } from './api-client'

export interface ConversationDetails {
  /** Milliseconds since the epoch. */
  readonly start: number
  /** Undefined while the conversation goes on. */
  readonly end: number | undefined
  readonly callIds: readonly string[]
  /** What each participant is there for, e.g. `customer` or `agent`; '' where it is not said. */
  readonly purposes: readonly string[]
  /** Of all sessions, each once, e.g. `voice`; '' where it is not said. None where only the conversation could be read. */
  readonly mediaTypes: readonly string[]
  /** In order of time. */
  readonly segments: readonly ConversationSegment[]
}

/** A conversation of an hour has dozens; what a broken answer has beyond is not kept. */
const maxSegments = 2000

const Text = z
  .string()
  .nullish()
  .catch(undefined)
  .transform((text) => (text ?? '').slice(0, 512))
const Instant = z.iso
  .datetime({ offset: true })
  .nullish()
  .catch(undefined)
  .transform((text): EpochMicros | undefined =>
    typeof text === 'string' ? asEpochMicros(Date.parse(text) * 1000) : undefined,
  )
const Codes = z
  .array(z.number().int())
  .nullish()
  .catch(undefined)
  .transform((codes) => (codes ?? []).slice(0, 20))

/** Items that can be read. */
const listOf = <Item extends z.ZodType>(item: Item) =>
  z
    .array(z.unknown())
    .nullish()
    .catch(undefined)
    .transform((list) =>
      (list ?? []).flatMap((each): readonly z.output<Item>[] => {
        const read = item.safeParse(each)
        return read.success ? [read.data] : []
      }),
    )

const Segment = z.object({
  segmentType: Text,
  segmentStart: Instant,
  segmentEnd: Instant,
  disconnectType: Text,
  errorCode: Text,
  wrapUpCode: Text,
  sipResponseCodes: Codes,
  q850ResponseCodes: Codes,
})
const Session = z.object({ protocolCallId: Text, mediaType: Text, segments: listOf(Segment) })
const Participant = z.object({ purpose: Text, participantName: Text, sessions: listOf(Session) })
const Details = z.object({
  conversationStart: z.iso.datetime({ offset: true }),
  conversationEnd: z.iso.datetime({ offset: true }).nullish(),
  participants: listOf(Participant),
})

const purposeWords: Readonly<Record<string, string>> = {
  acd: 'Queue',
  ivr: 'IVR',
}

const labelOf = (purpose: string, name: string, kind: string): string => {
  const role = purposeWords[purpose] ?? purpose.charAt(0).toUpperCase() + purpose.slice(1)
  const who = [role, name].filter((part) => part !== '').join(' ')
  return [who, kind].filter((part) => part !== '').join(', ')
}

const inOrder = (segments: readonly ConversationSegment[]): readonly ConversationSegment[] =>
  [...segments].sort((a, b) => a.from - b.from).slice(0, maxSegments)

const segmentsOf = ({
  purpose,
  participantName,
  sessions,
}: z.output<typeof Participant>): readonly ConversationSegment[] =>
  sessions.flatMap(({ protocolCallId, segments }) =>
    segments.flatMap((segment): readonly ConversationSegment[] => {
      const { segmentStart: from, segmentEnd: to, segmentType: kind } = segment
      if (from === undefined) return []
      return [
        {
          from,
          to,
          kind,
          label: labelOf(purpose, participantName, kind),
          participant: participantName,
          purpose,
          callId: protocolCallId,
          disconnectType: segment.disconnectType,
          errorCode: segment.errorCode,
          wrapUpCode: segment.wrapUpCode,
          sipCodes: segment.sipResponseCodes,
          q850Codes: segment.q850ResponseCodes,
        },
      ]
    }),
  )

/** `GET /api/v2/analytics/conversations/{id}/details`: the only place that names Call-IDs. */
export const readConversationDetails = async (
  client: ApiClient,
  conversationId: string,
  signal: AbortSignal,
): Promise<ConversationDetails> => {
  const { json } = await client.request({
    path: `/api/v2/analytics/conversations/${encodeURIComponent(conversationId)}/details`,
    signal,
    needsBody: true,
  })
  const details = Details.safeParse(json)
  if (!details.success) throw new AppError('api.unexpected', 'The conversation details could not be read.')
  const { conversationStart, conversationEnd, participants } = details.data
  const callIds = participants.flatMap(({ sessions }) => sessions.map(({ protocolCallId }) => protocolCallId))
  return {
    start: Date.parse(conversationStart),
    end: typeof conversationEnd === 'string' ? Date.parse(conversationEnd) : undefined,
    callIds: [...new Set(callIds.filter((callId) => callId !== ''))],
    purposes: participants.map(({ purpose }) => purpose),
    mediaTypes: [...new Set(participants.flatMap(({ sessions }) => sessions.map(({ mediaType }) => mediaType)))],
    segments: inOrder(participants.flatMap(segmentsOf)),
  }
}

const Call = z.object({
  startAlertingTime: Instant,
  connectedTime: Instant,
  disconnectedTime: Instant,
  disconnectType: Text,
  errorInfo: z.object({ code: Text }).nullish().catch(undefined),
})
const Party = z.object({
  purpose: Text,
  name: Text,
  startTime: Instant,
  wrapup: z.object({ code: Text, name: Text }).nullish().catch(undefined),
  calls: listOf(Call),
})
const Conversation = z.object({
  startTime: z.iso.datetime({ offset: true }),
  endTime: z.iso.datetime({ offset: true }).nullish(),
  participants: listOf(Party),
})

/** Of a call, until it was connected and since then. */
const partySegments = ({ purpose, name, startTime, wrapup, calls }: z.output<typeof Party>) =>
  calls.flatMap((call): readonly ConversationSegment[] => {
    const { connectedTime, disconnectedTime, disconnectType, errorInfo } = call
    const begun = call.startAlertingTime ?? startTime ?? connectedTime
    if (begun === undefined) return []
    const wrapUpCode = [wrapup?.name, wrapup?.code].find((text) => text !== undefined && text !== '') ?? ''
    const segment = (kind: string, from: EpochMicros, to: EpochMicros | undefined): ConversationSegment => {
      const isLast = to === disconnectedTime
      return {
        from,
        to,
        kind,
        label: labelOf(purpose, name, kind),
        participant: name,
        purpose,
        callId: '',
        disconnectType: isLast ? disconnectType : '',
        errorCode: isLast ? (errorInfo?.code ?? '') : '',
        wrapUpCode: isLast ? wrapUpCode : '',
        sipCodes: [],
        q850Codes: [],
      }
    }
    if (connectedTime === undefined) return [segment('set-up', begun, disconnectedTime)]
    return [
      ...(begun < connectedTime ? [segment('set-up', begun, connectedTime)] : []),
      segment('connected', connectedTime, disconnectedTime),
    ]
  })

/** `GET /api/v2/conversations/{id}`: time and participants for who may not read the details; it names no Call-ID. */
export const readConversation = async (
  client: ApiClient,
  conversationId: string,
  signal: AbortSignal,
): Promise<ConversationDetails> => {
  const { json } = await client.request({
    path: `/api/v2/conversations/${encodeURIComponent(conversationId)}`,
    signal,
    needsBody: true,
  })
  const conversation = Conversation.safeParse(json)
  if (!conversation.success) throw new AppError('api.unexpected', 'The conversation could not be read.')
  const { startTime, endTime, participants } = conversation.data
  return {
    start: Date.parse(startTime),
    end: typeof endTime === 'string' ? Date.parse(endTime) : undefined,
    callIds: [],
    purposes: participants.map(({ purpose }) => purpose),
    mediaTypes: [],
    segments: inOrder(participants.flatMap(partySegments)),
  }
}
