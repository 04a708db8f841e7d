// Bytes → header fields with their byte ranges (RFC 3261 7.3.1). A part of a multipart body has the same kind of headers.
import type { ByteRange, Issue } from '../base/issue'
import { canonicalHeaderName } from './header-names'
import { lineAt } from './line-at'
import type { HeaderField } from './message'
import { sipIssue } from './sip-issue'

const lf = 0x0a
const cr = 0x0d
const maxHeaders = 10_000

export type TextOf = (range: ByteRange) => string

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

const parseField = (bytes: Uint8Array, range: ByteRange, textOf: TextOf): HeaderField => {
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

/**
 * Header fields of a message, or of a part of a multipart body, up to the empty line. `from` is the offset of the first
 * field; `bytes` may go on behind the body.
 */
export const parseHeaderBlock = (bytes: Uint8Array, from: number, textOf: TextOf): HeaderBlock => {
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
      const message = 'A header line needs a name and a colon.'
      issues.push(sipIssue('header-without-name', message, range, 'RFC 3261 7.3.1'))
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
  const message = 'The empty line that ends the headers is missing: the message may be cut short.'
  const range = { start: bytes.length, end: bytes.length }
  issues.push(sipIssue('no-empty-line', message, range, 'RFC 3261 7', 'warning'))
  return { headers, bodyStart: bytes.length, issues }
}
