// Lines of a text as byte ranges, and whether one of them starts a message.
import { startsWithHeader } from '../capture/stream-headers'
import { lineAt, type Line } from '../sip/line-at'
import { looksLikeSip } from '../sip/looks-like-sip'

/** Bytes of a line that are looked at; what is longer is no line of a log or header that is known here. */
const longestLine = 65_536

const decoder = new TextDecoder()

export const textOfLine = (bytes: Uint8Array, { start, end }: Pick<Line, 'start' | 'end'>): string =>
  decoder.decode(bytes.subarray(start, Math.min(end, start + longestLine)))

export const isBlank = (words: string): boolean => /^\s*$/.test(words)

/** Prose may end with `SIP/2.0` as well, so a Request-URI must begin with a scheme (RFC 3261 7.1, 19.1.5). */
const startLine = /^(?:SIP\/\d\.\d +\d+\b|[\w.!%*+`'~-]+ +<?[A-Za-z][\w+.-]*:.* SIP\/\d+\.\d+ *$)/

/** A start line of SIP behind `skipped` bytes, and a header in the line after it: `SIP/2.0 200 OK` alone may be prose. */
export const startsMessage = (bytes: Uint8Array, line: Line, skipped = 0): boolean => {
  const first = { start: line.start + skipped, end: line.end }
  if (!looksLikeSip(bytes.subarray(first.start, first.end)) || !startLine.test(textOfLine(bytes, first))) return false
  return startsWithHeader(textOfLine(bytes, lineAt(bytes, line.next)))
}
