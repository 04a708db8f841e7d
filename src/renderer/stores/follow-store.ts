// A store that stands for whichever of several is meant now: what is open changes, and its readers need not know.
import type { StoreApi } from 'zustand/vanilla'

/** `choose` says by the facts of `guide` which store is meant. */
export const followStore = <F, T>(guide: StoreApi<F>, choose: (facts: F) => StoreApi<T>): StoreApi<T> => {
  const current = (): StoreApi<T> => choose(guide.getState())
  return {
    getState: () => current().getState(),
    getInitialState: () => current().getInitialState(),
    // The two forms of a zustand store's own; the same arguments go on.
    setState: ((...given: Parameters<StoreApi<T>['setState']>) =>
      current().setState(...given)) as StoreApi<T>['setState'],
    subscribe: (listener) => {
      let store = current()
      let leave = store.subscribe(listener)
      const leaveGuide = guide.subscribe(() => {
        const next = current()
        if (next === store) return
        const before = store.getState()
        leave()
        store = next
        leave = next.subscribe(listener)
        listener(next.getState(), before)
      })
      return () => {
        leave()
        leaveGuide()
      }
    },
  }
}
