// Bytes → SIP message. Takes whatever has a start line of SIP; what is wrong with it becomes an issue at its bytes.
import { checkMessage } from './check-message'
import { lineAt } from './line-at'
import { skipLineEnds } from './looks-like-sip'
import type { SipMessage } from './message'
import { parseHeaderBlock, type TextOf } from './parse-header-block'
import { parseStartLine } from './parse-start-line'

/** A byte order mark inside a message is text like any other (RFC 4475 3.1.1.2 has one in a header). */
const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
const byteDecoder = new TextDecoder('latin1')

interface Texts {
  readonly textOf: TextOf
  /** One character for each byte, so that an index in the text is an offset. */
  readonly byteText: string
}

/**
 * Texts of ranges of one message. Where every byte of the message gives one character (the usual case: no byte above 127)
 * it is decoded once and cut by offsets, which is several times faster than to decode each name and value.
 */
const textsIn = (bytes: Uint8Array): Texts => {
  const whole = decoder.decode(bytes)
  if (whole.length === bytes.length) return { textOf: ({ start, end }) => whole.slice(start, end), byteText: whole }
  return {
    textOf: ({ start, end }) => decoder.decode(bytes.subarray(start, end)),
    // The second byte of an à alone would be a space to JavaScript.
    byteText: byteDecoder.decode(bytes).replaceAll('\u00a0', '?'),
  }
}

/** Undefined when the bytes do not begin, after empty lines, with a start line of SIP. Never throws. */
export const parseMessage = (bytes: Uint8Array): SipMessage | undefined => {
  const first = lineAt(bytes, skipLineEnds(bytes))
  const range = { start: first.start, end: first.end }
  const { textOf, byteText } = textsIn(bytes)
  const start = parseStartLine(byteText.slice(range.start, range.end), range, textOf)
  if (start === undefined) return undefined
  const { headers, bodyStart, issues } = parseHeaderBlock(bytes, first.next, textOf)
  const draft = { bytes, startLine: start.startLine, headers, body: { start: bodyStart, end: bytes.length } }
  const checked = checkMessage(draft, byteText)
  return { ...draft, body: checked.body, issues: [...start.issues, ...issues, ...checked.issues] }
}
