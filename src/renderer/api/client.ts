// The typed face of window.bridge. A fault becomes a thrown FaultError; an AbortSignal becomes a cancel message.
import type { Bridge } from '../../shared/ipc/bridge'
import type { Arg, CallName, EventName, EventPayload, Result } from '../../shared/ipc/contract'
import type { Fault } from '../../shared/ipc/fault'

declare global {
  interface Window {
    readonly bridge: Bridge
  }
}

export class FaultError extends Error {
  readonly fault: Fault

  constructor(fault: Fault) {
    super(fault.message)
    this.name = 'FaultError'
    this.fault = fault
  }
}

/** Any thrown thing as a fault that can be shown. */
export const faultOf = (error: unknown): Fault =>
  error instanceof FaultError
    ? error.fault
    : { code: 'internal', message: error instanceof Error ? error.message : String(error), retryable: false }

export interface Api {
  readonly call: <N extends CallName>(name: N, arg: Arg<N>, signal?: AbortSignal) => Promise<Result<N>>
  /** Opens files that the user dropped. */
  readonly drop: (files: readonly File[]) => Promise<void>
  readonly on: <N extends EventName>(name: N, listener: (payload: EventPayload<N>) => void) => () => void
}

export const createApi = (bridge: Bridge): Api => {
  let lastId = 0
  return {
    call: async <N extends CallName>(name: N, arg: Arg<N>, signal?: AbortSignal) => {
      lastId += 1
      const id = lastId
      const cancel = (): void => bridge.cancel(id)
      signal?.addEventListener('abort', cancel, { once: true })
      const reply = await bridge.call(id, name, arg).finally(() => signal?.removeEventListener('abort', cancel))
      if (!reply.ok) throw new FaultError(reply.fault)
      // Main has checked the value against the contract that types it here.
      return reply.value as Result<N>
    },
    drop: async (files) => {
      const reply = await bridge.drop(files)
      if (!reply.ok) throw new FaultError(reply.fault)
    },
    on: <N extends EventName>(name: N, listener: (payload: EventPayload<N>) => void) =>
      bridge.on(name, (payload) => listener(payload as EventPayload<N>)),
  }
}
