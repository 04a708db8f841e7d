// Pieces of a line cut where issues begin and end, so that what is underlined is what is wrong and no more.
import type { Issue } from '../../../core/base/issue'
import type { RawLine, Token } from './tokenize-message'

export interface Piece extends Token {
  /** What is wrong with these bytes; usually nothing. */
  readonly issues: readonly Issue[]
}

interface CutLine {
  readonly pieces: readonly Piece[]
  /** Of what is missing here: they have no bytes of their own. */
  readonly missing: readonly Issue[]
}

const none: readonly Issue[] = []

/** `next` is where the next line begins, Infinity for the last one: its end is the place of what the message lacks. */
export const cutAtIssues = ({ start, end, tokens }: RawLine, next: number, issues: readonly Issue[]): CutLine => {
  const wide = issues.filter(({ range }) => range !== undefined && range.start < end && range.end > start)
  const missing = issues.filter(
    ({ range }) => range !== undefined && range.start === range.end && range.start >= start && range.start < next,
  )
  if (wide.length === 0) return { pieces: tokens.map((token) => ({ ...token, issues: none })), missing }
  const cuts = new Set(wide.flatMap(({ range }) => (range === undefined ? [] : [range.start, range.end])))
  const pieces = tokens.flatMap((token): readonly Piece[] => {
    const inner = [...cuts].filter((cut) => cut > token.start && cut < token.end).sort((a, b) => a - b)
    return [token.start, ...inner].map((from, index) => {
      const to = inner[index] ?? token.end
      const touching = wide.filter(({ range }) => range !== undefined && range.start < to && range.end > from)
      return { kind: token.kind, start: from, end: to, issues: touching }
    })
  })
  return { pieces, missing }
}
