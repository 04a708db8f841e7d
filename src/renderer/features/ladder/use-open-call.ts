// The open call and its layout, made once per change of its messages.
import { useMemo } from 'react'
import { layoutLadder, type LadderLayout } from '../../../core/ladder/layout-ladder'
import type { TraceMessage } from '../../../core/call/trace-message'
import { useFacts } from '../../app-context'
import { valueOf } from '../../stores/async-state'
import type { OpenCall } from '../../stores/stores'

const none: readonly TraceMessage[] = []

export const useOpenCall = (): OpenCall | undefined =>
  useFacts(
    (s) => s.call,
    (facts) => valueOf(facts.call),
  )

export const useLayout = (call: OpenCall | undefined): LadderLayout => {
  const messages = call?.messages ?? none
  return useMemo(() => layoutLadder(messages), [messages])
}
