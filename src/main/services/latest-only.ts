// One piece of work at a time, of which the latest counts.

export interface LatestOnly<T> {
  /** Ends the work under way, which must not win by being slower. */
  readonly run: (signal: AbortSignal, work: (signal: AbortSignal) => Promise<T>) => Promise<T>
  readonly stop: () => void
  readonly isRunning: () => boolean
}

export const createLatestOnly = <T>(): LatestOnly<T> => {
  let running: AbortController | undefined
  return {
    run: async (signal, work) => {
      running?.abort()
      const mine = new AbortController()
      running = mine
      try {
        return await work(AbortSignal.any([signal, mine.signal]))
      } finally {
        if (running === mine) running = undefined
      }
    },
    stop: () => running?.abort(),
    isRunning: () => running !== undefined,
  }
}
