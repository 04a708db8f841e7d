// Which messages belong to one call: same Call-ID, same conversation, or one leg names the other's Call-ID. Nothing is
// joined by time or number alone, so strangers on a busy trunk stay apart.
import type { CallFacts } from './trace-message'

interface Groups {
  readonly find: (node: string) => string
  readonly join: (a: string, b: string) => void
}

/** Union–find with path halving: near-linear in the number of messages. */
const createGroups = (): Groups => {
  const parent = new Map<string, string>()
  const parentOf = (node: string): string => parent.get(node) ?? node
  const find = (node: string): string => {
    let current = node
    while (parentOf(current) !== current) {
      parent.set(current, parentOf(parentOf(current)))
      current = parentOf(current)
    }
    return current
  }
  return {
    find,
    join: (a, b) => {
      parent.set(find(b), find(a))
    },
  }
}

/** Groups in order of their first message; messages keep their order. A message without a Call-ID stands alone. */
export const groupCalls = <M extends CallFacts>(messages: readonly M[]): readonly (readonly M[])[] => {
  const groups = createGroups()
  const nodeOf = (message: M, index: number): string =>
    message.callId === '' ? `message ${index}` : `call ${message.callId}`
  messages.forEach((message, index) => {
    const node = nodeOf(message, index)
    if (message.conversationId !== '') groups.join(`conversation ${message.conversationId}`, node)
    if (message.aLegCallId !== '') groups.join(`call ${message.aLegCallId}`, node)
  })
  const calls = new Map<string, M[]>()
  messages.forEach((message, index) => {
    const root = groups.find(nodeOf(message, index))
    const call = calls.get(root)
    if (call === undefined) calls.set(root, [message])
    else call.push(message)
  })
  return [...calls.values()]
}
