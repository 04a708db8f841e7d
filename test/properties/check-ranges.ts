// What must hold of every message that the core reads: each range lies within the message, ranges follow one another, and
// together with line ends, the empty line and what an issue names as left over they are all of its bytes.
import type { ByteRange, Issue } from '../../src/core/base/issue'
import type { HeaderField, SipMessage } from '../../src/core/sip/message'

const tell = ({ start, end }: ByteRange): string => `[${start}, ${end})`

export const isWithin = (inner: ByteRange, outer: ByteRange): boolean =>
  Number.isInteger(inner.start) &&
  Number.isInteger(inner.end) &&
  outer.start <= inner.start &&
  inner.start <= inner.end &&
  inner.end <= outer.end

/** Of issues with a range outside of the `length` bytes that they speak of. */
export const issueProblems = (issues: readonly Issue[], length: number): readonly string[] =>
  issues.flatMap(({ code, range }) =>
    range === undefined || isWithin(range, { start: 0, end: length }) ? [] : [`${code} at ${tell(range)} of ${length}`],
  )

const fieldProblems = ({ range, nameRange, valueRange }: HeaderField): readonly string[] =>
  isWithin(nameRange, range) && isWithin(valueRange, range) && nameRange.end <= valueRange.start
    ? []
    : [`field ${tell(range)} of name ${tell(nameRange)} and value ${tell(valueRange)}`]

/** Bytes that are a line end, CRLF or LF. */
const isLineEnd = (text: string): boolean => text === '\r\n' || text === '\n'

const byteDecoder = new TextDecoder('latin1')

/** Where a message was cut, its last line and the empty line may lack. */
const isAllowedAbsence = (issues: readonly Issue[]): boolean => issues.some(({ code }) => code === 'sip.no-empty-line')

/** Bytes that belong to nothing. */
const coverProblems = ({ bytes, startLine, headers, body, issues }: SipMessage): readonly string[] => {
  const problems: string[] = []
  const textOf = (start: number, end: number): string => byteDecoder.decode(bytes.subarray(start, end))
  const lines = [startLine.range, ...headers.map(({ range }) => range)]
  const unread = issues.find(({ code }) => code === 'sip.too-many-headers')?.range
  const headEnd = unread?.start ?? body.start
  if (!/^[\r\n]*$/.test(textOf(0, startLine.range.start))) problems.push('something stands before the start line')
  lines.forEach(({ start, end }, index) => {
    const next = lines[index + 1]?.start
    const isCut = next === undefined && isAllowedAbsence(issues)
    const between = textOf(end, next ?? headEnd)
    const lineEnd = next === undefined && !isCut ? between.replace(/\r?\n$/, '') : between
    if (start > end || (next ?? headEnd) < end) problems.push(`line ${index} ${tell({ start, end })} is out of order`)
    if (!isLineEnd(lineEnd) && !(isCut && lineEnd === ''))
      problems.push(`${JSON.stringify(between)} behind line ${index}`)
  })
  if (unread !== undefined && unread.end !== body.start)
    problems.push(`fields unread ${tell(unread)} end before the body`)
  if (body.end < bytes.length) {
    const behind = issues.find(({ code }) => code === 'sip.bytes-after-body')?.range
    if (behind?.start !== body.end || behind.end !== bytes.length) problems.push(`bytes behind ${tell(body)} are lost`)
  }
  return problems
}

/** In words; none for a sound reading. */
export const rangeProblems = (message: SipMessage): readonly string[] => {
  const whole = { start: 0, end: message.bytes.length }
  return [
    ...[message.startLine.range, message.body, ...message.headers.map(({ range }) => range)]
      .filter((range) => !isWithin(range, whole))
      .map((range) => `${tell(range)} of ${whole.end} bytes`),
    ...message.headers.flatMap(fieldProblems),
    ...issueProblems(message.issues, whole.end),
    ...coverProblems(message),
  ]
}
