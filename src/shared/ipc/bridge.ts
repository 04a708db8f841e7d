// What the preload script puts into the page as window.bridge: four functions and nothing else.
import type { Reply } from './fault'

export interface Bridge {
  /** Never rejects: faults are values, because Electron keeps only an error's message across processes. */
  readonly call: (id: number, name: string, arg: unknown) => Promise<Reply<unknown>>
  /** Aborts the call that was made with this id, if it still runs. */
  readonly cancel: (id: number) => void
  /** Opens files that the user dropped. Their paths go from the preload script to main, past the page. */
  readonly drop: (files: readonly File[]) => Promise<Reply<unknown>>
  /** Returns the function that unsubscribes: functions change identity across the bridge. */
  readonly on: (event: string, listener: (payload: unknown) => void) => () => void
}
