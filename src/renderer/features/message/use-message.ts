// What the views of the pane share: the pane's facts and the open call's messages.
import type { TraceMessage } from '../../../core/call/trace-message'
import { useFacts } from '../../app-context'
import { valueOf } from '../../stores/async-state'
import type { MessageFacts } from '../../stores/message-facts'
import { selectedMessageOf } from '../../stores/stores'

export const useMessageFacts = <T>(select: (facts: MessageFacts) => T): T => useFacts((s) => s.message, select)

const none: readonly TraceMessage[] = []

export const useCallMessages = (): readonly TraceMessage[] =>
  useFacts(
    (s) => s.call,
    ({ call }) => valueOf(call)?.messages ?? none,
  )

export const useSelectedMessage = (): TraceMessage | undefined => useFacts((s) => s.call, selectedMessageOf)
