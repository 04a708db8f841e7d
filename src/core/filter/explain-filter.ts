// A filter as one plain sentence, e.g. for a screen reader: "messages with status at least 400 and without SDP".
// Parentheses are not heard, so "either … or …" and "both … and …" say what belongs together.
import type { Comparison, Filter, Span, Test, Wanted } from './filter'
import type { Vocabulary } from './vocabulary'

const wordsOf: Readonly<Record<Comparison, string>> = {
  '=': '',
  '>': 'above ',
  '>=': 'at least ',
  '<': 'below ',
  '<=': 'at most ',
}

const beforeOrAfter: Readonly<Record<Comparison, string>> = {
  '=': 'at ',
  '>': 'after ',
  '>=': 'not before ',
  '<': 'before ',
  '<=': 'not after ',
}

/** The one number that the comparison turns on. */
const sayNumbers = (comparison: Comparison, { low, high }: Span): string => {
  if (comparison === '=') return high - low === 1 ? `${low}` : `${low} to ${high - 1}`
  return `${wordsOf[comparison]}${comparison === '>' || comparison === '<=' ? high - 1 : low}`
}

const sayDuration = (comparison: Comparison, text: string): string =>
  `${wordsOf[comparison]}${/\d$/.test(text) ? `${text} s` : text.replace(/(?=[^\d.])/, ' ')}`

const sayWanted = ({ text, contains, wild }: Wanted): string => {
  if (text === '') return contains ? 'of any text' : 'empty'
  return `${contains ? 'containing ' : ''}${wild ? 'like ' : ''}“${text}”`
}

const sayTest = <Subject>(test: Test<Subject>): string => {
  const { noun } = test.field
  switch (test.kind) {
    case 'words':
      return `${noun} ${test.field.name === '' ? `“${test.wanted.text}”` : sayWanted(test.wanted)}`
    case 'span':
      return test.field.kind === 'duration'
        ? `${noun} ${sayDuration(test.comparison, test.text)}`
        : `${noun} ${sayNumbers(test.comparison, test.span)}`
    case 'time':
      return `${noun} ${beforeOrAfter[test.comparison]}${test.text}`
    case 'flag':
      return test.flag.noun
    case 'member':
      return `${noun} ${test.name}${test.wanted === undefined ? '' : ` ${sayWanted(test.wanted)}`}`
  }
}

const sayPart = <Subject>(filter: Filter<Subject>, isNegated: boolean, isInner: boolean): string => {
  if (filter.kind === 'not') return sayPart(filter.part, !isNegated, isInner)
  if (filter.kind !== 'and' && filter.kind !== 'or') return `${isNegated ? 'without' : 'with'} ${sayTest(filter)}`
  // De Morgan: a negation of several is said of each.
  const joint = (filter.kind === 'and') === isNegated ? 'or' : 'and'
  const words = filter.parts.map((part) => sayPart(part, isNegated, true)).join(` ${joint} `)
  if (!isInner) return words
  return `${joint === 'or' ? 'either' : filter.parts.length > 2 ? 'all of' : 'both'} ${words}`
}

export const explainFilter = <Subject>(
  filter: Filter<Subject> | undefined,
  { plural }: Pick<Vocabulary<Subject>, 'plural'>,
): string => (filter === undefined ? `all ${plural}` : `${plural} ${sayPart(filter, false, false)}`)
