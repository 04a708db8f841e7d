// What offers and answers are found from: a message of a call, light enough to keep for every message of a capture.
import type { ByteRange } from '../base/issue'
import type { CallFacts } from '../call/trace-message'
import { listSdpBodies } from '../sip/list-bodies'
import type { SipMessage } from '../sip/message'
import { headerOf } from '../sip/read-fields'
import { readSessionTerms, type SessionTerms } from './session-terms'

export interface NegotiationMessage {
  /** The place that the caller gave it, e.g. among the call's messages; results speak of messages by it. */
  readonly index: number
  readonly facts: CallFacts
  /** A provisional response that asks for a PRACK (RFC 3262 3). */
  readonly isReliable: boolean
  readonly sdp: SessionTerms | undefined
}

/** Where the session's SDP stands. An early-session is a description of its own, beside the session (RFC 3959 4). */
export const sdpRangeOf = (message: SipMessage): ByteRange | undefined =>
  listSdpBodies(message).find(({ disposition }) => disposition === '' || disposition === 'session')?.range

const sdpOf = (message: SipMessage): SessionTerms | undefined => {
  const range = sdpRangeOf(message)
  return range === undefined ? undefined : readSessionTerms(message.bytes.subarray(range.start, range.end))
}

/** `message`: undefined where only a record is known, which has no SDP. Never throws, linear. */
export const negotiationMessageOf = (
  index: number,
  facts: CallFacts,
  message: SipMessage | undefined,
): NegotiationMessage => ({
  index,
  facts,
  isReliable: message !== undefined && headerOf(message, 'RSeq') !== undefined,
  sdp: message === undefined ? undefined : sdpOf(message),
})
