// Opening a call and walking its rungs.
import { identifyMessages, type TraceMessage } from '../../../core/call/trace-message'
import { messageFromRecord } from '../../../core/call/message-from-record'
import { summarizeCall, type CallSummary } from '../../../core/call/summarize-call'
import { asEpochMicros } from '../../../core/base/time'
import type { CaptureInfo } from '../../../shared/schema/capture'
import type { SearchWindow, TraceQuery } from '../../../shared/schema/trace'
import type { TraceSearchResult } from '../../../shared/trace-result'
import type { Api } from '../../api/client'
import type { CallOpening, OpenCall, SearchResult, Stores } from '../../stores/stores'
import { callFileOf, type CaptureActions } from '../captures/actions'
import type { OpenOptions, TabActions } from '../tabs/actions'

/** Finds all legs of the call behind a line of the list. */
export const wholeCallQuery = ({ conversationId, callIds }: CallSummary, window: SearchWindow): TraceQuery =>
  conversationId !== ''
    ? { kind: 'conversation', conversationId, window }
    : { kind: 'call-id', callId: callIds[0] ?? '', window }

const stampOf = (messages: readonly TraceMessage[]): string =>
  messages.find(({ conversationId }) => conversationId !== '')?.conversationId ?? ''

const fromRecords = (found: TraceSearchResult): readonly TraceMessage[] =>
  identifyMessages(found.records.map(messageFromRecord))

/** `conversationId`: what was asked for, or ''. */
const searchedCall = (
  conversationId: string,
  found: TraceSearchResult,
  messages: readonly TraceMessage[],
): OpenCall => {
  const key = conversationId || (messages[0]?.callId ?? '')
  return { key, conversationId, origin: 'search', found, messages, capture: undefined }
}

export const createCallActions = (api: Api, stores: Stores, captures: CaptureActions, tabs: TabActions) => {
  /** The whole call behind a line of the list, all legs. `conversationId`: as it was asked for, where no message has it. */
  const openingOf = (
    summary: CallSummary,
    window: SearchWindow,
    conversationId = summary.conversationId,
  ): CallOpening => ({
    id: `search ${summary.key}`,
    sourceId: 'search',
    heading: summary,
    load: async (signal) => {
      const found = await api.call('traces.search', wholeCallQuery({ ...summary, conversationId }, window), signal)
      return searchedCall(conversationId, found, fromRecords(found))
    },
    onShown: captures.attachFromLibrary,
  })

  return {
    /** Searches the whole call and shows its ladder. */
    open: (summary: CallSummary, window: SearchWindow, options?: OpenOptions): Promise<void> =>
      tabs.open(openingOf(summary, window), options),
    /** Shows a call whose messages a search has already brought. */
    openFound: async ({ conversationId, found }: SearchResult, messages: readonly TraceMessage[]): Promise<void> => {
      const asked = conversationId || stampOf(messages)
      await tabs.open(openingOf(summarizeCall(messages), found.window, asked), {
        known: searchedCall(asked, found, messages),
      })
    },
    /** Shows a capture of the library as a ladder, without asking the platform anything. */
    openCapture: (capture: CaptureInfo): Promise<void> => {
      stores.ui.setState({ view: 'search' })
      const startedAt = asEpochMicros(Date.parse(capture.startedAt) * 1000)
      return tabs.open({
        id: `library ${capture.id}`,
        sourceId: 'library',
        heading: { from: capture.from, to: capture.to, startedAt },
        load: async () => {
          const messages = await captures.readMessages(capture)
          const conversationId = capture.conversationId ?? stampOf(messages)
          const key = conversationId || (capture.callIds[0] ?? capture.id)
          return { key, conversationId, origin: 'library', found: undefined, messages, capture: callFileOf(capture) }
        },
      })
    },
    select: (id: string): void => stores.call.setState({ selectedId: id }),
  }
}

export type CallActions = ReturnType<typeof createCallActions>
