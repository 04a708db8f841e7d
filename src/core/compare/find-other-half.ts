// The other half of an offer and its answer (RFC 3264) on the very hop where a message was seen, by where descriptions may
// stand (RFC 3261 13.2.1, RFC 3262 5, RFC 3311 5.1). `negotiation/pair-offers` tells what the ends agreed on and takes the
// first sight of each message for it; a reader who stands behind a box that writes SDP anew wants what stands there.
import { isRequest, type Evidence, type TraceMessage } from '../call/trace-message'
import { sdpRangeOf } from '../negotiation/negotiation-message'
import { transactionMethod } from '../sip/canonical-method'
import { headerOf } from '../sip/read-fields'

const none = new Uint8Array()

/** Bytes of the session description that the message carries, alone or as a part of its body; empty for none. */
export const sdpBytesOf = (evidence: Evidence): Uint8Array => {
  if (evidence.kind === 'record') return none
  const { message } = evidence.captured
  const range = sdpRangeOf(message)
  return range === undefined ? none : message.bytes.subarray(range.start, range.end)
}

interface OtherHalf {
  /** What the given message's description is. */
  readonly role: 'offer' | 'answer' | 'unknown'
  readonly other: TraceMessage | undefined
}

const headerText = ({ evidence }: TraceMessage, name: string): string =>
  evidence.kind === 'packet' ? (headerOf(evidence.captured.message, name)?.value ?? '') : ''

const transactionOf = ({ cseq }: TraceMessage): string =>
  `${cseq?.number ?? ''} ${transactionMethod(cseq?.method ?? '')}`

/** Branches of a fork differ in the To tag (RFC 3261 12.1); a request outside a dialog has none. */
const isSameFork = (a: TraceMessage, b: TraceMessage): boolean =>
  a.to.tag === '' || b.to.tag === '' || a.to.tag === b.to.tag || a.to.tag === b.from.tag

const isSameHop = (a: TraceMessage, b: TraceMessage): boolean =>
  (a.source.address === b.source.address && a.destination.address === b.destination.address) ||
  (a.source.address === b.destination.address && a.destination.address === b.source.address)

/** PRACK names the response that it acknowledges: number of the response, then its CSeq (RFC 3262 7.2). */
const isAcknowledgedBy = (response: TraceMessage, prack: TraceMessage): boolean =>
  headerText(prack, 'RAck').trim().split(/\s+/).join(' ') ===
  `${headerText(response, 'RSeq').trim()} ${response.cseq?.number ?? ''} ${response.cseq?.method ?? ''}`

/** `messages` are those of one call in order of time; the message carries a description. Linear. */
export const findOtherHalf = (messages: readonly TraceMessage[], message: TraceMessage): OtherHalf => {
  const dialog = messages.filter((candidate) => candidate.callId === message.callId && isSameFork(candidate, message))
  const transaction = dialog.filter((candidate) => transactionOf(candidate) === transactionOf(message))
  /** On the same hop if there, else the first on any. */
  const pick = (from: readonly TraceMessage[], wanted: (candidate: TraceMessage) => boolean) => {
    const fit = from.filter((candidate) => wanted(candidate) && sdpBytesOf(candidate.evidence).length > 0)
    return fit.find((candidate) => isSameHop(candidate, message)) ?? fit[0]
  }
  const isResponse = ({ start }: TraceMessage): boolean => start.kind === 'response'

  if (isResponse(message)) {
    const asks = (candidate: TraceMessage): boolean => isRequest(candidate) && !isRequest(candidate, 'ACK')
    const request = transaction.find(asks)
    const offer = pick(transaction, asks)
    if (offer !== undefined) return { role: 'answer', other: offer }
    const answer =
      pick(transaction, (candidate) => isRequest(candidate, 'ACK')) ??
      pick(dialog, (candidate) => isRequest(candidate, 'PRACK') && isAcknowledgedBy(message, candidate))
    return { role: request === undefined && answer === undefined ? 'unknown' : 'offer', other: answer }
  }
  if (isRequest(message, 'ACK')) return { role: 'answer', other: pick(transaction, isResponse) }
  const answer = pick(transaction, isResponse)
  const acknowledged =
    answer === undefined && isRequest(message, 'PRACK')
      ? pick(dialog, (candidate) => isResponse(candidate) && isAcknowledgedBy(candidate, message))
      : undefined
  return acknowledged === undefined ? { role: 'offer', other: answer } : { role: 'answer', other: acknowledged }
}
