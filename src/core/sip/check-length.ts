// Content-Length against the bytes that are there, and so where the body ends (RFC 3261 18.3).
import type { ByteRange, Issue } from '../base/issue'
import type { HeaderField } from './message'
import { sipIssue } from './sip-issue'

interface CheckedLength {
  readonly body: ByteRange
  readonly issues: readonly Issue[]
}

/** `body`: all bytes behind the empty line. */
export const checkLength = (field: HeaderField | undefined, body: ByteRange): CheckedLength => {
  if (field === undefined) return { body, issues: [] }
  const present = body.end - body.start
  if (!/^\d+$/.test(field.value)) {
    const message = 'Content-Length must be a number of bytes.'
    return { body, issues: [sipIssue('bad-content-length', message, field.valueRange, 'RFC 3261 20.14')] }
  }
  const said = Number(field.value)
  if (said === present) return { body, issues: [] }
  if (said > present) {
    const message = `Content-Length says ${said} bytes, only ${present} are there.`
    return { body, issues: [sipIssue('body-cut-short', message, field.valueRange, 'RFC 3261 18.3')] }
  }
  const end = body.start + said
  const message = `${present - said} bytes stand behind the body that Content-Length announces.`
  const behind = { start: end, end: body.end }
  return {
    body: { start: body.start, end },
    issues: [sipIssue('bytes-after-body', message, behind, 'RFC 3261 18.3', 'warning')],
  }
}
