// What the views of the pane share: the pane's facts, its actions, and the open call's messages.
import { useMemo } from 'react'
import type { TraceMessage } from '../../../core/call/trace-message'
import { useApp, useFacts } from '../../app-context'
import { valueOf } from '../../stores/async-state'
import { createMessageActions, type MessageActions } from './actions'
import { messageStoreOf, type MessageFacts } from './message-store'

export const useMessageFacts = <T>(select: (facts: MessageFacts) => T): T => useFacts(messageStoreOf, select)

export const useMessageActions = (): MessageActions => {
  const { stores } = useApp()
  return useMemo(() => createMessageActions(stores), [stores])
}

const none: readonly TraceMessage[] = []

export const useCallMessages = (): readonly TraceMessage[] =>
  useFacts(
    (s) => s.call,
    ({ call }) => valueOf(call)?.messages ?? none,
  )

export const useSelectedMessage = (): TraceMessage | undefined =>
  useFacts(
    (s) => s.call,
    ({ call, selectedId }) => valueOf(call)?.messages.find(({ id }) => id === selectedId),
  )
