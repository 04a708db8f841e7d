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

const bytesOf = new WeakMap<object, Uint8Array>()
const parsed = new WeakMap<object, SipMessage>()

const parseOnce = (captured: object): SipMessage => {
  const known = parsed.get(captured)
  if (known !== undefined) return known
  const message = parseMessage(bytesOf.get(captured) ?? new Uint8Array())
  // The scanner takes no start line that the parser does not: scan-facts.test.ts holds them against each other.
  if (message === undefined) throw new Error('Only what was scanned as SIP can be read later')
  parsed.set(captured, message)
  return message
}

/** One getter for all: with one in each object literal every message would have a hidden class of its own. */
const lazyMessage = {
  enumerable: true,
  get(this: object): SipMessage {
    return parseOnce(this)
  },
}

/** Field by field, as facts are copied: a rest of a pattern takes ten times as long. */
const parseLater = ({
  bytes,
  frame,
  indexInFrame,
  at,
  source,
  destination,
  transport,
}: UnreadMessage): CapturedMessage => {
  const seen = { frame, indexInFrame, at, source, destination, transport }
  bytesOf.set(seen, bytes)
  return Object.defineProperty(seen, 'message', lazyMessage) as CapturedMessage
}

/** The same as if it had been parsed at once. */
export const messageFromScan = (scanned: ScannedMessage): TraceMessage => ({
  ...copyFacts(scanned),
  id: scanned.id,
  evidence: { kind: 'packet', captured: parseLater(scanned.captured) },
})
