// Makes the issues of a message: most of them are errors, and each cites the rule that is broken.
import type { ByteRange, Issue } from '../base/issue'

export const sipIssue = (
  code: string,
  message: string,
  range: ByteRange,
  rfc: string,
  severity: Issue['severity'] = 'error',
): Issue => ({ code: `sip.${code}`, severity, message, range, rfc })

/** `range` counted from `at` on. */
export const rangeAt = (at: number, start: number, end: number): ByteRange => ({ start: at + start, end: at + end })
