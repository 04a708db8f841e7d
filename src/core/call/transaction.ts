// One transaction of one hop: a request and everything that answers it there (RFC 3261 17). Every number that names a
// message is an index into the messages that the transactions were found in.
import type { EpochMicros } from '../base/time'
import type { Endpoint } from '../capture/captured-message'

/** What a transaction was waiting for when its timer ran out. */
export interface Expiry {
  readonly awaited: 'final response' | 'ACK'
  /** The last message that called for it. */
  readonly afterIndex: number
  /** As the RFC names it, e.g. `Timer B`. */
  readonly timer: string
  /** e.g. `RFC 3261 17.1.1.2`. */
  readonly section: string
  /** When the timer ran out, µs since the epoch. */
  readonly at: EpochMicros
}

/** How far a transaction came by the end of the capture, in the words of RFC 3261 17 and RFC 6026 7. */
export type TransactionState =
  /** Only the request was seen; an INVITE's RFC word is "Calling" (17.1.1.2, 17.1.2.2). */
  | { readonly kind: 'trying' }
  /** Provisional responses and no final one. */
  | { readonly kind: 'proceeding' }
  /** An INVITE was rejected and nobody acknowledged that; any other request got its final response. */
  | { readonly kind: 'completed' }
  /** An INVITE got a 2xx, whose ACK is a transaction of its own (RFC 6026 7.1). */
  | { readonly kind: 'accepted' }
  /** Nothing more can come: a rejection with its ACK, or an ACK to a 2xx, which nothing answers. */
  | { readonly kind: 'terminated' }
  /** The capture goes on for so long that a timer ran out in `trying`, `proceeding` or `completed`. */
  | { readonly kind: 'timed-out'; readonly expiry: Expiry }

interface Sent {
  readonly callId: string
  readonly method: string
  readonly cseq: number | undefined
  /** Who sends the request on this hop, and who gets it; not the ends of the call. */
  readonly client: Endpoint
  readonly server: Endpoint
  /** Undefined where only responses were captured. */
  readonly request: number | undefined
  /** The same request again: sent again, or seen again by a second capture point. `findRepeats` tells them apart. */
  readonly requestRepeats: readonly number[]
  readonly state: TransactionState
}

interface Answered extends Sent {
  /** The first of each status and To tag: forks answer with tags of their own (RFC 3261 12.1). */
  readonly provisionals: readonly number[]
  /** As `provisionals`; several 2xx when an INVITE forked and more than one callee answered (RFC 3261 13.2.2.4). */
  readonly finals: readonly number[]
  readonly responseRepeats: readonly number[]
}

export interface InviteTransaction extends Answered {
  readonly kind: 'invite'
  /** The ACK of a final response other than 2xx belongs to the INVITE's transaction (RFC 3261 17.1.1.3). */
  readonly ack: number | undefined
  readonly ackRepeats: readonly number[]
  /** The CANCEL, which is a transaction of its own (RFC 3261 9.1). */
  readonly cancel: number | undefined
}

interface NonInviteTransaction extends Answered {
  readonly kind: 'non-invite'
  /** The INVITE that this CANCEL cancels; undefined where it was not captured, and for every other method. */
  readonly cancels: number | undefined
}

interface AckTransaction extends Sent {
  readonly kind: 'ack'
  /** The 2xx that this ACK acknowledges, of the same hop where one was seen there (RFC 3261 13.2.2.4). */
  readonly acknowledges: number | undefined
}

export type Transaction = InviteTransaction | NonInviteTransaction | AckTransaction
