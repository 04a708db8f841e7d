// Filter → the text that reads as this filter again, in the one way that it is usually written.
import type { Filter, Test, Wanted } from './filter'
import { isKeyword } from './split-filter'

const quote = (text: string): string => `"${text.replace(/["\\]/g, '\\$&')}"`

/** With quotes where the text would otherwise be read as something else than itself. */
export const quoteValue = (text: string): string => (/^[^\s()"*~=<>!][^\s()"*]*$/.test(text) ? text : quote(text))

/** A value with wildcards stands without quotes, so that a sign at its start needs a whole operator before it. */
const writeWanted = ({ text, contains, wild }: Wanted): string => {
  const value = wild ? text : quoteValue(text)
  if (contains) return `:~${value}`
  return /^[~=<>!]/.test(value) ? `:==${value}` : `:${value}`
}

/** Only what can be no term and no keyword goes without quotes. */
const writeWord = ({ text, wild }: Wanted): string =>
  wild || (/^[\w.+@/-]+$/.test(text) && !isKeyword(text)) ? text : quote(text)

const printTest = <Subject>(test: Test<Subject>): string => {
  const { name } = test.field
  switch (test.kind) {
    case 'words':
      return name === '' ? writeWord(test.wanted) : name + writeWanted(test.wanted)
    case 'span':
    case 'time':
      return `${name}${test.comparison === '=' ? ':' : test.comparison}${quoteValue(test.text)}`
    case 'flag':
      return `${name}:${test.flag.value}`
    case 'member':
      return test.wanted === undefined
        ? `${name}:${quoteValue(test.name)}`
        : `${name}.${test.name}${writeWanted(test.wanted)}`
  }
}

const printPart = <Subject>(filter: Filter<Subject>, isOpen: boolean): string => {
  switch (filter.kind) {
    case 'not':
      return `!${printPart(filter.part, false)}`
    case 'and':
    case 'or': {
      // "and" binds tighter, so only an "or" within it needs parentheses; a negation needs them for both.
      const words = filter.parts
        .map((part) => printPart(part, filter.kind === 'or'))
        .join(filter.kind === 'or' ? ' or ' : ' ')
      return isOpen ? words : `(${words})`
    }
    case 'words':
    case 'span':
    case 'time':
    case 'flag':
    case 'member':
      return printTest(filter)
  }
}

/** What is read of the printed text is this filter; no filter is ''. */
export const printFilter = <Subject>(filter: Filter<Subject> | undefined): string =>
  filter === undefined ? '' : printPart(filter, true)
