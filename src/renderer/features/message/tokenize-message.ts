// The raw text in lines of coloured pieces, by what the parser found and not by guessing: every piece is a range of bytes,
// so that a header, an issue and what is on screen speak of the same bytes.
import type { ByteRange } from '../../../core/base/issue'
import { lineAt } from '../../../core/sip/line-at'
import { listSdpBodies } from '../../../core/sip/list-bodies'
import type { HeaderField, SipMessage } from '../../../core/sip/message'

type TokenKind = 'method' | 'uri' | 'status' | 'name' | 'quoted' | 'parameter' | 'letter' | 'text'

export interface Token extends ByteRange {
  readonly kind: TokenKind
}

/** Without its line end; tokens cover it from start to end, in order. */
export interface RawLine extends ByteRange {
  /** Place of the header field that the line belongs to, or undefined. */
  readonly field: number | undefined
  readonly tokens: readonly Token[]
}

/** One character for each byte, so that an index in the text is an offset. */
const byteDecoder = new TextDecoder('latin1')

/** Every branch takes what it begins, to the end if it is never closed: so no text is searched twice. */
const valuePattern =
  /(?<quoted>"(?:[^"\\]|\\[^]?)*"?)|(?<uri><[^<>"]*>?|\b(?:sips?|tel|urn|https?):[^\s<>",;]+)|;\s*(?<parameter>[\w.!%*+`'~-]+)/gi

/** `r` of `a=rtpmap:…` too: the name of an attribute is what one looks for. */
const sdpPattern = /^(?<letter>[a-z]=)(?<name>[\w-]+(?=:|$))?/

/** Tokens where there are some, `text` between them, in a line that begins at `base`. */
const fill = (found: readonly Token[], start: number, end: number): readonly Token[] => {
  const tokens: Token[] = []
  let at = start
  for (const token of found) {
    if (token.start > at) tokens.push({ kind: 'text', start: at, end: token.start })
    tokens.push(token)
    at = token.end
  }
  return at < end ? [...tokens, { kind: 'text', start: at, end }] : tokens
}

const valueTokens = (text: string, base: number): readonly Token[] =>
  [...text.matchAll(valuePattern)].flatMap(({ 0: whole, index, groups }) => {
    const kind = groups?.['quoted'] !== undefined ? 'quoted' : groups?.['uri'] !== undefined ? 'uri' : 'parameter'
    // Of a parameter the name alone, without the semicolon.
    const length = groups?.['parameter']?.length ?? whole.length
    const end = base + index + whole.length
    return [{ kind, start: end - length, end } as const]
  })

const startTokens = ({ startLine }: SipMessage, text: string, base: number): readonly Token[] => {
  const [, first = '', space = '', second = ''] = /^(\S*)(\s+)(\S*)/.exec(text) ?? []
  const token = (kind: TokenKind, from: number, length: number): Token => ({
    kind,
    start: base + from,
    end: base + from + length,
  })
  const behind = first.length + space.length
  return startLine.kind === 'request'
    ? [token('method', 0, first.length), token('uri', behind, second.length)]
    : [token('status', behind, text.length - behind)]
}

const sdpTokens = (text: string, base: number): readonly Token[] => {
  const { letter = '', name = '' } = sdpPattern.exec(text)?.groups ?? {}
  if (letter === '') return []
  const nameStart = base + letter.length
  const letterToken: Token = { kind: 'letter', start: base, end: nameStart }
  return letter === 'a=' && name !== ''
    ? [letterToken, { kind: 'name', start: nameStart, end: nameStart + name.length }]
    : [letterToken]
}

const fieldTokens = (field: HeaderField, text: string, start: number, end: number): readonly Token[] => {
  const { nameRange, valueRange } = field
  const isFirst = nameRange.start >= start && nameRange.end <= end && nameRange.end > nameRange.start
  const valueStart = Math.min(end, Math.max(start, valueRange.start))
  return [
    ...(isFirst ? [{ kind: 'name' as const, ...nameRange }] : []),
    ...valueTokens(text.slice(valueStart - start), valueStart),
  ]
}

/** Lines of the message from the one at `from`, which must begin a line, to the byte before `to`. Linear. */
export const tokenizeMessage = (message: SipMessage, from: number, to: number): readonly RawLine[] => {
  const bytes = message.bytes.subarray(0, to)
  const sdp = listSdpBodies(message)
  const lines: RawLine[] = []
  let fieldIndex = 0
  let sdpIndex = 0
  for (let at = from; at < bytes.length;) {
    const { start, end, next } = lineAt(bytes, at)
    const text = byteDecoder.decode(bytes.subarray(start, end))
    while ((message.headers[fieldIndex]?.range.end ?? Infinity) < start) fieldIndex += 1
    while ((sdp[sdpIndex]?.range.end ?? Infinity) <= start) sdpIndex += 1
    const field = message.headers[fieldIndex]
    const isField = field !== undefined && field.range.start <= start && start < field.range.end
    const isSdp = (sdp[sdpIndex]?.range.start ?? Infinity) <= start
    const isStart = start === message.startLine.range.start
    const found = isStart
      ? startTokens(message, text, start)
      : isField
        ? fieldTokens(field, text, start, end)
        : isSdp
          ? sdpTokens(text, start)
          : []
    lines.push({ start, end, field: isField ? fieldIndex : undefined, tokens: fill(found, start, end) })
    at = next
  }
  return lines
}
