// One term of a filter as a question to the subject. What cannot be understood is left out, so that a half-typed term
// hides nothing.
import type { Comparison, Test, TextRange, Wanted } from './filter'
import { filterIssue, suggestNearest, type FilterIssue } from './filter-issue'
import { readClock, readDuration, readNumber, readStatus } from './read-span'
import type { TermToken, WordToken, WrittenValue } from './split-filter'
import type { Field, FlagField, MemberField, SpanField, TimeField, Vocabulary, WordsField } from './vocabulary'

export interface TestReading<Subject> {
  readonly test: Test<Subject> | undefined
  readonly issues: readonly FilterIssue[]
}

const dropped = <Subject>(...issues: readonly FilterIssue[]): TestReading<Subject> => ({ test: undefined, issues })

const openQuote = (range: TextRange): FilterIssue =>
  filterIssue('open-quote', 'The quote has no end; everything up to the end of the text belongs to it.', range)

const quoteIssues = (value: WrittenValue): readonly FilterIssue[] => (value.closed ? [] : [openQuote(value)])

const isContains = ({ operator }: TermToken<never>): boolean => operator === '~' || operator === '!~'

const isOrder = ({ operator }: Pick<TermToken<never>, 'operator'>): boolean =>
  operator.startsWith('<') || operator.startsWith('>')

const wantedOf = (value: WrittenValue, contains: boolean): Wanted => ({
  contains,
  text: value.text,
  wild: !value.quoted && value.text.includes('*'),
})

const noOrder = <Subject>({ operator, operatorRange, field }: TermToken<Subject>): FilterIssue => ({
  ...filterIssue('no-order', `“${operator}” compares numbers and times; “${field.name}” is text.`, operatorRange),
  suggestion: { text: 'Did you mean “:”?', insert: ':', range: operatorRange },
})

const readWords = <Subject>(
  field: WordsField<Subject>,
  term: TermToken<Subject>,
  value: WrittenValue,
): TestReading<Subject> => {
  if (isOrder(term)) return dropped(noOrder(term))
  const wanted = wantedOf(value, isContains(term))
  const known = field.kind === 'text' && field.closed === true ? (field.values ?? []).map((choice) => choice.value) : []
  const lower = value.text.toLowerCase()
  if (known.length === 0 || wanted.contains || wanted.wild || known.some((choice) => choice.toLowerCase() === lower)) {
    return { test: { kind: 'words', field, wanted }, issues: quoteIssues(value) }
  }
  const issue = filterIssue('unknown-value', `“${value.text}” is none of: ${known.join(', ')}.`, value, 'warning')
  const isHalfTyped = !value.quoted && known.some((choice) => choice.toLowerCase().startsWith(lower))
  return {
    test: { kind: 'words', field, wanted: isHalfTyped ? { ...wanted, text: `${value.text}*`, wild: true } : wanted },
    issues: [...quoteIssues(value), suggestNearest(issue, value.text, known, value)],
  }
}

const readMember = <Subject>(
  field: MemberField<Subject>,
  term: TermToken<Subject>,
  value: WrittenValue,
): TestReading<Subject> => {
  if (isOrder(term)) return dropped(noOrder(term))
  if (term.member === '') {
    const range = term.nameRange
    return dropped(filterIssue('missing-name', `A name belongs behind the dot, as in ${field.example}.`, range))
  }
  const issues = quoteIssues(value)
  return term.member === undefined
    ? { test: { kind: 'member', field, name: value.text, wanted: undefined }, issues }
    : { test: { kind: 'member', field, name: term.member, wanted: wantedOf(value, isContains(term)) }, issues }
}

const readFlag = <Subject>(
  field: FlagField<Subject>,
  term: TermToken<Subject>,
  value: WrittenValue,
): TestReading<Subject> => {
  if (isOrder(term)) return dropped(noOrder(term))
  const lower = value.text.toLowerCase()
  const flag = field.flags.find((known) => known.value === lower)
  const names = field.flags.map((known) => known.value)
  if (flag !== undefined) return { test: { kind: 'flag', field, flag }, issues: quoteIssues(value) }
  const issue = filterIssue('unknown-value', `“${value.text}” is none of: ${names.join(', ')}.`, value)
  const halfTyped = value.quoted ? undefined : field.flags.find((known) => known.value.startsWith(lower))
  return {
    test: halfTyped === undefined ? undefined : { kind: 'flag', field, flag: halfTyped },
    issues: [...quoteIssues(value), suggestNearest(issue, value.text, names, value)],
  }
}

const wordsOfKind = {
  number: { read: readNumber, words: 'a whole number' },
  status: { read: readStatus, words: 'a status such as 486 or a class such as 4xx' },
  duration: { read: readDuration, words: 'a duration such as 500ms, 2s or 1.5m' },
} as const

const comparisonOf = ({ operator }: TermToken<never>): Comparison =>
  operator === '>' || operator === '>=' || operator === '<' || operator === '<=' ? operator : '='

/** `~` between numbers is read as `:`. */
const containsIssue = <Subject>({ operator, operatorRange, field }: TermToken<Subject>): readonly FilterIssue[] =>
  operator === '~' || operator === '!~'
    ? [
        filterIssue(
          'no-contains',
          `“~” looks into text; “${field.name}” is compared as a whole.`,
          operatorRange,
          'warning',
        ),
      ]
    : []

const notA = (value: WrittenValue, words: string): FilterIssue =>
  filterIssue('bad-value', `“${value.text}” is not ${words}.`, value)

const readSpan = <Subject>(
  field: SpanField<Subject>,
  term: TermToken<Subject>,
  value: WrittenValue,
): TestReading<Subject> => {
  const { read, words } = wordsOfKind[field.kind]
  const span = read(value.text)
  if (span === undefined) return dropped(notA(value, words))
  const issues = [...containsIssue(term), ...quoteIssues(value)]
  return { test: { kind: 'span', field, comparison: comparisonOf(term), span, text: value.text }, issues }
}

const readTime = <Subject>(
  field: TimeField<Subject>,
  term: TermToken<Subject>,
  value: WrittenValue,
): TestReading<Subject> => {
  const clock = readClock(value.text)
  if (clock === undefined) return dropped(notA(value, 'a time such as 12:30:05 or 2026-11-24T12:30Z'))
  const issues = [...containsIssue(term), ...quoteIssues(value)]
  return { test: { kind: 'time', field, comparison: comparisonOf(term), clock, text: value.text }, issues }
}

const readAs = <Subject>(
  field: Field<Subject>,
  term: TermToken<Subject>,
  value: WrittenValue,
): TestReading<Subject> => {
  switch (field.kind) {
    case 'text':
    case 'phone':
    case 'endpoint':
      return readWords(field, term, value)
    case 'number':
    case 'status':
    case 'duration':
      return readSpan(field, term, value)
    case 'time':
      return readTime(field, term, value)
    case 'flag':
      return readFlag(field, term, value)
    case 'member':
      return readMember(field, term, value)
  }
}

/** Whether the operator itself negates (`!=`) is not part of the reading. */
export const readTest = <Subject>(term: TermToken<Subject>): TestReading<Subject> => {
  const { field, member, value, nameRange } = term
  if (value === undefined) {
    return dropped(filterIssue('missing-value', `A value is missing, as in ${field.example}.`, term))
  }
  const { test, issues } = readAs(field, term, value)
  if (member === undefined || field.kind === 'member') return { test, issues }
  return {
    test,
    issues: [
      ...issues,
      filterIssue('no-members', `“${field.name}” has no parts; what stands behind the dot is left out.`, nameRange),
    ],
  }
}

/** A word without a field is looked for everywhere; so is what names a field that does not exist. */
export const readWord = <Subject>(
  word: WordToken,
  vocabulary: Vocabulary<Subject>,
  text: string,
): TestReading<Subject> => {
  const issues = quoteIssues(word)
  const { wild, ...wanted } = wantedOf(word, true)
  // A sign at the start of a word could be read as an operator of the word before it.
  const isPlain = /^[:=<>~!]/.test(word.text)
  const test: Test<Subject> = {
    kind: 'words',
    field: vocabulary.anywhere,
    wanted: { ...wanted, wild: wild && !isPlain },
  }
  if (word.unknownField === undefined) return { test: word.text === '' ? undefined : test, issues }
  const name = text.slice(word.unknownField.start, word.unknownField.end)
  const message = `There is no field “${name}”; “${word.text}” is looked for as text.`
  const issue = filterIssue('unknown-field', message, word.unknownField, 'warning')
  const names = vocabulary.fields.map((field) => field.name)
  return { test, issues: [...issues, suggestNearest(issue, name, names, word.unknownField)] }
}
