// Where an asynchronous thing stands. `previous` keeps the old answer on screen while the new one is under way.
import type { Fault } from '../../shared/ipc/fault'

export type AsyncState<T> =
  | { readonly kind: 'idle' }
  | { readonly kind: 'loading'; readonly previous?: T | undefined }
  | { readonly kind: 'ready'; readonly value: T }
  | { readonly kind: 'failed'; readonly fault: Fault }

export const idle = { kind: 'idle' } as const

/** The answer to show now, if there is one. */
export const valueOf = <T>(state: AsyncState<T>): T | undefined => {
  if (state.kind === 'ready') return state.value
  return state.kind === 'loading' ? state.previous : undefined
}
