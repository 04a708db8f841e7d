// One message of a call, whatever it is known from: a search record (metadata only) or a packet (every byte).
import type { EpochMicros } from '../base/time'
import type { CapturedMessage, Endpoint, Transport } from '../capture/captured-message'
import { canonicalMethod } from '../sip/canonical-method'
import type { LegTie } from './leg-tie'
import type { RecordStart, TraceRecord } from './trace-record'

export type Evidence =
  | { readonly kind: 'record'; readonly record: TraceRecord }
  | { readonly kind: 'packet'; readonly captured: CapturedMessage }

export interface MessageParty {
  readonly displayName: string
  readonly user: string
  readonly tag: string
}

/** What calls are made of: light enough to keep for every message of a large capture. */
export interface CallFacts {
  readonly at: EpochMicros
  readonly start: RecordStart
  readonly callId: string
  readonly cseq: { readonly number: number; readonly method: string } | undefined
  readonly from: MessageParty
  readonly to: MessageParty
  readonly source: Endpoint
  readonly destination: Endpoint
  readonly sourceAlias: string
  readonly destinationAlias: string
  readonly transport: Transport | undefined
  readonly branch: string
  readonly conversationId: string
  /** What the message says about other legs of its call; `noTies` when nothing. */
  readonly legTies: readonly LegTie[]
}

/** Everything of a message but its id, which depends on the messages around it. */
export interface MessageFacts extends CallFacts {
  readonly evidence: Evidence
}

export interface TraceMessage extends MessageFacts {
  /** Same for a message known from its record and the same message found in the pcap. */
  readonly id: string
}

/** Joined by line feeds, which no field holds: it is made for every message, and JSON takes three times as long. */
const identityOf = ({ start, callId, cseq, source, destination }: CallFacts): string => {
  const what = start.kind === 'request' ? start.method : start.status
  const transaction = cseq === undefined ? '' : `${cseq.number} ${canonicalMethod(cseq.method)}`
  const hop = `${source.address}\n${source.port ?? ''}\n${destination.address}\n${destination.port ?? ''}`
  return `${callId}\n${what}\n${transaction}\n${hop}`
}

/**
 * Gives ids to the messages of one call, which it must be told in order of time. The n-th of several alike
 * (retransmissions) is the n-th in time everywhere, so that a record and its packet get the same id although no field of
 * theirs names the other.
 */
export const createIdentifier = (): ((message: CallFacts) => string) => {
  const seen = new Map<string, number>()
  return (message) => {
    const identity = identityOf(message)
    const nth = seen.get(identity) ?? 0
    seen.set(identity, nth + 1)
    return `${identity}#${nth}`
  }
}

/** Puts messages in order of time and gives them ids. */
export const identifyMessages = <Facts extends CallFacts>(
  facts: readonly Facts[],
): readonly (Facts & Pick<TraceMessage, 'id'>)[] => {
  const identify = createIdentifier()
  return [...facts].sort((a, b) => a.at - b.at).map((message) => ({ ...message, id: identify(message) }))
}

const uniteTies = (own: readonly LegTie[], more: readonly LegTie[]): readonly LegTie[] => {
  const missing = more.filter((tie) => !own.some(({ kind, value }) => kind === tie.kind && value === tie.value))
  return missing.length === 0 ? own : [...own, ...missing]
}

/** Both sources together: a message known from its packet replaces its record; nothing that only one knows is lost. */
export const mergeEvidence = (
  fromRecords: readonly TraceMessage[],
  fromPackets: readonly TraceMessage[],
): readonly TraceMessage[] => {
  const merged = new Map(fromRecords.map((message) => [message.id, message]))
  for (const packet of fromPackets) {
    const known = merged.get(packet.id)
    merged.set(
      packet.id,
      known === undefined
        ? packet
        : {
            ...packet,
            // What only the platform knows stays with the message.
            sourceAlias: known.sourceAlias,
            destinationAlias: known.destinationAlias,
            conversationId: packet.conversationId || known.conversationId,
            legTies: uniteTies(packet.legTies, known.legTies),
          },
    )
  }
  return [...merged.values()].sort((a, b) => a.at - b.at)
}

export const isRequest = (message: Pick<CallFacts, 'start'>, method?: string): boolean =>
  message.start.kind === 'request' && (method === undefined || canonicalMethod(message.start.method) === method)

/** Status code of a response, or undefined. */
export const statusOf = (message: Pick<CallFacts, 'start'>): number | undefined =>
  message.start.kind === 'response' ? message.start.status : undefined

/** Whether it belongs to an INVITE's transaction by what its CSeq says (RFC 3261 8.2.6.2). */
export const isOfInvite = ({ cseq }: Pick<CallFacts, 'cseq'>): boolean =>
  canonicalMethod(cseq?.method ?? '') === 'INVITE'
