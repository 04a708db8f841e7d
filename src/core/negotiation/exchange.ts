// An offer and what became of it, and the dialog that it belongs to (RFC 3264 4, RFC 3261 12).
import type { Issue } from '../base/issue'
import type { EpochMicros } from '../base/time'
import type { SessionTerms } from './session-terms'

/** Who began the dialog, and who was called; they keep these names whoever sends a request later. */
export type Side = 'caller' | 'callee'

export const otherSide = (side: Side): Side => (side === 'caller' ? 'callee' : 'caller')

export interface SaidSdp {
  /** `NegotiationMessage.index` */
  readonly index: number
  readonly at: EpochMicros
  readonly by: Side
  readonly sdp: SessionTerms
}

export interface Exchange {
  readonly offer: SaidSdp
  /** One, or several when a later answer says something else; none while the offer is open, or when it was rejected. */
  readonly answers: readonly SaidSdp[]
  readonly rejection: { readonly index: number; readonly at: EpochMicros; readonly status: number } | undefined
  /** The first of a dialog that is known from its beginning: nothing was agreed before. */
  readonly isInitial: boolean
}

/** Found between messages; `range` and `frame` stay away. */
export interface NegotiationFinding extends Issue {
  /** `NegotiationMessage.index` of the message that shows it. */
  readonly index: number
  /** 0-based index of the m= line; undefined when the whole description is meant. */
  readonly mediaIndex: number | undefined
}

export interface Dialog {
  readonly callId: string
  readonly callerTag: string
  /** '' for an INVITE that no dialog came from. */
  readonly calleeTag: string
  /** In order of their offers. */
  readonly exchanges: readonly Exchange[]
  /** SDP that was said before, e.g. the answer of a 183 again in the 200. */
  readonly repeats: readonly { readonly index: number; readonly of: number }[]
  /** When a 2xx to the INVITE was seen, or the first message when the beginning was not seen. */
  readonly confirmedAt: EpochMicros | undefined
  /** BYE, a final failure, or for a fork the 2xx of another; undefined when it was still there at the end. */
  readonly endedAt: EpochMicros | undefined
  readonly findings: readonly NegotiationFinding[]
}

export const negotiationFinding = (
  code: string,
  severity: Issue['severity'],
  message: string,
  rfc: string,
  index: number,
  mediaIndex?: number,
): NegotiationFinding => ({ code: `negotiation.${code}`, severity, message, rfc, index, mediaIndex })
