// One listener for several stores, for what is made of all of them.

interface Store {
  readonly subscribe: (changed: () => void) => () => void
}

/** Returns the function that ends it. */
export const subscribeAll = (stores: readonly Store[], changed: () => void): (() => void) => {
  const leave = stores.map((store) => store.subscribe(changed))
  return () => {
    for (const each of leave) each()
  }
}
