// Ids of the elements of a tab. Its own id has spaces and a stranger's words, which an id must not have.
import type { CallTab } from '../../stores/stores'

const numbers = new WeakMap<CallTab['call'], number>()
let last = 0

/** Each tab has a number of its own as long as it is open. */
const numberOf = ({ call }: CallTab): number => {
  const known = numbers.get(call)
  if (known !== undefined) return known
  last += 1
  numbers.set(call, last)
  return last
}

export const callTabId = (tab: CallTab): string => `call-tab-${numberOf(tab)}`

export const callPanelId = (tab: CallTab): string => `call-panel-${numberOf(tab)}`
