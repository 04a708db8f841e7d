// One address as From, Contact, Route and their kin carry it: `"Name" <uri>;params` or `uri;params` (RFC 3261 20.10, 25.1).
import type { Issue } from '../base/issue'
import { checkNumber } from './check-number'
import { checkUri } from './check-uri'
import { rangeAt, sipIssue } from './sip-issue'

/** A quoted string whose inside is masked, or tokens with space between them. */
const displayName = /^(?:"x*"|[\w.!%*+`'~ \t\r\n-]*)$/

const checkBracketed = (text: string, masked: string, open: number, at: number): readonly Issue[] => {
  const close = masked.indexOf('>', open)
  const name = masked.slice(0, open).trimEnd()
  const issues: Issue[] = []
  if (!displayName.test(name)) {
    const message = 'A display name of other than plain words must stand in quotes.'
    issues.push(sipIssue('bad-display-name', message, rangeAt(at, 0, name.length), 'RFC 3261 20.10'))
  }
  issues.push(...checkUri(text.slice(open + 1, close), at + open + 1))
  if (!/^[ \t\r\n]*(?:;|$)/.test(masked.slice(close + 1))) {
    const message = 'Only parameters may stand behind the address.'
    issues.push(sipIssue('bad-address', message, rangeAt(at, close + 1, text.length), 'RFC 3261 25.1'))
  }
  return issues
}

const checkBare = (text: string, masked: string, at: number): readonly Issue[] => {
  const semicolon = masked.indexOf(';')
  const uri = (semicolon < 0 ? text : text.slice(0, semicolon)).trimEnd()
  if (uri === '*') return []
  // Otherwise nobody could tell parameters and values of the header from those of the URI.
  const ambiguous = uri.search(/[?,]/)
  if (ambiguous < 0) return checkUri(uri, at)
  const message = 'A URI with a question mark or a comma must stand in angle brackets.'
  return [sipIssue('uri-needs-brackets', message, rangeAt(at, ambiguous, uri.length), 'RFC 3261 20.10')]
}

const expires = { what: 'The expires parameter', max: 2 ** 32 - 1, rfc: 'RFC 3261 20.10' }

const parameter = /;[ \t\r\n]*expires[ \t\r\n]*=[ \t\r\n]*([^;, \t\r\n]+)/i

/** `text` is trimmed, one character a byte; `masked` is the same with quoted and bracketed text made opaque. */
export const checkAddress = (text: string, masked: string, at: number): readonly Issue[] => {
  const open = masked.indexOf('<')
  const issues = open < 0 ? checkBare(text, masked, at) : checkBracketed(text, masked, open, at)
  const [whole = '', number] = parameter.exec(masked) ?? []
  if (number === undefined) return issues
  const end = masked.indexOf(whole) + whole.length
  return [...issues, ...checkNumber(text.slice(end - number.length, end), at + end - number.length, expires)]
}
