// Which lines must be there, how often, and in which order (RFC 8866 5). The order is fixed, so that parsers can be simple;
// those that are drop what stands elsewhere.
import type { ByteRange, Issue } from '../base/issue'
import { sdpIssue } from './sdp-issue'
import { isKnownType, type SdpLine } from './sdp-line'

/** Letters of one word may mix: the lines of a time description repeat as a group. */
const sessionOrder = ['v', 'o', 's', 'i', 'u', 'e', 'p', 'c', 'b', 'trz', 'k', 'a'] as const
const mediaOrder = ['m', 'i', 'c', 'b', 'k', 'a'] as const

const rankOf = (order: readonly string[], type: string): number => order.findIndex((letters) => letters.includes(type))

/** At most one of each in a session; a section may have several c= for layered multicast (RFC 8866 5.7). */
const singleInSession: ReadonlySet<string> = new Set(['v', 'o', 's', 'i', 'u', 'c', 'k'])
const singleInSection: ReadonlySet<string> = new Set(['i', 'k'])

const checkLevel = (lines: readonly SdpLine[], order: readonly string[], single: ReadonlySet<string>): Issue[] => {
  const issues: Issue[] = []
  const seen = new Set<string>()
  let highest = 0
  for (const { type, range } of lines) {
    if (!isKnownType(type)) continue
    const rank = rankOf(order, type)
    if (rank < 0) {
      issues.push(sdpIssue('misplaced-line', `A ${type}= line belongs before the first m= line.`, range, 'RFC 8866 5'))
      continue
    }
    if (seen.has(type) && single.has(type)) {
      issues.push(sdpIssue('repeated-line', `A ${type}= line must stand here only once.`, range, 'RFC 8866 5'))
    } else if (rank < highest) {
      const message = `This ${type}= line comes too late: the order is ${order.join(' ')}.`
      issues.push(sdpIssue('out-of-order', message, range, 'RFC 8866 5', 'warning'))
    }
    seen.add(type)
    highest = Math.max(highest, rank)
  }
  return issues
}

const checkMissing = (session: readonly SdpLine[], start: ByteRange): Issue[] =>
  ['v', 'o', 's', 't']
    .filter((type) => !session.some((line) => line.type === type))
    .map((type) => sdpIssue('missing-line', `The ${type}= line is missing.`, start, 'RFC 8866 5'))

/** `sections`: their lines, each from its m= line on. */
export const checkSdpOrder = (
  session: readonly SdpLine[],
  sections: readonly (readonly SdpLine[])[],
): readonly Issue[] => {
  const first = session[0] ?? sections[0]?.[0]
  return [
    ...checkMissing(session, first?.range ?? { start: 0, end: 0 }),
    ...checkLevel(session, sessionOrder, singleInSession),
    ...sections.flatMap((lines) => checkLevel(lines, mediaOrder, singleInSection)),
  ]
}
