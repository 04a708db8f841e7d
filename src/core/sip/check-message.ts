// What a whole message must have, and where its body ends; the rules of single fields stand in files of their own.
import type { ByteRange, Issue } from '../base/issue'
import { checkCseq } from './check-cseq'
import { checkField } from './check-field'
import { checkLength } from './check-length'
import type { HeaderField, SipMessage } from './message'
import { sipIssue } from './sip-issue'

type Draft = Omit<SipMessage, 'issues'>

/** RFC 3261 8.1.1; Max-Forwards is missing so often, and so harmlessly, that it is not reported. */
const mandatory = ['Via', 'From', 'To', 'Call-ID', 'CSeq'] as const

/** RFC 3261 7.3.1: these must not appear more than once. */
const single: ReadonlySet<string> = new Set([
  ...mandatory.slice(1),
  ...['Content-Length', 'Content-Type', 'Content-Disposition', 'Max-Forwards', 'Expires', 'Min-Expires', 'Date'],
  ...['Retry-After', 'Session-Expires', 'Min-SE', 'RSeq', 'RAck', 'Event', 'Subscription-State', 'Refer-To'],
  ...['Referred-By', 'Replaces'],
])

/** A person reads them: what is wrong a hundred times is not worth a list of a hundred thousand. */
const maxIssues = 100

/** Of each name the first field; a message has few names, however many fields. */
const firstFields = (headers: readonly HeaderField[]): ReadonlyMap<string, HeaderField> => {
  const first = new Map<string, HeaderField>()
  for (const field of headers) if (!first.has(field.name)) first.set(field.name, field)
  return first
}

const checkContacts = (headers: readonly HeaderField[]): readonly Issue[] => {
  const contacts = headers.filter(({ name }) => name === 'Contact')
  return contacts.length < 2
    ? []
    : contacts
        .filter(({ value }) => value === '*')
        .map(({ valueRange }) =>
          sipIssue('contact-star', 'A Contact of * must stand alone.', valueRange, 'RFC 3261 20.10'),
        )
}

/** RFC 3261 8.1.1.3; stacks of RFC 2543 send none (RFC 4475 3.4.1), so it is no error. */
const checkFromTag = (from: HeaderField | undefined): readonly Issue[] =>
  from === undefined || /;\s*tag\s*=/i.test(from.value)
    ? []
    : [sipIssue('no-from-tag', 'From has no tag.', from.valueRange, 'RFC 3261 8.1.1.3', 'warning')]

interface CheckedMessage {
  readonly body: ByteRange
  readonly issues: readonly Issue[]
}

/**
 * `text` is the message with one character for each byte. Issues: of the length, of what is missing, then of
 * the fields in their order, and last what several fields do together.
 */
export const checkMessage = (draft: Draft, text: string): CheckedMessage => {
  const { headers, startLine } = draft
  const first = firstFields(headers)
  const issues: Issue[] = mandatory
    .filter((name) => !first.has(name))
    .map((name) => sipIssue('missing-header', `${name} is missing.`, startLine.range, 'RFC 3261 8.1.1'))
  for (const field of headers) {
    const { name, range, valueRange } = field
    if (single.has(name) && first.get(name) !== field) {
      issues.push(sipIssue('repeated-header', `${name} must appear only once.`, range, 'RFC 3261 7.3.1'))
      continue
    }
    const value = text.slice(valueRange.start, valueRange.end)
    const found = name === 'CSeq' ? checkCseq(field, value, startLine) : checkField(field, value)
    issues.push(...found.slice(0, maxIssues))
    if (issues.length >= maxIssues) break
  }
  issues.push(...checkContacts(headers).slice(0, maxIssues), ...checkFromTag(first.get('From')))
  const length = checkLength(first.get('Content-Length'), draft.body)
  return { body: length.body, issues: [...length.issues, ...issues].slice(0, maxIssues) }
}
