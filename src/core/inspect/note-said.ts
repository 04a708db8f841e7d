// What calls are told by and only the whole message says: its SDP, and why it ends a call. Kept in few bytes, for the few
// messages that say any of it.
import { createByteArena } from '../base/byte-arena'
import { remember } from '../base/remember'
import { sdpRangeOf } from '../negotiation/negotiation-message'
import { readSessionTerms, type SessionTerms } from '../negotiation/session-terms'
import { mayHoldSdp } from '../sip/may-hold-sdp'
import type { SipMessage } from '../sip/message'

export interface Said {
  /** Number of its SDP among those that are kept; undefined when it has none. */
  readonly sdp: number | undefined
  /** A provisional response that asks for a PRACK (RFC 3262 3). */
  readonly isReliable: boolean
  /** Values of its Reason headers (RFC 3326). */
  readonly reasons: readonly string[]
}

export interface SaidNotes {
  /** Undefined for a message that says nothing of it. The message is not kept. */
  readonly note: (message: SipMessage) => Said | undefined
  readonly sdpOf: (said: Said | undefined) => SessionTerms | undefined
}

/** One for each protocol (RFC 3326 2), and there are few of these. */
const maxReasons = 8

const decoder = new TextDecoder()
const encoder = new TextEncoder()

export const createSaidNotes = (): SaidNotes => {
  /** The same on every hop, and again in the 200 after a 183. */
  const termsOf = remember((text) => readSessionTerms(encoder.encode(text)))
  const bodies = createByteArena()
  let count = 0
  const keepSdp = (message: SipMessage): number | undefined => {
    const range = mayHoldSdp(message) ? sdpRangeOf(message) : undefined
    if (range === undefined) return undefined
    bodies.add(message.bytes.subarray(range.start, range.end))
    count += 1
    return count - 1
  }
  return {
    note: (message) => {
      const sdp = keepSdp(message)
      let isReliable = false
      const reasons: string[] = []
      for (const { name, value } of message.headers) {
        if (name === 'RSeq') isReliable = true
        else if (name === 'Reason' && reasons.length < maxReasons) reasons.push(value)
      }
      return sdp === undefined && !isReliable && reasons.length === 0 ? undefined : { sdp, isReliable, reasons }
    },
    sdpOf: (said) => (said?.sdp === undefined ? undefined : termsOf(decoder.decode(bodies.at(said.sdp)))),
  }
}
