// Which calls are open and which are seen, one answer from another: opening, showing, closing, moving, and the split view.
import { valueOf } from '../../stores/async-state'
import { activeTabOf, tabOf, type CallTab, type ClosedTab, type TabsFacts } from '../../stores/stores'

/** More closed calls than anybody remembers. */
const maxClosed = 30

const withFirst = (ids: readonly string[], id: string): readonly string[] => [id, ...ids.filter((each) => each !== id)]

/** The tab that was in front last and is not seen now. */
const lastUnseen = ({ recent, activeId, otherId }: TabsFacts): string | undefined =>
  recent.find((id) => id !== activeId && id !== otherId)

/** Brings a tab in front. Of a tab on the other side, that side: nothing moves then but the focus. */
export const revealTab = (facts: TabsFacts, id: string): TabsFacts => {
  if (tabOf(facts, id) === undefined) return facts
  const recent = withFirst(facts.recent, id)
  if (facts.otherId !== id) return { ...facts, activeId: id, recent }
  return { ...facts, activeId: id, otherId: facts.activeId, isOtherFirst: !facts.isOtherFirst, recent }
}

/** The call's source is in front, and no call. */
export const leaveTabs = (facts: TabsFacts): TabsFacts => ({ ...facts, activeId: undefined, otherId: undefined })

export const pinTab = (facts: TabsFacts, id: string): TabsFacts =>
  tabOf(facts, id)?.isPreview === true
    ? { ...facts, tabs: facts.tabs.map((tab) => (tab.id === id ? { ...tab, isPreview: false } : tab)) }
    : facts

/** The tab whose place the next preview takes. What is on the other side stays there. */
const replacedBy = ({ tabs, otherId }: TabsFacts, { isPreview }: Pick<CallTab, 'isPreview'>) =>
  isPreview ? tabs.find((tab) => tab.isPreview && tab.id !== otherId) : undefined

/** Adds a tab and brings it in front. */
export const addTab = (facts: TabsFacts, added: CallTab): TabsFacts => {
  const replaced = replacedBy(facts, added)
  const tabs =
    replaced === undefined ? [...facts.tabs, added] : facts.tabs.map((tab) => (tab === replaced ? added : tab))
  const recent = withFirst(
    facts.recent.filter((id) => id !== replaced?.id),
    added.id,
  )
  const closed = facts.closed.filter(({ opening }) => opening.id !== added.id)
  return { ...facts, tabs, recent, closed, activeId: added.id }
}

const rememberTab = ({ opening, call, message, place }: CallTab): ClosedTab => ({
  opening,
  selectedId: call.getState().selectedId,
  message: message.getState(),
  place: place.getState().place,
})

/** What was in front last takes the place; of two sides, the other one is left alone. */
export const closeTab = (facts: TabsFacts, id: string): TabsFacts => {
  const tab = tabOf(facts, id)
  if (tab === undefined) return facts
  const recent = facts.recent.filter((each) => each !== id)
  const left: TabsFacts = {
    ...facts,
    tabs: facts.tabs.filter((each) => each.id !== id),
    recent,
    closed: [...facts.closed, rememberTab(tab)].slice(-maxClosed),
  }
  if (id === facts.otherId) return { ...left, otherId: undefined }
  return id === facts.activeId ? { ...left, activeId: facts.otherId ?? recent[0], otherId: undefined } : left
}

/** All calls of a source, which is gone: they cannot be opened again either. */
export const dropSource = (facts: TabsFacts, sourceId: string): TabsFacts => {
  const gone = facts.tabs.filter(({ opening }) => opening.sourceId === sourceId)
  const left = gone.reduce((before, { id }) => closeTab(before, id), facts)
  return { ...left, closed: left.closed.filter(({ opening }) => opening.sourceId !== sourceId) }
}

/** To this place of the strip. */
export const moveTab = (facts: TabsFacts, id: string, to: number): TabsFacts => {
  const tab = tabOf(facts, id)
  if (tab === undefined) return facts
  const others = facts.tabs.filter((each) => each !== tab)
  const at = Math.max(0, Math.min(others.length, to))
  return { ...facts, tabs: [...others.slice(0, at), tab, ...others.slice(at)] }
}

/** The id of the tab that is so many further in the strip, round its ends. */
export const stepTabs = ({ tabs, activeId }: TabsFacts, by: 1 | -1): string | undefined => {
  const at = tabs.findIndex(({ id }) => id === activeId)
  const from = at < 0 && by < 0 ? 0 : at
  return tabs[(from + by + tabs.length) % tabs.length]?.id
}

/** The call in front goes beside the one that was in front before it, or is seen alone again. */
export const toggleSplit = (facts: TabsFacts): TabsFacts => {
  if (facts.otherId !== undefined) return { ...facts, otherId: undefined }
  const otherId = lastUnseen(facts)
  return activeTabOf(facts) === undefined || otherId === undefined ? facts : { ...facts, otherId, isOtherFirst: true }
}

/** The call in front moves over; on its side, the one that was in front before it is seen. */
export const moveOver = (facts: TabsFacts): TabsFacts => {
  if (facts.otherId === undefined) return toggleSplit(facts)
  return { ...facts, otherId: lastUnseen(facts) ?? facts.otherId, isOtherFirst: !facts.isOtherFirst }
}

export const swapSides = (facts: TabsFacts): TabsFacts => ({ ...facts, isOtherFirst: !facts.isOtherFirst })

/** Calls that stay open, and messages that they hold together. */
const maxTabs = 30
const maxMessages = 400_000

const messagesOf = ({ call }: CallTab): number => valueOf(call.getState().call)?.messages.length ?? 0

/**
 * The tab to close because too many are open: the one that was in front longest ago, rather one in which nothing is marked.
 * What is seen stays.
 */
export const findSurplus = (facts: TabsFacts): CallTab | undefined => {
  const { tabs, recent, activeId, otherId } = facts
  const total = tabs.reduce((sum, tab) => sum + messagesOf(tab), 0)
  if (tabs.length <= maxTabs && total <= maxMessages) return undefined
  const unseen = recent.flatMap((id) => (id === activeId || id === otherId ? [] : (tabOf(facts, id) ?? [])))
  return unseen.findLast(({ message }) => message.getState().markedId === undefined) ?? unseen.at(-1)
}
