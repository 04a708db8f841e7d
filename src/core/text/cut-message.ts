// Cuts the message that starts at a line out of a text, with the line ends that it had on the wire where the text has lost
// them (RFC 3261 7: CRLF).
import { joinBytes } from '../base/join-bytes'
import { readContentLength } from '../capture/stream-headers'
import { findBodyEnd } from './find-body-end'
import { lineAt, type Line } from '../sip/line-at'
import { isBlank, startsMessage, textOfLine } from './text-line'

const lf = 0x0a
const cr = 0x0d

export interface MessageCut {
  readonly bytes: Uint8Array
  /** Where the text goes on. */
  readonly next: number
}

/** Puts a CR before each LF that has none. */
const restoreCrlf = (bytes: Uint8Array): Uint8Array => {
  let missing = 0
  for (let at = bytes.indexOf(lf); at >= 0; at = bytes.indexOf(lf, at + 1)) if (bytes[at - 1] !== cr) missing += 1
  if (missing === 0) return bytes
  const restored = new Uint8Array(bytes.length + missing)
  let written = 0
  bytes.forEach((byte, index) => {
    if (byte === lf && bytes[index - 1] !== cr) restored[written++] = cr
    restored[written++] = byte
  })
  return restored
}

interface Head {
  /** Behind the last header line and its line end. */
  readonly end: number
  /** Behind the empty line; undefined when the text ends, or the log goes on, without one. */
  readonly bodyStart: number | undefined
}

/** A line of spaces ends the headers too: it is what terminals and mail programs make of an empty line. */
const findHeadEnd = (text: Uint8Array, from: number, isLogLine: (line: string) => boolean): Head => {
  let at = from
  while (at < text.length) {
    const line: Line = lineAt(text, at)
    const words = textOfLine(text, line)
    if (isBlank(words)) return { end: at, bodyStart: line.next }
    if (isLogLine(words) || startsMessage(text, line)) return { end: at, bodyStart: undefined }
    at = line.next
  }
  return { end: at, bodyStart: undefined }
}

const contentTypeOf = (head: string): string | undefined =>
  /^(?:content-type|c)[ \t]*:[ \t]*([^\s;]+)/im.exec(head)?.[1]?.toLowerCase()

const decoder = new TextDecoder()
const emptyLine = new TextEncoder().encode('\r\n')

/** `start`: of the start line, which may stand within its line. */
export const cutMessage = (text: Uint8Array, start: number, isLogLine: (line: string) => boolean): MessageCut => {
  const { end, bodyStart } = findHeadEnd(text, lineAt(text, start).next, isLogLine)
  const head = text.subarray(start, end)
  if (bodyStart === undefined) return { bytes: restoreCrlf(head), next: end }
  const words = decoder.decode(head)
  const isLfText = /[^\r]\n/.test(words)
  const body = findBodyEnd(text, bodyStart, {
    length: readContentLength(words),
    contentType: contentTypeOf(words),
    isLfText,
    isLogLine,
  })
  const content = text.subarray(bodyStart, body.end)
  return {
    bytes: joinBytes([restoreCrlf(head), emptyLine, body.isLfForCrlf ? restoreCrlf(content) : content]),
    next: body.end,
  }
}
