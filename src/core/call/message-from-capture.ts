// A message found in a capture as a message of the ladder.
import type { CapturedMessage } from '../capture/captured-message'
import { callIdOf, cseqOf, fromOf, headerOf, toOf, topViaOf } from '../sip/read-fields'
import type { CallFacts, MessageFacts, MessageParty } from './trace-message'

/** Headers by which one leg names the other's Call-ID, in order of trust. */
const otherLegHeaders = ['X-CID', 'X-Call-ID', 'P-Orig-Call-ID'] as const

const partyOf = (address: ReturnType<typeof fromOf>): MessageParty => ({
  displayName: address?.displayName ?? '',
  user: address?.user ?? '',
  tag: address?.tag ?? '',
})

/** What a call needs of the message, without the message itself. */
export const callFactsOf = (captured: Omit<CapturedMessage, 'indexInFrame'>): CallFacts => {
  const { message } = captured
  const { startLine } = message
  const header = (name: string): string => headerOf(message, name)?.value ?? ''
  return {
    at: captured.at,
    start:
      startLine.kind === 'request'
        ? { kind: 'request', method: startLine.method, uri: startLine.uri }
        : { kind: 'response', status: startLine.status, reason: startLine.reason },
    callId: callIdOf(message) ?? '',
    cseq: cseqOf(message),
    from: partyOf(fromOf(message)),
    to: partyOf(toOf(message)),
    source: captured.source,
    destination: captured.destination,
    sourceAlias: '',
    destinationAlias: '',
    transport: captured.transport,
    branch: topViaOf(message)?.branch ?? '',
    conversationId: header('x-inin-cnv'),
    aLegCallId: otherLegHeaders.map(header).find((value) => value !== '') ?? '',
  }
}

export const messageFromCapture = (captured: CapturedMessage): MessageFacts => ({
  ...callFactsOf(captured),
  evidence: { kind: 'packet', captured },
})
