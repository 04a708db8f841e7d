// A message of a call by its id. Every key that walks a ladder asks for one, so that no list is searched each time.
import type { TraceMessage } from '../../core/call/trace-message'

const indexes = new WeakMap<readonly TraceMessage[], ReadonlyMap<string, TraceMessage>>()

/** The first question about a list is linear, all others are not; lists must stay unchanged. */
export const findMessage = (messages: readonly TraceMessage[], id: string | undefined): TraceMessage | undefined => {
  if (id === undefined) return undefined
  const index = indexes.get(messages) ?? new Map(messages.map((message) => [message.id, message]))
  indexes.set(messages, index)
  return index.get(id)
}
