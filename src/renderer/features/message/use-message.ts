// What the views of the pane share: the pane's facts and the open call's messages.
import type { TraceMessage } from '../../../core/call/trace-message'
import { useStore } from 'zustand'
import { useApp, useFacts } from '../../app-context'
import { valueOf } from '../../stores/async-state'
import type { MessageFacts } from '../../stores/message-facts'
import { findMessage } from '../../stores/find-message'
import { selectedMessageOf, tabOf } from '../../stores/stores'

export const useMessageFacts = <T>(select: (facts: MessageFacts) => T): T => useFacts((s) => s.message, select)

const none: readonly TraceMessage[] = []

export const useCallMessages = (): readonly TraceMessage[] =>
  useFacts(
    (s) => s.call,
    ({ call }) => valueOf(call)?.messages ?? none,
  )

export const useSelectedMessage = (): TraceMessage | undefined => useFacts((s) => s.call, selectedMessageOf)

/** The message that is marked in the call on the other side, while two are seen. */
export const useMarkedOver = (): TraceMessage | undefined => {
  const { stores } = useApp()
  const other = useFacts(
    (s) => s.tabs,
    (facts) => tabOf(facts, facts.otherId),
  )
  // Without another side, the call in front stands in for it and is not asked.
  const markedId = useStore(other?.message ?? stores.message, (facts) => facts.markedId)
  const call = useStore(other?.call ?? stores.call, (facts) => facts.call)
  return other === undefined ? undefined : findMessage(valueOf(call)?.messages ?? none, markedId)
}
