// Opening a call and walking its rungs.
import { identifyMessages, type TraceMessage } from '../../../core/call/trace-message'
import { messageFromRecord } from '../../../core/call/message-from-record'
import type { CallSummary } from '../../../core/call/summarize-call'
import type { CaptureInfo } from '../../../shared/schema/capture'
import type { SearchWindow, TraceQuery } from '../../../shared/schema/trace'
import type { TraceSearchResult } from '../../../shared/trace-result'
import { faultOf, type Api } from '../../api/client'
import { idle } from '../../stores/async-state'
import type { OpenCall, SearchResult, Stores } from '../../stores/stores'
import { callFileOf, type CaptureActions } from '../captures/actions'

/** Finds all legs of the call behind a line of the list. */
export const wholeCallQuery = ({ conversationId, callIds }: CallSummary, window: SearchWindow): TraceQuery =>
  conversationId !== ''
    ? { kind: 'conversation', conversationId, window }
    : { kind: 'call-id', callId: callIds[0] ?? '', window }

export const createCallActions = (api: Api, stores: Stores, captures: CaptureActions) => {
  let running: AbortController | undefined
  /** Opens once more what was opened last. */
  let openLast = (): Promise<void> => Promise.resolve()

  const begin = (): AbortController => {
    running?.abort()
    running = new AbortController()
    return running
  }

  const show = async (
    conversationId: string,
    found: TraceSearchResult,
    messages: readonly TraceMessage[],
  ): Promise<void> => {
    const key = conversationId || (messages[0]?.callId ?? '')
    stores.call.setState({
      call: { kind: 'ready', value: { key, conversationId, origin: 'search', found, messages, capture: undefined } },
      selectedId: messages[0]?.id,
    })
    await captures.attachFromLibrary()
  }

  const stampOf = (messages: readonly TraceMessage[]): string =>
    messages.find(({ conversationId }) => conversationId !== '')?.conversationId ?? ''

  /** Shows what `load` brings, unless something else is opened meanwhile. */
  const openLoaded = async (load: (signal: AbortSignal) => Promise<OpenCall>): Promise<void> => {
    openLast = () => openLoaded(load)
    const controller = begin()
    try {
      const value = await load(controller.signal)
      if (running === controller) {
        stores.call.setState({ call: { kind: 'ready', value }, selectedId: value.messages[0]?.id })
      }
    } catch (error) {
      if (running === controller) stores.call.setState({ call: { kind: 'failed', fault: faultOf(error) } })
    }
  }

  const showLoading = (): void => stores.call.setState({ call: { kind: 'loading' }, selectedId: undefined })

  /** Searches the whole call behind a line of the list, all legs, and shows its ladder. */
  const open = async (summary: CallSummary, window: SearchWindow): Promise<void> => {
    openLast = () => open(summary, window)
    const controller = begin()
    showLoading()
    try {
      const found = await api.call('traces.search', wholeCallQuery(summary, window), controller.signal)
      if (running === controller)
        await show(summary.conversationId, found, identifyMessages(found.records.map(messageFromRecord)))
    } catch (error) {
      if (running === controller) stores.call.setState({ call: { kind: 'failed', fault: faultOf(error) } })
    }
  }

  return {
    open,
    /** After a failure. */
    openAgain: (): Promise<void> => {
      showLoading()
      return openLast()
    },
    /** Shows a call whose messages a search has already brought. */
    openFound: ({ conversationId, found }: SearchResult, messages: readonly TraceMessage[]): Promise<void> => {
      begin()
      return show(conversationId || stampOf(messages), found, messages)
    },
    /** Shows a capture of the library as a ladder, without asking the platform anything. */
    openCapture: (capture: CaptureInfo): Promise<void> => {
      stores.ui.setState({ view: 'search' })
      showLoading()
      return openLoaded(async () => {
        const messages = await captures.readMessages(capture)
        const conversationId = capture.conversationId ?? stampOf(messages)
        const key = conversationId || (capture.callIds[0] ?? capture.id)
        return { key, conversationId, origin: 'library', found: undefined, messages, capture: callFileOf(capture) }
      })
    },
    openLoaded,
    close: (): void => {
      begin()
      stores.call.setState({ call: idle, selectedId: undefined })
    },
    select: (id: string): void => stores.call.setState({ selectedId: id }),
  }
}

export type CallActions = ReturnType<typeof createCallActions>
