// What is wrong inside one header field, for the fields whose grammar Rung knows. Positions are kept exact by reading the
// field as one character for each byte, folded lines included.
import type { ByteRange, Issue } from '../base/issue'
import { checkAddress } from './check-address'
import { checkDate } from './check-date'
import { checkNumber, type NumberRule } from './check-number'
import { checkVia } from './check-via'
import { isCommaList } from './header-names'
import { maskQuoted } from './mask-quoted'
import type { HeaderField } from './message'
import { rangeAt, sipIssue } from './sip-issue'

/** `text` and `masked` are one value without the space around it; `at` is the offset of its first byte. */
type CheckValue = (text: string, masked: string, at: number) => readonly Issue[]

const seconds = 2 ** 32 - 1

const numberRules: readonly (readonly [name: string, max: number, rfc: string])[] = [
  ['Max-Forwards', 255, 'RFC 3261 20.22'],
  ['Expires', seconds, 'RFC 3261 20.19'],
  ['Min-Expires', seconds, 'RFC 3261 20.23'],
  ['Retry-After', seconds, 'RFC 3261 20.33'],
  ['Session-Expires', seconds, 'RFC 4028 4'],
  ['Min-SE', seconds, 'RFC 4028 5'],
  ['RSeq', seconds, 'RFC 3262 7.1'],
]

/** The number ends where parameters or a comment begin. */
const leadingNumber =
  (rule: NumberRule): CheckValue =>
  (text, _, at) =>
    checkNumber(/^[^;( \t\r\n]*/.exec(text)?.[0] ?? '', at, rule)

const checkCallId: CheckValue = (text, _, at) =>
  /^[^ \t\r\n]+$/.test(text)
    ? []
    : [sipIssue('bad-call-id', 'A Call-ID is one word.', rangeAt(at, 0, text.length), 'RFC 3261 20.8')]

const checkWarning: CheckValue = (text, _, at) => {
  const code = /^[^ \t\r\n]*/.exec(text)?.[0] ?? ''
  return /^\d{3}$/.test(code)
    ? []
    : [sipIssue('bad-warning', 'A warning code has three digits.', rangeAt(at, 0, code.length), 'RFC 3261 20.43')]
}

const checkMediaType: CheckValue = (text, masked, at) => {
  const type = /^[^;]*/.exec(masked)?.[0].trimEnd() ?? ''
  return /^[^ \t\r\n/]+[ \t\r\n]*\/[ \t\r\n]*[^ \t\r\n/]+$/.test(type)
    ? []
    : [
        sipIssue(
          'bad-media-type',
          'A media type is type/subtype.',
          rangeAt(at, 0, type.length || text.length),
          'RFC 3261 20.15',
        ),
      ]
}

/** Only its quotes and separators are looked at. */
const checkNothing: CheckValue = () => []

const checks: ReadonlyMap<string, CheckValue> = new Map<string, CheckValue>([
  ...[
    'From To Contact Route Record-Route Path Service-Route Refer-To Referred-By Reply-To Diversion History-Info',
    'P-Asserted-Identity P-Preferred-Identity Remote-Party-ID',
  ]
    .flatMap((line) => line.split(' '))
    .map((name) => [name, checkAddress] as const),
  ...numberRules.map(([what, max, rfc]) => [what, leadingNumber({ what, max, rfc })] as const),
  ['Via', (text, _, at) => checkVia(text, at)],
  ['Date', (text, _, at) => checkDate(text, at)],
  ['Call-ID', checkCallId],
  ['Warning', checkWarning],
  ['Content-Type', checkMediaType],
  ...['Reason', 'Replaces', 'Event', 'Subscription-State'].map((name) => [name, checkNothing] as const),
])

/** Fields whose text is not made of quotes, brackets and separators. */
const plain: ReadonlySet<string> = new Set(['Call-ID', 'Date'])

/** Two separators with nothing between them, or one with nothing behind or before it. */
const extraSeparators = {
  comma: /(?:^[ \t\r\n]*[;,]|[;,](?=[ \t\r\n]*(?:[;,]|$)))(?:[ \t\r\n]*[;,])*/g,
  semicolon: /(?:^[ \t\r\n]*;|;(?=[ \t\r\n]*(?:;|$)))(?:[ \t\r\n]*;)*/g,
}

const checkSeparators = (masked: string, isList: boolean, at: number): readonly Issue[] => {
  const extra = isList ? extraSeparators.comma : extraSeparators.semicolon
  if (masked.search(extra) < 0) return []
  return Array.from(masked.matchAll(extra), ({ 0: run, index }) =>
    sipIssue(
      'extra-separators',
      'A separator must have something on both sides.',
      rangeAt(at, index, index + run.length),
      'RFC 3261 7.3.1',
    ),
  )
}

/** Values of the field with nothing but their own text; those of separators alone are reported as such. */
const splitValues = (masked: string, isList: boolean): readonly ByteRange[] => {
  const values: ByteRange[] = []
  let start = 0
  for (const piece of isList ? masked.split(',') : [masked]) {
    const text = piece.trimStart()
    const from = start + piece.length - text.length
    if (/[^; \t\r\n]/.test(text)) values.push({ start: from, end: from + text.trimEnd().length })
    start += piece.length + 1
  }
  return values
}

const checkStar = (masked: string, values: readonly ByteRange[], at: number): readonly Issue[] =>
  values.length === 1
    ? []
    : values
        .filter(({ start, end }) => masked.slice(start, end) === '*')
        .map(({ start, end }) =>
          sipIssue('contact-star', 'A Contact of * must stand alone.', rangeAt(at, start, end), 'RFC 3261 20.10'),
        )

/** `text`: the value of the field with one character for each of its bytes. */
export const checkField = ({ name, valueRange: { start: at } }: HeaderField, text: string): readonly Issue[] => {
  const check = checks.get(name)
  if (check === undefined) return []
  if (plain.has(name)) return check(text, text, at)
  const { text: masked, openQuote, openBracket } = maskQuoted(text)
  if (openQuote >= 0) {
    const message = 'The quoted text is never closed.'
    return [sipIssue('unterminated-quote', message, rangeAt(at, openQuote, text.length), 'RFC 3261 25.1')]
  }
  if (openBracket >= 0) {
    const message = 'The angle bracket is never closed.'
    return [sipIssue('unclosed-bracket', message, rangeAt(at, openBracket, text.length), 'RFC 3261 25.1')]
  }
  const isList = isCommaList(name)
  const values = splitValues(masked, isList)
  return [
    ...checkSeparators(masked, isList, at),
    ...(name === 'Contact' ? checkStar(masked, values, at) : []),
    ...values.flatMap(({ start, end }) => check(text.slice(start, end), masked.slice(start, end), at + start)),
  ]
}
