// Bytes → SIP message. Takes whatever has a start line of SIP; what is wrong with it becomes an issue at its bytes.
import type { ByteRange, Issue } from '../base/issue'
import { checkMessage } from './check-message'
import { canonicalHeaderName } from './header-names'
import { skipLineEnds } from './looks-like-sip'
import type { HeaderField, SipMessage } from './message'
import { parseStartLine } from './parse-start-line'

const lf = 0x0a
const cr = 0x0d
const maxHeaders = 10_000

/** A byte order mark inside a message is text like any other (RFC 4475 3.1.1.2 has one in a header). */
const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
const byteDecoder = new TextDecoder('latin1')

interface Line {
  readonly start: number
  /** Without the line end. */
  readonly end: number
  readonly next: number
}

/** CRLF, and LF alone, which RFC 3261 does not allow but stacks accept. */
const lineAt = (bytes: Uint8Array, start: number): Line => {
  let end = bytes.indexOf(lf, start)
  if (end < 0) return { start, end: bytes.length, next: bytes.length }
  const next = end + 1
  if (end > start && bytes[end - 1] === cr) end -= 1
  return { start, end, next }
}

interface Texts {
  readonly textOf: (range: ByteRange) => string
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
    byteText: byteDecoder.decode(bytes),
  }
}

const isFolded = (bytes: Uint8Array, at: number): boolean => bytes[at] === 0x20 || bytes[at] === 0x09

const isBlank = (byte: number | undefined): boolean => byte === 0x20 || byte === 0x09 || byte === cr || byte === lf

const trimRange = (bytes: Uint8Array, range: ByteRange): ByteRange => {
  let { start, end } = range
  while (start < end && isBlank(bytes[start])) start += 1
  while (end > start && isBlank(bytes[end - 1])) end -= 1
  return { start, end }
}

/** A line end inside a value is folding: it and the space around it count as one space (RFC 3261 7.3.1). */
const unfold = (text: string): string =>
  text.includes('\n')
    ? text
        .split('\n')
        .map((line) => line.trim())
        .join(' ')
    : text

/** Of the first colon, or -1. Names are short, so a loop beats a search that might run to the end of the message. */
const colonIn = (bytes: Uint8Array, { start, end }: ByteRange): number => {
  for (let at = start; at < end; at += 1) if (bytes[at] === 0x3a) return at
  return -1
}

const parseField = (bytes: Uint8Array, range: ByteRange, textOf: Texts['textOf']): HeaderField => {
  const colon = colonIn(bytes, range)
  const nameEnd = colon < 0 ? range.start : colon
  const nameRange = trimRange(bytes, { start: range.start, end: nameEnd })
  const valueRange = trimRange(bytes, { start: colon < 0 ? range.start : nameEnd + 1, end: range.end })
  const rawName = textOf(nameRange)
  const value = unfold(textOf(valueRange))
  return { name: canonicalHeaderName(rawName), rawName, value, range, nameRange, valueRange }
}

interface HeaderBlock {
  readonly headers: readonly HeaderField[]
  readonly bodyStart: number
  readonly issues: readonly Issue[]
}

const parseHeaders = (bytes: Uint8Array, from: number, textOf: Texts['textOf']): HeaderBlock => {
  const headers: HeaderField[] = []
  const issues: Issue[] = []
  let at = from
  while (at < bytes.length) {
    const first = lineAt(bytes, at)
    if (first.end === first.start) return { headers, bodyStart: first.next, issues }
    let { end, next } = first
    while (next < bytes.length && isFolded(bytes, next)) ({ end, next } = lineAt(bytes, next))
    const range = { start: at, end }
    const field = parseField(bytes, range, textOf)
    headers.push(field)
    if (field.rawName === '') {
      issues.push({
        code: 'sip.header-without-name',
        severity: 'error',
        message: 'A header line needs a name and a colon.',
        range,
        rfc: 'RFC 3261 7.3.1',
      })
    }
    at = next
    if (headers.length === maxHeaders) {
      issues.push({
        code: 'sip.too-many-headers',
        severity: 'error',
        message: `Only the first ${maxHeaders} header fields were read.`,
        range: { start: at, end: bytes.length },
      })
      break
    }
  }
  issues.push({
    code: 'sip.no-empty-line',
    severity: 'warning',
    message: 'The empty line that ends the headers is missing: the message may be cut short.',
    range: { start: bytes.length, end: bytes.length },
    rfc: 'RFC 3261 7',
  })
  return { headers, bodyStart: bytes.length, issues }
}

/** Undefined when the bytes do not begin, after empty lines, with a start line of SIP. Never throws. */
export const parseMessage = (bytes: Uint8Array): SipMessage | undefined => {
  const first = lineAt(bytes, skipLineEnds(bytes))
  const range = { start: first.start, end: first.end }
  const { textOf, byteText } = textsIn(bytes)
  const start = parseStartLine(byteText.slice(range.start, range.end), range, textOf)
  if (start === undefined) return undefined
  const { headers, bodyStart, issues } = parseHeaders(bytes, first.next, textOf)
  const draft = { bytes, startLine: start.startLine, headers, body: { start: bodyStart, end: bytes.length } }
  const checked = checkMessage(draft, byteText)
  return { ...draft, body: checked.body, issues: [...start.issues, ...issues, ...checked.issues] }
}
