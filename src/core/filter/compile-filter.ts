// Filter → predicate, for lists of many thousand subjects: everything that depends on the filter alone is done once.
import { offsetOfZone, type Zone } from '../base/offset-of-zone'
import type { EpochMicros } from '../base/time'
import type { TimeOptions } from '../ladder/write-times'
import type { ClockSpan, Comparison, Filter, Span, Test } from './filter'
import { matchEndpoint, matchPhone, matchText } from './match-words'

type Predicate<Subject> = (subject: Subject) => boolean

type WordsTest<Subject> = Extract<Test<Subject>, { readonly kind: 'words' }>

const compileWords = <Subject>({ field, wanted }: WordsTest<Subject>): Predicate<Subject> => {
  if (field.kind === 'endpoint') {
    const test = matchEndpoint(wanted)
    return (subject) => field.some(subject, test)
  }
  const test = field.kind === 'phone' ? matchPhone(wanted) : matchText(wanted)
  return (subject) => field.some(subject, test)
}

const compareWith = (comparison: Comparison, { low, high }: Span): ((value: number) => boolean) => {
  switch (comparison) {
    case '=':
      return (value) => value >= low && value < high
    case '>':
      return (value) => value >= high
    case '>=':
      return (value) => value >= low
    case '<':
      return (value) => value < low
    case '<=':
      return (value) => value < high
  }
}

/** A class of codes is a set, and nothing of it is above itself; a time or duration is a point once it is an order. */
const asPoint = (comparison: Comparison, { low, high }: Span): Span =>
  comparison === '=' ? { low, high } : { low, high: low + 1 }

const dayMicros = 86_400_000_000

const compareClock = (comparison: Comparison, clock: ClockSpan, zone: Zone): ((at: EpochMicros) => boolean) => {
  const compare = compareWith(comparison, asPoint(comparison, clock))
  const { offset, hasDate } = clock
  const offsetAt = offset === undefined ? offsetOfZone(zone) : () => offset
  if (hasDate) return (at) => compare(at + offsetAt(at))
  return (at) => {
    const shown = at + offsetAt(at)
    return compare(shown - Math.floor(shown / dayMicros) * dayMicros)
  }
}

const compileTest = <Subject>(test: Test<Subject>, zone: Zone): Predicate<Subject> => {
  switch (test.kind) {
    case 'words':
      return compileWords(test)
    case 'span': {
      const { field, comparison, span } = test
      const compare = compareWith(comparison, field.kind === 'duration' ? asPoint(comparison, span) : span)
      return (subject) => field.some(subject, compare)
    }
    case 'time': {
      const { field } = test
      const compare = compareClock(test.comparison, test.clock, zone)
      return (subject) => field.some(subject, compare)
    }
    case 'flag':
      return test.flag.test
    case 'member': {
      const some = test.field.someOf(test.name)
      const matches = test.wanted === undefined ? () => true : matchText(test.wanted)
      return (subject) => some(subject, matches)
    }
  }
}

const isSlow = <Subject>(filter: Filter<Subject>): boolean => {
  if (filter.kind === 'and' || filter.kind === 'or') return filter.parts.some(isSlow)
  return filter.kind === 'not' ? isSlow(filter.part) : filter.field.slow === true
}

/** In halves, so that neither a list is walked for every subject nor a call nests as deep as the list is long. */
const joinPredicates = <Subject>(kind: 'and' | 'or', parts: readonly Predicate<Subject>[]): Predicate<Subject> => {
  const [only] = parts
  if (only === undefined) return () => kind === 'and'
  if (parts.length === 1) return only
  const middle = parts.length >> 1
  const first = joinPredicates(kind, parts.slice(0, middle))
  const second = joinPredicates(kind, parts.slice(middle))
  return kind === 'and'
    ? (subject) => first(subject) && second(subject)
    : (subject) => first(subject) || second(subject)
}

const compile = <Subject>(filter: Filter<Subject>, zone: Zone): Predicate<Subject> => {
  if (filter.kind === 'not') {
    const part = compile(filter.part, zone)
    return (subject) => !part(subject)
  }
  if (filter.kind !== 'and' && filter.kind !== 'or') return compileTest(filter, zone)
  const cheapFirst = filter.parts.toSorted((a, b) => Number(isSlow(a)) - Number(isSlow(b)))
  return joinPredicates(
    filter.kind,
    cheapFirst.map((part) => compile(part, zone)),
  )
}

/** No filter lets everything pass. Times without a zone are meant in that of the options; UTC where there are none. */
export const compileFilter = <Subject>(
  filter: Filter<Subject> | undefined,
  { zone }: TimeOptions = { zone: 'utc' },
): Predicate<Subject> => (filter === undefined ? () => true : compile(filter, zone))
