// The text of a filter as tokens with their places. Every text can be split; linear in its length.
import type { TextRange } from './filter'
import { findField, type Field, type Vocabulary } from './vocabulary'

export interface WrittenValue extends TextRange {
  /** Without its quotes. */
  readonly text: string
  readonly quoted: boolean
  /** False for a quote without its end. */
  readonly closed: boolean
}

/** A field, an operator and what is asked for. */
export interface TermToken<Subject> extends TextRange {
  readonly kind: 'term'
  readonly field: Field<Subject>
  /** What stands behind the dot of `header.Reason`; undefined without a dot. */
  readonly member: string | undefined
  readonly nameRange: TextRange
  readonly operator: Operator
  readonly operatorRange: TextRange
  /** Undefined where the text ends too early. */
  readonly value: WrittenValue | undefined
}

export interface WordToken extends WrittenValue {
  readonly kind: 'word'
  /** The word looks like a term of a field that does not exist. */
  readonly unknownField: TextRange | undefined
}

export type FilterToken<Subject> =
  ({ readonly kind: 'open' | 'close' | 'and' | 'or' | 'not' } & TextRange) | TermToken<Subject> | WordToken

const operators = [':', '!=', '~', '!~', '>', '>=', '<', '<='] as const
type Operator = (typeof operators)[number]

const signs: ReadonlyMap<string, Operator> = new Map([
  ...operators.map((operator) => [operator, operator] as const),
  ['=', ':'],
  ['==', ':'],
])

const keywords: ReadonlyMap<string, 'and' | 'or' | 'not'> = new Map([
  ['and', 'and'],
  ['&&', 'and'],
  ['or', 'or'],
  ['||', 'or'],
  ['not', 'not'],
])

/** Words that mean something of their own when they stand without quotes. */
export const isKeyword = (word: string): boolean => keywords.has(word.toLowerCase())

/** Name, member, spaces, operator. A second sign behind a colon is read too: `from:~4155`, `status:>=400`. */
const termStart = /([a-z][a-z_-]{0,31})(?:\.([^\s:=<>~!"()]{0,80}))?([ \t]{0,9})(:?(?:>=|<=|!=|==|!~|>|<|=|~)|:)/iy
const wordPattern = /[^\s()"]+/y
const quotePattern = /"((?:[^"\\]|\\[^])*)("|\\?$)/y
const spacePattern = /\s*/y

const matchAt = (pattern: RegExp, text: string, at: number): RegExpExecArray | null => {
  pattern.lastIndex = at
  return pattern.exec(text)
}

const skipSpace = (text: string, at: number): number => at + (matchAt(spacePattern, text, at)?.[0].length ?? 0)

const readValue = (text: string, start: number): WrittenValue | undefined => {
  const quote = matchAt(quotePattern, text, start)
  if (quote !== null) {
    const [whole, inner = '', last] = quote
    const closed = last === '"'
    return { text: inner.replace(/\\([^])/g, '$1'), quoted: true, closed, start, end: start + whole.length }
  }
  const word = matchAt(wordPattern, text, start)?.[0]
  return word === undefined ? undefined : { text: word, quoted: false, closed: true, start, end: start + word.length }
}

const fieldAt = <Subject>(text: string, at: number, vocabulary: Vocabulary<Subject>): Field<Subject> | undefined => {
  const name = matchAt(termStart, text, at)?.[1]
  return name === undefined ? undefined : findField(vocabulary, name)
}

/** `status >= 400` as Wireshark writes it. What stands behind the space may already be the next term. */
const readSpacedValue = <Subject>(
  text: string,
  at: number,
  vocabulary: Vocabulary<Subject>,
): WrittenValue | undefined => {
  const start = skipSpace(text, at)
  const value = readValue(text, start)
  if (value === undefined || value.quoted) return value
  const isNext = value.text.startsWith('!') || isKeyword(value.text) || fieldAt(text, start, vocabulary) !== undefined
  return isNext ? undefined : value
}

const readTerm = <Subject>(
  text: string,
  start: number,
  vocabulary: Vocabulary<Subject>,
): TermToken<Subject> | undefined => {
  const found = matchAt(termStart, text, start)
  if (found === null) return undefined
  const [whole, name = '', member, space = '', sign = ''] = found
  const field = findField(vocabulary, name)
  const operator = signs.get(sign) ?? signs.get(sign.slice(1))
  // A colon behind a space belongs to no name: `from :x`.
  if (field === undefined || operator === undefined || (space !== '' && sign.startsWith(':'))) return undefined
  const end = start + whole.length
  const operatorRange = { start: end - sign.length, end }
  const value = space === '' ? readValue(text, end) : readSpacedValue(text, end, vocabulary)
  return {
    kind: 'term',
    field,
    member,
    nameRange: { start, end: operatorRange.start - space.length },
    operator,
    operatorRange,
    value,
    start,
    end: value?.end ?? end,
  }
}

/** Addresses are typed as they stand in a message; they name no field. */
const schemes: ReadonlySet<string> = new Set(['sip', 'sips', 'tel', 'urn', 'http', 'https', 'mailto'])

const readWord = (text: string, start: number): WordToken | undefined => {
  const value = readValue(text, start)
  if (value === undefined) return undefined
  const [, name, , space] = (value.quoted ? null : matchAt(termStart, text, start)) ?? []
  const isUnknown = name !== undefined && space === '' && !schemes.has(name.toLowerCase())
  return { ...value, kind: 'word', unknownField: isUnknown ? { start, end: start + name.length } : undefined }
}

const readToken = <Subject>(text: string, start: number, vocabulary: Vocabulary<Subject>): FilterToken<Subject> => {
  const first = text[start]
  const one = { start, end: start + 1 }
  if (first === '(') return { kind: 'open', ...one }
  if (first === ')') return { kind: 'close', ...one }
  if (first === '!') return { kind: 'not', ...one }
  const term = readTerm(text, start, vocabulary)
  if (term !== undefined) return term
  const word = readWord(text, start)
  // Not reached, since what is no space, parenthesis or quote starts a word.
  if (word === undefined) return { kind: 'close', ...one }
  const keyword = word.quoted ? undefined : keywords.get(word.text.toLowerCase())
  return keyword === undefined ? word : { kind: keyword, start, end: word.end }
}

export const splitFilter = <Subject>(
  text: string,
  vocabulary: Vocabulary<Subject>,
): readonly FilterToken<Subject>[] => {
  const tokens: FilterToken<Subject>[] = []
  let at = skipSpace(text, 0)
  while (at < text.length) {
    const token = readToken(text, at, vocabulary)
    tokens.push(token)
    at = skipSpace(text, token.end)
  }
  return tokens
}
