// Where a body ends in a text: by Content-Length, counted both as the bytes stand and as they were with CRLF on the wire;
// and where neither count can be true, by what the body looks like.
import { lineAt, type Line } from '../sip/line-at'
import { isBlank, startsMessage, textOfLine } from './text-line'

export interface BodyEnd {
  readonly end: number
  /** Each LF in the body stands for the CRLF that the wire had. */
  readonly isLfForCrlf: boolean
}

export interface BodyHints {
  /** Content-Length, in bytes. */
  readonly length: number | undefined
  /** Media type in lower case without parameters; undefined without Content-Type. */
  readonly contentType: string | undefined
  /** The headers stand with LF alone, so most likely the body does too. */
  readonly isLfText: boolean
  /** A line, or what stands behind the body on its last line, that the log wrote and no sender. */
  readonly isLogLine: (text: string) => boolean
}

const isMultipart = (contentType: string): boolean => contentType.startsWith('multipart/')

/** Messages that may stand within a body (RFC 3261 27.5, RFC 3420). A bound keeps a text of cut messages linear. */
const countInnerMessages = (contentType: string): number => {
  if (contentType.startsWith('message/sip')) return 1
  return isMultipart(contentType) ? 4 : 0
}

const sdpType = 'application/sdp'

const isSdp = (words: string): boolean => /^[a-z]=/.test(words)

/** SDP that goes on behind its Content-Length was edited, or the length is wrong: nothing else looks like it. */
const skipSdp = (bytes: Uint8Array, from: number): number => {
  let end = from
  while (end < bytes.length && bytes[end - 1] === 0x0a) {
    const line = lineAt(bytes, end)
    if (!isSdp(textOfLine(bytes, line))) break
    end = line.next
  }
  return end
}

/** The first line that looks like no part of a body: SDP is lines of `x=` (RFC 8866 5), most others hold no empty line. */
const endsByLook = (words: string, contentType: string): boolean => {
  if (contentType === sdpType) return !isSdp(words)
  return !isMultipart(contentType) && isBlank(words)
}

/** Whether the body may end so many bytes into the line: the log, or the next message of a stream, goes on from there. */
const splitsLine = (bytes: Uint8Array, line: Line, offset: number, { isLogLine }: BodyHints): boolean =>
  offset > 0 &&
  offset < line.end - line.start &&
  (isLogLine(textOfLine(bytes, { start: line.start + offset, end: line.end })) || startsMessage(bytes, line, offset))

export const findBodyEnd = (bytes: Uint8Array, from: number, hints: BodyHints): BodyEnd => {
  const { length, contentType = length === undefined ? undefined : '', isLfText, isLogLine } = hints
  const none = { end: from, isLfForCrlf: false }
  if (contentType === undefined || length === 0) return none
  let innerLeft = countInnerMessages(contentType)
  let asIs = 0
  let asCrlf = 0
  let fitAsIs: number | undefined
  let fitCrlf: number | undefined
  let lookEnd: number | undefined
  let contentEnd = from
  let at = from
  const isSettled = (): boolean => fitAsIs !== undefined || fitCrlf !== undefined || lookEnd !== undefined
  while (at < bytes.length && ((length !== undefined && asIs < length) || !isSettled())) {
    const line = lineAt(bytes, at)
    const words = textOfLine(bytes, line)
    if (isLogLine(words)) break
    if (startsMessage(bytes, line)) {
      if (innerLeft === 0) break
      innerLeft -= 1
      // Unless a length says so, a part that is a message is less likely than a cut body with the next message behind it.
      if (isMultipart(contentType)) lookEnd ??= contentEnd
    }
    if (lookEnd === undefined && endsByLook(words, contentType)) lookEnd = at
    const width = line.end - line.start
    const lineEnd = line.next - line.end
    if (length !== undefined) {
      if (length === asIs + width) fitAsIs = line.end
      if (length === asIs + width + lineEnd) fitAsIs = line.next
      if (splitsLine(bytes, line, length - asIs, hints)) fitAsIs = line.start + length - asIs
      if (length === asCrlf + width) fitCrlf = line.end
      if (lineEnd > 0 && length === asCrlf + width + 2) fitCrlf = line.next
    }
    asIs += width + lineEnd
    asCrlf += width + (lineEnd > 0 ? 2 : 0)
    at = line.next
    if (!isBlank(words)) contentEnd = at
  }
  const isCrlf = fitCrlf !== undefined && (isLfText || fitAsIs === undefined)
  const fit = isCrlf ? fitCrlf : fitAsIs
  if (fit === undefined) return { end: lookEnd ?? contentEnd, isLfForCrlf: isLfText }
  return { end: contentType === sdpType ? skipSdp(bytes, fit) : fit, isLfForCrlf: isCrlf }
}
