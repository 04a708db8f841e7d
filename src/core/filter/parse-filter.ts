// Text → filter. A half-typed filter gives the best reading and issues with ranges: what is not understood is left out.
//
//   or    = and *( "or" and )
//   and   = unary *( ["and"] unary )
//   unary = "!" unary | "(" or ")" | field operator value | word
//
// Own code, since the libraries that read such a language refuse a text that is not complete.
import { joinFilters, negateFilter, type Filter } from './filter'
import { filterIssue, type FilterIssue } from './filter-issue'
import { findGaps } from './find-gaps'
import { readTest, readWord, type TestReading } from './read-test'
import { splitFilter, type FilterToken } from './split-filter'
import type { Vocabulary } from './vocabulary'

export interface FilterReading<Subject> {
  /** Undefined when nothing is asked for: every subject passes. */
  readonly filter: Filter<Subject> | undefined
  /** In order of their places. */
  readonly issues: readonly FilterIssue[]
}

/** A filter is typed by hand; this bounds what a pasted file costs. UTF-16 code units. */
const maxLength = 10_000
const maxDepth = 50

interface Progress<Subject> {
  readonly text: string
  readonly tokens: readonly FilterToken<Subject>[]
  readonly vocabulary: Vocabulary<Subject>
  readonly issues: FilterIssue[]
  next: number
}

type Part<Subject> = Filter<Subject> | undefined

const peek = <Subject>(progress: Progress<Subject>): FilterToken<Subject> | undefined => progress.tokens[progress.next]

const keep = <Subject>({ issues }: Progress<Subject>, reading: TestReading<Subject>): Part<Subject> => {
  issues.push(...reading.issues)
  return reading.test
}

/** Behind the parenthesis that closes what was opened before `next`. */
const skipGroup = <Subject>(progress: Progress<Subject>): void => {
  for (let open = 1; open > 0 && progress.next < progress.tokens.length; progress.next += 1) {
    const kind = peek(progress)?.kind
    if (kind === 'open') open += 1
    if (kind === 'close') open -= 1
  }
}

const parseGroup = <Subject>(progress: Progress<Subject>, start: number, depth: number): Part<Subject> => {
  if (depth >= maxDepth) {
    skipGroup(progress)
    const range = { start, end: progress.tokens[progress.next - 1]?.end ?? start + 1 }
    progress.issues.push(
      filterIssue('too-deep', `Parentheses nest deeper than ${maxDepth}; this part is left out.`, range),
    )
    return undefined
  }
  const part = parseOr(progress, depth + 1)
  if (peek(progress) === undefined) {
    const range = { start, end: start + 1 }
    progress.issues.push(filterIssue('open-parenthesis', 'The parenthesis is not closed.', range, 'warning'))
  }
  progress.next += 1
  return part
}

const parseOne = <Subject>(progress: Progress<Subject>, token: FilterToken<Subject>, depth: number): Part<Subject> => {
  progress.next += 1
  switch (token.kind) {
    case 'open':
      return parseGroup(progress, token.start, depth)
    case 'word':
      return keep(progress, readWord(token, progress.vocabulary, progress.text))
    case 'term': {
      const test = keep(progress, readTest(token))
      return test !== undefined && token.operator.startsWith('!') ? negateFilter(test) : test
    }
    case 'and':
    case 'or':
    case 'not':
    case 'close':
      return undefined
  }
}

/** A row of negations is counted and not nested. */
const parseUnary = <Subject>(progress: Progress<Subject>, depth: number): Part<Subject> => {
  let isNegated = false
  let token = peek(progress)
  for (; token?.kind === 'not'; token = peek(progress)) {
    isNegated = !isNegated
    progress.next += 1
  }
  if (token === undefined || token.kind === 'close' || token.kind === 'and' || token.kind === 'or') return undefined
  const part = parseOne(progress, token, depth)
  return part !== undefined && isNegated ? negateFilter(part) : part
}

const parseAnd = <Subject>(progress: Progress<Subject>, depth: number): Part<Subject> => {
  const parts: Filter<Subject>[] = []
  for (let token = peek(progress); token !== undefined; token = peek(progress)) {
    if (token.kind === 'or' || token.kind === 'close') break
    if (token.kind === 'and') {
      progress.next += 1
      continue
    }
    const part = parseUnary(progress, depth)
    if (part !== undefined) parts.push(part)
  }
  return joinFilters('and', parts)
}

const parseOr = <Subject>(progress: Progress<Subject>, depth: number): Part<Subject> => {
  const parts: Filter<Subject>[] = []
  for (;;) {
    const part = parseAnd(progress, depth)
    if (part !== undefined) parts.push(part)
    if (peek(progress)?.kind !== 'or') return joinFilters('or', parts)
    progress.next += 1
  }
}

/** Never throws. Linear in the text. */
export const parseFilter = <Subject>(text: string, vocabulary: Vocabulary<Subject>): FilterReading<Subject> => {
  const read = text.slice(0, maxLength)
  const tokens = splitFilter(read, vocabulary)
  const progress: Progress<Subject> = { text: read, tokens, vocabulary, issues: [...findGaps(tokens, read)], next: 0 }
  const parts: Filter<Subject>[] = []
  for (;;) {
    const part = parseOr(progress, 0)
    if (part !== undefined) parts.push(part)
    const stray = peek(progress)
    if (stray === undefined) break
    const range = { start: stray.start, end: stray.end }
    progress.issues.push(
      filterIssue('stray-parenthesis', 'No parenthesis was opened here; this one is left out.', range),
    )
    progress.next += 1
  }
  if (text.length > maxLength) {
    const range = { start: maxLength, end: text.length }
    progress.issues.push(filterIssue('too-long', `Only the first ${maxLength} characters are read.`, range))
  }
  return {
    filter: joinFilters('and', parts),
    issues: progress.issues.toSorted((a, b) => a.range.start - b.range.start),
  }
}
