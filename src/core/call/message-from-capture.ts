// A message found in a capture as a message of the ladder.
import { canonicalMethod } from '../sip/canonical-method'
import type { CapturedMessage, Transport } from '../capture/captured-message'
import { callIdOf, cseqOf, fromOf, headerOf, toOf, topViaOf } from '../sip/read-fields'
import type { ViaBranch } from '../sip/read-branch'
import { readLegTies } from './read-leg-ties'
import type { CallFacts, MessageFacts, MessageParty } from './trace-message'

const otherTransports: readonly Transport[] = ['TCP', 'TLS', 'SCTP', 'WS', 'WSS']

export const partyOf = (address: ReturnType<typeof fromOf>): MessageParty => ({
  displayName: address?.displayName ?? '',
  user: address?.user ?? '',
  tag: address?.tag ?? '',
})

/**
 * An export may hold every message as one UDP datagram, however it was sent (HOMER's does); the Via then says how, since a
 * sender must write its transport there (RFC 3261 18.1.1).
 */
export const transportOf = (seen: Transport, via: ViaBranch | undefined): Transport => {
  if (seen !== 'UDP' || via === undefined) return seen
  return otherTransports.find((transport) => transport === via.transport) ?? seen
}

/** What a call needs of the message, without the message itself. */
export const callFactsOf = (captured: Omit<CapturedMessage, 'indexInFrame'>): CallFacts => {
  const { message } = captured
  const { startLine } = message
  const callId = callIdOf(message) ?? ''
  const via = topViaOf(message)
  const to = partyOf(toOf(message))
  const setsUp = startLine.kind === 'request' && canonicalMethod(startLine.method) === 'INVITE' && to.tag === ''
  return {
    at: captured.at,
    start:
      startLine.kind === 'request'
        ? { kind: 'request', method: startLine.method, uri: startLine.uri }
        : { kind: 'response', status: startLine.status, reason: startLine.reason },
    callId,
    cseq: cseqOf(message),
    from: partyOf(fromOf(message)),
    to,
    source: captured.source,
    destination: captured.destination,
    sourceAlias: '',
    destinationAlias: '',
    transport: transportOf(captured.transport, via),
    branch: via?.branch ?? '',
    conversationId: headerOf(message, 'x-inin-cnv')?.value ?? '',
    legTies: readLegTies(message.headers, { callId, setsUp }),
  }
}

export const messageFromCapture = (captured: CapturedMessage): MessageFacts => ({
  ...callFactsOf(captured),
  evidence: { kind: 'packet', captured },
})
