// Two messages laid beside each other: start line, headers paired by name, body line by line.
import type { SipMessage } from '../sip/message'
import { bodyTextOf } from '../sip/read-fields'
import { compareLines } from './compare-lines'
import type { ComparedLine } from './compared-line'
import { pairByName } from './pair-by-name'
import { weaveLines } from './weave-lines'

type ComparedBody =
  /** None for two messages without a body. */
  | { readonly kind: 'lines'; readonly lines: readonly ComparedLine[] }
  /** Too long, too different, or no text; sizes in bytes. */
  | { readonly kind: 'whole'; readonly isSame: boolean; readonly leftBytes: number; readonly rightBytes: number }

interface MessageComparison {
  readonly startLine: ComparedLine
  readonly headers: readonly ComparedLine[]
  readonly body: ComparedBody
}

/** Bytes; a body that came in one datagram is never longer. */
const maxBody = 65_536

const decoder = new TextDecoder()

const compareStart = (a: SipMessage, b: SipMessage): ComparedLine => {
  const lineOf = ({ bytes, startLine: { range } }: SipMessage) => [
    { name: '', text: decoder.decode(bytes.subarray(range.start, range.end)) },
  ]
  const [line] = weaveLines(lineOf(a), lineOf(b), [[0, 0]])
  return line ?? { kind: 'only-left', left: { name: '', text: '' } }
}

const compareHeaders = (a: SipMessage, b: SipMessage): readonly ComparedLine[] => {
  const linesOf = ({ headers }: SipMessage) => headers.map(({ rawName, value }) => ({ name: rawName, text: value }))
  // A name has no case, and a compact form means its long one (RFC 3261 7.3.1, 7.3.3).
  const namedOf = ({ headers }: SipMessage) =>
    headers.map(({ name, value }) => ({ name: name.toLowerCase(), text: value }))
  return weaveLines(linesOf(a), linesOf(b), pairByName(namedOf(a), namedOf(b)))
}

const isSameBytes = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && a.every((byte, index) => byte === b[index])

const compareBodies = (a: SipMessage, b: SipMessage): ComparedBody => {
  const [left, right] = [a, b].map(({ bytes, body }) => bytes.subarray(body.start, body.end))
  const [leftBytes, rightBytes] = [left?.length ?? 0, right?.length ?? 0]
  const isShort = Math.max(leftBytes, rightBytes) <= maxBody
  const [leftText, rightText] = isShort ? [bodyTextOf(a), bodyTextOf(b)] : ['\0', '\0']
  const isText = !leftText.includes('\0') && !rightText.includes('\0')
  const lines = isText ? compareLines(leftText, rightText) : undefined
  if (lines !== undefined) return { kind: 'lines', lines }
  const isSame = left !== undefined && right !== undefined && isSameBytes(left, right)
  return { kind: 'whole', isSame, leftBytes, rightBytes }
}

/** Order of headers of different names, capitals of names, compact forms, folding and line ends are no difference. */
export const compareMessages = (a: SipMessage, b: SipMessage): MessageComparison => ({
  startLine: compareStart(a, b),
  headers: compareHeaders(a, b),
  body: compareBodies(a, b),
})
