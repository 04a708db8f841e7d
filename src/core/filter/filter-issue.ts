// What is wrong with the text of a filter, in words for whoever types it.
import type { Issue } from '../base/issue'
import type { TextRange } from './filter'
import { findNearest } from './find-nearest'

export interface FilterIssue extends Pick<Issue, 'code' | 'severity' | 'message'> {
  readonly range: TextRange
  readonly suggestion?: {
    /** e.g. `Did you mean “status”?` */
    readonly text: string
    readonly insert: string
    /** What `insert` replaces. */
    readonly range: TextRange
  }
}

export const filterIssue = (
  code: string,
  message: string,
  range: TextRange,
  severity: Issue['severity'] = 'error',
): FilterIssue => ({ code: `filter.${code}`, severity, message, range })

/** Adds what may have been meant by `typed`, when one of the candidates is close enough. */
export const suggestNearest = (
  issue: FilterIssue,
  typed: string,
  candidates: readonly string[],
  range: TextRange,
): FilterIssue => {
  const insert = findNearest(typed, candidates)
  return insert === undefined ? issue : { ...issue, suggestion: { text: `Did you mean “${insert}”?`, insert, range } }
}
