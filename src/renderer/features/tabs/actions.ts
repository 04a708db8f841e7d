// Opening calls in tabs and going about between them. Each tab loads for itself: leaving it does not end that, closing it does.
import { createStore } from 'zustand/vanilla'
import { faultOf } from '../../api/client'
import { createLadderViews } from '../../stores/ladder-views'
import {
  activeTabOf,
  tabOf,
  type CallFacts,
  type CallOpening,
  type CallTab,
  type ClosedTab,
  type OpenCall,
  type SplitWay,
  type Stores,
  type TabsFacts,
} from '../../stores/stores'
import {
  addTab,
  closeTab,
  dropSource,
  findSurplus,
  leaveTabs,
  moveOver,
  moveTab,
  pinTab,
  revealTab,
  stepTabs,
  swapSides,
  toggleSplit,
} from './edit-tabs'
import { headingWords } from './tab-words'

const noticeMilliseconds = 8000

export interface OpenOptions {
  /** Only looked at: the next such call takes its place, unless something is made of it. */
  readonly isPreview?: boolean
  /** What is in front stays there until the call has been read: for what comes at once. */
  readonly isQuick?: boolean
  /** What the opening would load, where it is known already. */
  readonly known?: OpenCall
}

const nextWay: Readonly<Record<SplitWay, SplitWay>> = { fit: 'beside', beside: 'below', below: 'fit' }
const wayWords: Readonly<Record<SplitWay, string>> = {
  fit: 'Two calls: side by side where both have room.',
  beside: 'Two calls: side by side.',
  below: 'Two calls: one above the other.',
}

export const createTabActions = (stores: Stores) => {
  const store = stores.tabs
  const views = createLadderViews()
  const loading = new Map<string, AbortController>()
  /** By id of the tab: views outlive it, and must not tell of it any more. */
  const watching = new Map<string, () => void>()
  /** Grows with whatever the user goes to: what comes late must not take it away again. */
  let turn = 0

  const facts = (): TabsFacts => store.getState()
  const find = (id: string | undefined): CallTab | undefined => tabOf(facts(), id)

  /** Whether the tab is still there: what comes late for a closed one is not wanted. */
  const isOpen = ({ call }: CallTab): boolean => facts().tabs.some((tab) => tab.call === call)

  const say = (notice: string): void => {
    store.setState({ notice })
    setTimeout(() => {
      if (facts().notice === notice) store.setState({ notice: '' })
    }, noticeMilliseconds)
  }

  /** Messages of closed calls are given up, and what is still loaded for them. */
  const apply = (next: TabsFacts): void => {
    store.setState(next)
    for (const [id, controller] of loading) {
      if (find(id) !== undefined) continue
      controller.abort()
      loading.delete(id)
    }
    for (const [id, leave] of watching) {
      if (find(id) !== undefined) continue
      leave()
      watching.delete(id)
    }
  }

  const go = (next: TabsFacts): void => {
    turn += 1
    apply(next)
  }

  const pin = (id: string): void => apply(pinTab(facts(), id))

  const createTab = (opening: CallOpening, isPreview: boolean, closed: ClosedTab | undefined): CallTab => {
    const { id } = opening
    // A call is read as the one before it was: the same tab of the pane, the same header lit.
    const message = closed?.message ?? { ...stores.message.getState(), markedId: undefined, notice: '' }
    return {
      id,
      opening,
      isPreview,
      call: createStore<CallFacts>(() => ({ call: { kind: 'loading' }, selectedId: closed?.selectedId })),
      message: createStore(() => message),
      view: views(id),
      place: createStore(() => ({ place: closed?.place })),
    }
  }

  /** Whoever makes something of a call keeps it. */
  const watch = ({ id, message, view }: CallTab): void => {
    const leaves = [
      message.subscribe((now, before) => {
        if (now.markedId !== before.markedId) pin(id)
      }),
      view.subscribe((now, before) => {
        if (now.filterText !== before.filterText || now.lanes !== before.lanes) pin(id)
      }),
    ]
    watching.set(id, () => {
      for (const leave of leaves) leave()
    })
  }

  const put = ({ call }: CallTab, value: OpenCall): void => {
    const { selectedId } = call.getState()
    const isKept =
      selectedId !== undefined && (value.arriving !== undefined || value.messages.some(({ id }) => id === selectedId))
    call.setState({ call: { kind: 'ready', value }, selectedId: isKept ? selectedId : value.messages[0]?.id })
  }

  const makeRoom = (): void => {
    for (let surplus = findSurplus(facts()); surplus !== undefined; surplus = findSurplus(facts())) {
      apply(closeTab(facts(), surplus.id))
      say(`${headingWords(surplus.opening.heading)} was closed to make room. It can be opened again.`)
    }
  }

  /** Shows it in the tab, unless that is closed or loads anew meanwhile. */
  const load = async (tab: CallTab, known?: OpenCall): Promise<void> => {
    const { id, opening } = tab
    loading.get(id)?.abort()
    const controller = new AbortController()
    loading.set(id, controller)
    const isCurrent = (): boolean => loading.get(id) === controller
    try {
      const showFirst = (first: OpenCall): void => {
        if (isCurrent()) put(tab, first)
      }
      const value = known ?? (await opening.load(controller.signal, showFirst))
      if (!isCurrent()) return
      put(tab, value)
      makeRoom()
      await opening.onShown?.(tab)
    } catch (error) {
      if (isCurrent()) tab.call.setState({ call: { kind: 'failed', fault: faultOf(error) } })
    } finally {
      if (isCurrent()) loading.delete(id)
    }
  }

  const reload = async (tab: CallTab): Promise<void> => {
    tab.call.setState({ call: { kind: 'loading' } })
    await load(tab)
  }

  const add = (opening: CallOpening, isPreview: boolean, closed?: ClosedTab): CallTab => {
    const tab = createTab(opening, isPreview, closed)
    go(addTab(facts(), tab))
    watch(tab)
    makeRoom()
    return tab
  }

  const open = async (opening: CallOpening, options: OpenOptions = {}): Promise<void> => {
    const { isPreview = false, isQuick = false, known } = options
    const present = find(opening.id)
    if (present !== undefined) {
      const shown = revealTab(facts(), present.id)
      go(isPreview ? shown : pinTab(shown, present.id))
      if (known !== undefined) await load(present, known)
      else if (present.call.getState().call.kind === 'failed') await reload(present)
      return
    }
    if (!isQuick) {
      await load(add(opening, isPreview), known)
      return
    }
    turn += 1
    const mine = turn
    let tab: CallTab | undefined
    const showFirst = (first: OpenCall): void => {
      if (turn !== mine) return
      tab = add(opening, isPreview)
      put(tab, first)
    }
    const outcome = await opening.load(new AbortController().signal, showFirst).then(
      (value) => ({ value }),
      (error: unknown) => ({ fault: faultOf(error) }),
    )
    const isGone = 'fault' in outcome && outcome.fault.code === 'ipc.cancelled'
    if (isGone) return
    if (turn === mine) tab = add(opening, isPreview)
    if (tab === undefined || !isOpen(tab)) return
    if ('value' in outcome) await load(tab, outcome.value)
    else tab.call.setState({ call: { kind: 'failed', fault: outcome.fault } })
  }

  const close = (id: string): void => go(closeTab(facts(), id))

  return {
    open,
    close,
    pin,
    load,
    active: (): CallTab | undefined => activeTabOf(facts()),
    isOpen,
    reveal: (id: string): void => go(revealTab(facts(), id)),
    leave: (): void => go(leaveTabs(facts())),
    /** The call of these sources that was in front last. */
    lastOf: (...sourceIds: readonly string[]): CallTab | undefined => {
      const { recent } = facts()
      return recent.flatMap((id) => find(id) ?? []).find(({ opening }) => sourceIds.includes(opening.sourceId))
    },
    dropSource: (sourceId: string): void => apply(dropSource(facts(), sourceId)),
    reload: async (): Promise<void> => {
      const tab = activeTabOf(facts())
      if (tab !== undefined) await reload(tab)
    },
    closeOthers: (): void => {
      const { tabs, activeId } = facts()
      go(tabs.reduce((left, { id }) => (id === activeId ? left : closeTab(left, id)), facts()))
    },
    closeAll: (): void => go(facts().tabs.reduce((left, { id }) => closeTab(left, id), facts())),
    reopen: async (): Promise<void> => {
      const closed = facts().closed.at(-1)
      if (closed !== undefined) await load(add(closed.opening, false, closed))
    },
    step: (by: 1 | -1): void => {
      const id = stepTabs(facts(), by)
      if (id !== undefined) go(revealTab(facts(), id))
    },
    moveBy: (by: 1 | -1): void => {
      const { tabs, activeId } = facts()
      const at = tabs.findIndex(({ id }) => id === activeId)
      if (activeId !== undefined) apply(moveTab(facts(), activeId, at + by))
    },
    moveTo: (id: string, to: number): void => apply(moveTab(facts(), id, to)),
    toggleSplit: (): void => go(toggleSplit(facts())),
    moveOver: (): void => go(moveOver(facts())),
    swap: (): void => go(swapSides(facts())),
    goOver: (): void => {
      const { otherId } = facts()
      if (otherId !== undefined) go(revealTab(facts(), otherId))
    },
    nextWay: (): void => {
      const way = nextWay[facts().way]
      store.setState({ way })
      say(wayWords[way])
    },
    isSplit: (): boolean => facts().otherId !== undefined,
  }
}

export type TabActions = ReturnType<typeof createTabActions>
