// Words of a filter that join or negate something that is not there, as while it is being typed.
import { filterIssue, type FilterIssue } from './filter-issue'
import type { FilterToken } from './split-filter'

type Kind = FilterToken<unknown>['kind'] | undefined

const startsOperand = (kind: Kind): boolean => kind === 'open' || kind === 'word' || kind === 'term' || kind === 'not'

export const findGaps = <Subject>(tokens: readonly FilterToken<Subject>[], text: string): readonly FilterIssue[] =>
  tokens.flatMap(({ kind, start, end }, index) => {
    const before = tokens[index - 1]?.kind
    const after = tokens[index + 1]
    const missing = (side: string): FilterIssue =>
      filterIssue('missing-operand', `Something is missing ${side} “${text.slice(start, end)}”.`, { start, end })

    if (kind === 'open' && after?.kind === 'close') {
      return [filterIssue('empty-parentheses', 'There is nothing in the parentheses.', { start, end: after.end })]
    }
    if (kind !== 'and' && kind !== 'or' && kind !== 'not') return []
    return [
      // What else may stand before a joining word is one that says itself that something is missing after it.
      ...(kind !== 'not' && (before === undefined || before === 'open') ? [missing('before')] : []),
      ...(startsOperand(after?.kind) ? [] : [missing('after')]),
    ]
  })
