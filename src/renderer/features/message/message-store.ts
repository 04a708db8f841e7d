// What the message pane shows of the message that the ladder selects: one store for each set of stores.
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Stores } from '../../stores/stores'

export type PaneTab = 'headers' | 'raw' | 'sdp' | 'compare'

export interface MessageFacts {
  readonly tab: PaneTab
  /** The message that others are compared with. */
  readonly markedId: string | undefined
  /** Lit in the tree and in the raw text; see `keyFields`. It stays when another message is selected. */
  readonly fieldKey: string | undefined
  /** Header whose meaning the foot of the pane tells, in its canonical form. */
  readonly explained: string | undefined
  /** What the pane has to say for a moment, e.g. that something was copied; '' for nothing. */
  readonly notice: string
  /** Equal lines are left out of a comparison. */
  readonly hidesEqual: boolean
}

const known = new WeakMap<Stores, StoreApi<MessageFacts>>()

const create = (stores: Stores): StoreApi<MessageFacts> => {
  const store = createStore<MessageFacts>(() => ({
    tab: stores.ui.getState().messageTab,
    markedId: undefined,
    fieldKey: undefined,
    explained: undefined,
    notice: '',
    hidesEqual: false,
  }))
  // The window's own command goes to and fro between headers and raw text.
  stores.ui.subscribe(({ messageTab }, before) => {
    if (messageTab !== before.messageTab) store.setState({ tab: messageTab })
  })
  return store
}

export const messageStoreOf = (stores: Stores): StoreApi<MessageFacts> => {
  const store = known.get(stores) ?? create(stores)
  known.set(stores, store)
  return store
}
