// One row of a trace search: metadata about a message, never the message itself. What the server did not send is absent;
// nothing here is made up.
import type { EpochMicros } from '../base/time'
import type { Endpoint, Transport } from '../capture/captured-message'

interface Party {
  readonly user: string
  readonly domain: string
  readonly tag: string
}

export type RecordStart =
  | { readonly kind: 'request'; readonly method: string; readonly uri: string }
  | { readonly kind: 'response'; readonly status: number; readonly reason: string }

export interface TraceRecord {
  readonly at: EpochMicros
  readonly start: RecordStart
  readonly callId: string
  readonly cseq: { readonly number: number; readonly method: string } | undefined
  readonly from: Party
  readonly to: Party
  readonly source: Endpoint
  readonly destination: Endpoint
  readonly sourceAlias: string
  readonly destinationAlias: string
  readonly transport: Transport | undefined
  readonly branch: string
  readonly conversationId: string
  readonly participantId: string
  /** The other leg's Call-ID (HOMER `callid_aleg`), or ''. */
  readonly aLegCallId: string
  /** Reason header (RFC 3326), or ''. */
  readonly reason: string
  /** The message's own text, where the server sent it with the row; else ''. */
  readonly raw: string
  /** Every non-empty field of the row as the server sent it, in the server's order; credentials left out. */
  readonly fields: readonly (readonly [name: string, value: string])[]
}
