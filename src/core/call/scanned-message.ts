// A message of a call as its bytes and what a scan found in them: quick to make and to hand from one thread to another. It is
// parsed when somebody asks for its headers, which of a long call happens to few messages.
import type { CapturedBytes, CapturedMessage } from '../capture/captured-message'
import { parseMessage } from '../sip/parse-message'
import type { SipMessage } from '../sip/message'
import { copyFacts } from './scan-facts'
import type { TraceMessage } from './trace-message'

export type UnreadMessage = CapturedBytes & Pick<CapturedMessage, 'indexInFrame'>

export interface ScannedMessage extends Omit<TraceMessage, 'evidence'> {
  /** Of bytes that the scan took for SIP. */
  readonly captured: UnreadMessage
}

/** A class, because a getter of its prototype costs a message nothing: one of its own, or what it has read in a map beside it, takes longer than all the rest. */
class LaterMessage implements CapturedMessage {
  readonly frame
  readonly indexInFrame
  readonly at
  readonly source
  readonly destination
  readonly transport
  readonly #bytes: Uint8Array
  #message: SipMessage | undefined

  constructor({ bytes, frame, indexInFrame, at, source, destination, transport }: UnreadMessage) {
    this.frame = frame
    this.indexInFrame = indexInFrame
    this.at = at
    this.source = source
    this.destination = destination
    this.transport = transport
    this.#bytes = bytes
  }

  get message(): SipMessage {
    this.#message ??= parseMessage(this.#bytes)
    // The scanner takes no start line that the parser does not: scan-facts.test.ts holds them against each other.
    if (this.#message === undefined) throw new Error('Only what was scanned as SIP can be read later')
    return this.#message
  }
}

/** The same as if it had been parsed at once. */
export const messageFromScan = (scanned: ScannedMessage): TraceMessage => ({
  ...copyFacts(scanned),
  id: scanned.id,
  evidence: { kind: 'packet', captured: new LaterMessage(scanned.captured) },
})
