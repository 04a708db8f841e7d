// The order of the list. What is not known stands last, whichever way the list is sorted.
import type { ListedCall } from '../../../core/call/list-calls'
import type { CallSort } from '../../../shared/schema/call-list'
import { columnViews } from './columns'

/** Numbers within words count as numbers, so that extension 9 comes before 10. */
const { compare: compareWords } = new Intl.Collator('en', { numeric: true })

const compareKnown = (a: string | number, b: string | number): number =>
  typeof a === 'number' && typeof b === 'number' ? a - b : compareWords(String(a), String(b))

/** Equal ones by their start, the newest first. Each call is asked for its value once. */
export const sortCalls = (calls: readonly ListedCall[], { column, direction }: CallSort): readonly ListedCall[] => {
  const { order } = columnViews[column]
  const sign = direction === 'ascending' ? 1 : -1
  return calls
    .map((call) => ({ call, value: order(call) }))
    .sort((a, b) => {
      if (a.value !== undefined && b.value !== undefined) {
        const difference = compareKnown(a.value, b.value)
        if (difference !== 0) return difference * sign
      } else if (a.value !== b.value) return a.value === undefined ? 1 : -1
      return b.call.startedAt - a.call.startedAt
    })
    .map(({ call }) => call)
}
