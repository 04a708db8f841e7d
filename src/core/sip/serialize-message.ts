// SIP message → bytes. What stands unchanged in the message is written as it stood on the wire, line ends and spaces
// included; only what somebody changed takes the canonical form (RFC 3261 7.3.1, 7.3.3).
import { joinBytes } from '../base/join-bytes'
import type { ByteRange } from '../base/issue'
import { lineAt } from './line-at'
import { skipLineEnds } from './looks-like-sip'
import type { HeaderField, SipMessage, StartLine } from './message'
import { parseHeaderBlock, type TextOf } from './parse-header-block'
import { parseMessage } from './parse-message'

const lf = 0x0a
const cr = 0x0d

const crlf = new Uint8Array([cr, lf])
const nothing = new Uint8Array()

const encoder = new TextEncoder()
const decoder = new TextDecoder('utf-8', { ignoreBOM: true })

/** Bytes of a start line or of a field, and the line end that stood behind it; none where the bytes ended. */
interface WrittenLine {
  readonly text: Uint8Array
  readonly lineEnd: Uint8Array
}

/**
 * A line end in a changed text would begin a field of its own, and space before a name would make the field part of the
 * one above: the first counts as the space that folding makes of it, the second goes.
 */
const canonicalLine = (text: string): WrittenLine => ({
  text: encoder.encode(text.replace(/[\r\n]+/g, ' ').replace(/^[ \t]+/, '')),
  lineEnd: crlf,
})

const rawLine = (bytes: Uint8Array, { start, end }: ByteRange): WrittenLine => {
  const rest = lineAt(bytes, end)
  return { text: bytes.subarray(start, end), lineEnd: rest.end === end ? bytes.subarray(end, rest.next) : nothing }
}

const startLineText = (line: StartLine): string =>
  line.kind === 'request'
    ? `${line.method} ${line.uri} ${line.version}`
    : `${line.version} ${line.status} ${line.reason}`

const isSameStartLine = (a: StartLine | undefined, b: StartLine): boolean => {
  if (a?.kind === 'request' && b.kind === 'request') {
    return a.method === b.method && a.uri === b.uri && a.version === b.version
  }
  if (a?.kind !== 'response' || b.kind !== 'response') return false
  return a.version === b.version && a.status === b.status && a.reason === b.reason
}

const isSameField = (a: HeaderField, b: HeaderField): boolean =>
  a.name === b.name && a.rawName === b.rawName && a.value === b.value && a.range.end === b.range.end

const writeStartLine = ({ bytes, startLine }: SipMessage): WrittenLine => {
  const { start, end } = startLine.range
  const read = parseMessage(bytes.subarray(start, end))?.startLine
  return isSameStartLine(read, startLine) ? rawLine(bytes, startLine.range) : canonicalLine(startLineText(startLine))
}

/** Space before a field makes it part of the one above, except where there is none above (RFC 3261 7.3.1). */
const isSafeAt = (bytes: Uint8Array, { range }: HeaderField, index: number): boolean =>
  index === 0 || (bytes[range.start] !== 0x20 && bytes[range.start] !== 0x09)

const writeField = (bytes: Uint8Array, field: HeaderField, index: number): WrittenLine => {
  const { name, value, range } = field
  const textOf: TextOf = ({ start, end }) => decoder.decode(bytes.subarray(start, end))
  const { headers } = parseHeaderBlock(bytes.subarray(0, range.end), range.start, textOf)
  const [read] = headers
  return read !== undefined && isSameField(read, field) && isSafeAt(bytes, field, index)
    ? rawLine(bytes, range)
    : canonicalLine(`${name}: ${value}`)
}

/** Empty lines before the start line (RFC 3261 7.5). */
const emptyLinesBefore = ({ bytes, startLine: { range } }: SipMessage): Uint8Array =>
  skipLineEnds(bytes.subarray(0, range.start)) === range.start ? bytes.subarray(0, range.start) : nothing

/** The line end that is all of the line before the body, as it is written there. */
const emptyLineBefore = (bytes: Uint8Array, bodyStart: number): Uint8Array =>
  bytes[bodyStart - 1] === lf && bytes[bodyStart - 2] === lf ? bytes.subarray(bodyStart - 1, bodyStart) : crlf

/** Fields beyond those that were read: they stand in the bytes, and an issue says where. */
const unreadFields = ({ bytes, issues }: SipMessage): Uint8Array => {
  const range = issues.find(({ code }) => code === 'sip.too-many-headers')?.range
  return range === undefined ? nothing : bytes.subarray(range.start, range.end)
}

/**
 * The bytes of a message. One that `parseMessage` gave comes back byte for byte, faults, a missing empty line and bytes
 * behind the body included; where a start line or a field says other than the bytes in its range, it is written anew.
 * Nothing is corrected: a Content-Length stays what it is. Never throws, linear.
 */
export const serializeMessage = (message: SipMessage): Uint8Array => {
  const { bytes, headers, body } = message
  const lines = [writeStartLine(message), ...headers.map((field, index) => writeField(bytes, field, index))]
  const isCut = body.end <= body.start && message.issues.some(({ code }) => code === 'sip.no-empty-line')
  const last = lines.length - 1
  return joinBytes([
    emptyLinesBefore(message),
    ...lines.flatMap(({ text, lineEnd }, index) => [
      text,
      lineEnd.length > 0 || (isCut && index === last) ? lineEnd : crlf,
    ]),
    unreadFields(message),
    ...(isCut ? [] : [emptyLineBefore(bytes, body.start)]),
    // Behind the body too: bytes that Content-Length leaves out are of the message, and an issue names them.
    bytes.subarray(body.start),
  ])
}
