// The first line of a message: a request line or a status line, tolerant of spaces (RFC 3261 7.1, 7.2).
import type { ByteRange, Issue } from '../base/issue'
import { checkUri, findUriHeaders } from './check-uri'
import type { StartLine } from './message'
import type { TextOf } from './parse-header-block'
import { rangeAt, sipIssue } from './sip-issue'

interface ParsedStartLine {
  readonly startLine: StartLine
  readonly issues: readonly Issue[]
}

const version = /^SIP\/\d+\.\d+$/i

const checkVersion = (text: string, at: number): readonly Issue[] =>
  text.toUpperCase() === 'SIP/2.0'
    ? []
    : [sipIssue('unknown-version', `The version is ${text}, not SIP/2.0.`, rangeAt(at, 0, text.length), 'RFC 3261 7.1')]

const checkSpace = (line: string, start: number, end: number, wanted: '' | ' ', at: number): readonly Issue[] => {
  if (line.slice(start, end) === wanted) return []
  const message =
    wanted === '' ? 'Nothing may stand behind the version.' : 'The parts of the start line are one space apart.'
  return [sipIssue('start-line-spaces', message, rangeAt(at, start, end), 'RFC 3261 7.1')]
}

const checkRequestUri = (uri: string, at: number): readonly Issue[] => {
  if (/[<>]/.test(uri)) {
    const message = 'The Request-URI must not stand in angle brackets.'
    return [sipIssue('bad-request-uri', message, rangeAt(at, 0, uri.length), 'RFC 3261 7.1')]
  }
  const issues = checkUri(uri, at).map((issue) =>
    issue.code === 'sip.spaces-in-uri' ? { ...issue, code: 'sip.bad-request-uri' } : issue,
  )
  const headers = findUriHeaders(uri)
  if (headers < 0) return issues
  const message = 'A Request-URI must not carry headers.'
  return [...issues, sipIssue('request-uri-headers', message, rangeAt(at, headers, uri.length), 'RFC 3261 19.1.1')]
}

const parseStatusLine = (line: string, range: ByteRange, textOf: TextOf): ParsedStartLine | undefined => {
  const found = /^(SIP\/\d+\.\d+)([\t\v\f\r ]+)(\d+)(?:[\t\v\f\r ]|$)/i.exec(line)
  const [, protocol, space, code] = found ?? []
  if (protocol === undefined || space === undefined || code === undefined) return undefined
  const { start: at } = range
  const codeStart = protocol.length + space.length
  const codeEnd = codeStart + code.length
  const status = Number(code.slice(0, 15))
  const issues = [...checkVersion(protocol, at), ...checkSpace(line, protocol.length, codeStart, ' ', at)]
  if (code.length !== 3 || status < 100 || status > 699) {
    const message = `${code} is no status code of SIP: they run from 100 to 699.`
    issues.push(sipIssue('status-out-of-range', message, rangeAt(at, codeStart, codeEnd), 'RFC 3261 7.2'))
  }
  const reason = textOf({ start: Math.min(at + codeEnd + 1, range.end), end: range.end })
  return { startLine: { kind: 'response', version: protocol, status, reason, range }, issues }
}

const parseRequestLine = (line: string, range: ByteRange, textOf: TextOf): ParsedStartLine | undefined => {
  const isSpace = (index: number): boolean => '\t\v\f\r '.includes(line.charAt(index))
  // Inwards from both ends, since the Request-URI may wrongly hold spaces of its own (RFC 4475 3.1.2.8).
  let lineEnd = line.length
  while (lineEnd > 0 && isSpace(lineEnd - 1)) lineEnd -= 1
  let protocolStart = lineEnd
  while (protocolStart > 0 && !isSpace(protocolStart - 1)) protocolStart -= 1
  const protocol = line.slice(protocolStart, lineEnd)
  const methodEnd = line.search(/[\t\v\f\r ]/)
  if (methodEnd < 1 || !version.test(protocol)) return undefined
  let uriStart = methodEnd
  while (uriStart < protocolStart && isSpace(uriStart)) uriStart += 1
  let uriEnd = protocolStart
  while (uriEnd > uriStart && isSpace(uriEnd - 1)) uriEnd -= 1
  if (uriEnd === uriStart) return undefined
  const { start: at } = range
  const issues = [
    ...checkVersion(protocol, at + protocolStart),
    ...checkSpace(line, methodEnd, uriStart, ' ', at),
    ...checkSpace(line, uriEnd, protocolStart, ' ', at),
    ...checkSpace(line, lineEnd, line.length, '', at),
    ...checkRequestUri(line.slice(uriStart, uriEnd), at + uriStart),
  ]
  const method = textOf(rangeAt(at, 0, methodEnd))
  const uri = textOf(rangeAt(at, uriStart, uriEnd))
  return { startLine: { kind: 'request', method, uri, version: protocol, range }, issues }
}

/** `line` has one character for each byte of `range`. Undefined when it is no start line of SIP at all. */
export const parseStartLine = (line: string, range: ByteRange, textOf: TextOf): ParsedStartLine | undefined =>
  parseStatusLine(line, range, textOf) ?? parseRequestLine(line, range, textOf)
