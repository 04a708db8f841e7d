// What is wrong with a URI. Schemes that are not known are right as far as anyone can tell (RFC 4475 3.3.2 to 3.3.4).
import type { Issue } from '../base/issue'
import { rangeAt, sipIssue } from './sip-issue'

const findHost = (uri: string): { readonly start: number; readonly end: number } => {
  // The user part may hold `;` and `?` (RFC 3261 19.1.1), so the host begins behind the last @.
  const start = Math.max(uri.indexOf(':'), uri.lastIndexOf('@')) + 1
  const length = uri.slice(start).search(/[;?]/)
  return { start, end: length < 0 ? uri.length : start + length }
}

/** From the first space, tab or line end to behind the last; undefined when there is none. */
const findSpaces = (text: string): { readonly start: number; readonly end: number } | undefined => {
  const start = text.search(/[ \t\r\n]/)
  if (start < 0) return undefined
  let end = text.length
  while (!' \t\r\n'.includes(text.charAt(end - 1))) end -= 1
  return { start, end }
}

/** Where the headers of a sip or sips URI begin, at its `?`; -1 when it has none. */
export const findUriHeaders = (uri: string): number =>
  /^sips?:/i.test(uri) ? uri.indexOf('?', findHost(uri).start) : -1

/** `uri` with one character for each byte; `at` is the offset of its first byte. */
export const checkUri = (uri: string, at: number): readonly Issue[] => {
  const spaces = findSpaces(uri)
  if (spaces !== undefined) {
    const message = 'No space may stand inside a URI.'
    return [sipIssue('spaces-in-uri', message, rangeAt(at, spaces.start, spaces.end), 'RFC 3261 25.1')]
  }
  if (!/^[A-Za-z][A-Za-z0-9+.-]*:./s.test(uri)) {
    return [sipIssue('bad-uri', 'A URI needs a scheme, such as sip:.', rangeAt(at, 0, uri.length), 'RFC 3261 19.1')]
  }
  const escape = uri.search(/%(?![0-9A-Fa-f]{2})/)
  const issues: Issue[] = []
  if (escape >= 0) {
    const message = 'A % in a URI must be followed by two hexadecimal digits.'
    const range = rangeAt(at, escape, Math.min(escape + 3, uri.length))
    issues.push(sipIssue('bad-escape', message, range, 'RFC 3261 25.1', 'warning'))
  }
  if (!/^sips?:/i.test(uri)) return issues
  const { start, end } = findHost(uri)
  const [, name = '', port] = /^(\[[^\]]*\]|[^:]*)(?::(.*))?$/s.exec(uri.slice(start, end)) ?? []
  if (name === '') {
    issues.push(sipIssue('bad-uri', 'A SIP URI needs a host.', rangeAt(at, 0, uri.length), 'RFC 3261 19.1.1'))
  }
  if (port?.includes(':') === true) {
    const message = 'An IPv6 address must stand in square brackets.'
    return [...issues, sipIssue('bad-uri', message, rangeAt(at, start, end), 'RFC 3261 19.1.1')]
  }
  if (port !== undefined && !(/^\d{1,5}$/.test(port) && Number(port) <= 65_535)) {
    const message = 'A port is a number up to 65535.'
    issues.push(sipIssue('bad-port', message, rangeAt(at, end - port.length, end), 'RFC 3261 25.1'))
  }
  return issues
}
