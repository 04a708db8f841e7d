// Searching: the draft becomes queries, their answers become one list of calls. The newest search wins.
import { identifyMessages } from '../../../core/call/trace-message'
import { messageFromRecord } from '../../../core/call/message-from-record'
import { summarizeCall } from '../../../core/call/summarize-call'
import { groupCalls } from '../../../core/call/group-calls'
import type { RecentSearch } from '../../../shared/schema/recent-search'
import type { TraceQuery } from '../../../shared/schema/trace'
import { faultOf, type Api } from '../../api/client'
import { idle, valueOf } from '../../stores/async-state'
import { initialSearchDraft, queriesOf, windowOf, type SearchDraft } from '../../stores/search-draft'
import type { SearchResult, Stores } from '../../stores/stores'
import type { CallActions } from '../ladder/actions'
import type { TabActions } from '../tabs/actions'
import { draftOf, withSearch } from './recent-searches'
import { uniteResults } from './unite-results'

export const createSearchActions = (api: Api, stores: Stores, call: CallActions, tabs: TabActions) => {
  let running: AbortController | undefined

  const ask = async (
    queries: readonly TraceQuery[],
    signal: AbortSignal,
  ): Promise<Pick<SearchResult, 'conversationId' | 'found'>> => {
    const [first] = queries
    if (first === undefined) throw new Error('A search has at least one query')
    const found = uniteResults(
      await Promise.all(queries.map((query) => api.call('traces.search', query, signal))),
      first.window,
    )
    // Some phones make Call-IDs that look like conversation ids.
    if (first.kind !== 'conversation') return { conversationId: '', found }
    if (found.records.length > 0) return { conversationId: first.conversationId, found }
    const asCallId = await api.call(
      'traces.search',
      { kind: 'call-id', callId: first.conversationId, window: first.window },
      signal,
    )
    return {
      conversationId: '',
      found: {
        ...asCallId,
        steps: [...found.steps, ...asCallId.steps],
        notes: [...found.notes, ...asCallId.notes],
      },
    }
  }

  /** A file that was opened meanwhile keeps the ladder. */
  const isInFront = (): boolean => stores.files.getState().shownId === undefined

  const run = async (): Promise<SearchResult | undefined> => {
    const { draft, result } = stores.search.getState()
    const window = windowOf(draft, Date.now())
    if (window === undefined) return undefined
    running?.abort()
    const controller = new AbortController()
    running = controller
    stores.search.setState({ result: { kind: 'loading', previous: valueOf(result) } })
    try {
      const answer = await ask(queriesOf(draft, window), controller.signal)
      const value: SearchResult = { ...answer, messages: identifyMessages(answer.found.records.map(messageFromRecord)) }
      if (running === controller) stores.search.setState({ result: { kind: 'ready', value } })
      return value
    } catch (error) {
      if (running === controller) {
        stores.search.setState({ result: controller.signal.aborted ? idle : { kind: 'failed', fault: faultOf(error) } })
      }
      return undefined
    }
  }

  const setRecent = async (recent: readonly RecentSearch[]): Promise<void> =>
    stores.settings.setState(await api.call('settings.change', { recentSearches: [...recent] }))

  /** Searches; when the answer is one call, its ladder is opened: nothing is left to choose. */
  const search = async (): Promise<void> => {
    const { draft } = stores.search.getState()
    const result = await run()
    if (result === undefined) return
    const recent = withSearch(stores.settings.getState().recentSearches, draft)
    // To be remembered is no part of the search: it may fail by itself.
    if (recent !== undefined) void setRecent(recent).catch(() => undefined)
    if (!isInFront()) return
    const calls = groupCalls(result.messages)
    const [only] = calls
    if (calls.length === 1 && only !== undefined) await call.openFound(result, only)
  }

  const repeat = (recent: RecentSearch): Promise<void> => {
    stores.search.setState({ draft: draftOf(recent) })
    return search()
  }

  return {
    change: (change: Partial<SearchDraft>): void =>
      stores.search.setState(({ draft }) => ({ draft: { ...draft, ...change } })),
    search,
    repeat,
    repeatLast: (): void => {
      const [last] = stores.settings.getState().recentSearches
      if (last === undefined) return
      stores.ui.setState({ view: 'search' })
      void repeat(last)
    },
    forgetRecent: (): Promise<void> => setRecent([]),
    cancel: (): void => running?.abort(),
    clear: (): void => {
      running?.abort()
      stores.search.setState({ draft: initialSearchDraft, result: idle })
      // A file's ladder has nothing to do with who is signed in.
      tabs.dropSource('search')
      tabs.dropSource('library')
    },
    /** The demonstration's opening: all calls of the day, and of those the one that went over the most hops. */
    openShowcase: async (): Promise<void> => {
      stores.search.setState({ draft: initialSearchDraft })
      const result = await run()
      if (result === undefined || !isInFront()) return
      const hops = (messages: SearchResult['messages']): number =>
        new Set(messages.flatMap(({ source, destination }) => [source.address, destination.address])).size
      const [showcase] = [...groupCalls(result.messages)].sort((a, b) => hops(b) - hops(a))
      if (showcase !== undefined) await call.open(summarizeCall(showcase), result.found.window, { isPreview: true })
    },
  }
}

export type SearchActions = ReturnType<typeof createSearchActions>
