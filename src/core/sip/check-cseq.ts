// The CSeq field: a number below 2^31 and the method of the request (RFC 3261 8.1.1.5).
import type { Issue } from '../base/issue'
import type { HeaderField, StartLine } from './message'
import { rangeAt, sipIssue } from './sip-issue'

const rfc = 'RFC 3261 8.1.1.5'

/** `text`: the value of the field with one character for each of its bytes; `method` the same of the request. */
export const checkCseq = (
  { valueRange: { start: at, end } }: HeaderField,
  text: string,
  startLine: StartLine,
): readonly Issue[] => {
  const [, number, method] = /^(\d+)[ \t\r\n]+([^ \t\r\n]+)$/.exec(text) ?? []
  if (number === undefined || method === undefined) {
    return [sipIssue('bad-cseq', 'CSeq must be a number and a method.', { start: at, end }, rfc)]
  }
  const issues: Issue[] = []
  if (Number(number) >= 2 ** 31) {
    issues.push(sipIssue('cseq-too-large', 'The CSeq number must be below 2^31.', rangeAt(at, 0, number.length), rfc))
  }
  if (startLine.kind === 'request' && method !== startLine.method) {
    const message = `CSeq says ${method}, the request line ${startLine.method}.`
    issues.push(sipIssue('cseq-method', message, { start: end - method.length, end }, rfc))
  }
  return issues
}
