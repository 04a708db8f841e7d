// What the user can do with the list of calls. Plain functions of bridge and stores, so that view and commands share them.
import { identifyMessages } from '../../../core/call/trace-message'
import { messageFromRecord } from '../../../core/call/message-from-record'
import type { ListedCall } from '../../../core/call/list-calls'
import type { CallListSettings, CallSort, ColumnId } from '../../../shared/schema/call-list'
import type { SearchWindow } from '../../../shared/schema/trace'
import type { TraceSearchResult } from '../../../shared/trace-result'
import { faultOf, type Api } from '../../api/client'
import { untouchedList, type SourceList } from '../../stores/call-list'
import type { Stores } from '../../stores/stores'
import { plural } from '../../ui/plural'
import type { FileActions } from '../files/actions'
import { wholeCallQuery, type CallActions } from '../ladder/actions'
import { uniteResults } from '../search/unite-results'
import type { SettingsActions } from '../settings/actions'
import type { TabActions } from '../tabs/actions'
import { togetherHeading } from '../tabs/tab-words'
import { createListing, sourceIdOf } from './listing'
import { selectOnly, selectRange, toggleSelected, type Selection } from './select-calls'
import { writeCalls, type ListFormat } from './write-calls'

const noticeMilliseconds = 4000

/** A key held down walks past calls: the one on which it rests is looked at. */
const walkMilliseconds = 120

/** More would be no ladder that anybody reads, and a day of search requests. */
const maxTogether = 50

/** Keys that are held while a row is clicked. */
export interface Held {
  /** Ctrl, or ⌘ on a Mac. */
  readonly toggles: boolean
  /** Shift. */
  readonly extends: boolean
}

interface Parts {
  readonly call: CallActions
  readonly files: FileActions
  readonly settings: SettingsActions
  readonly tabs: TabActions
}

export const createListActions = (api: Api, stores: Stores, { call, files, settings, tabs }: Parts) => {
  const listing = createListing(stores)
  let walking: ReturnType<typeof setTimeout> | undefined

  const change = (next: Partial<SourceList>): void => {
    const id = sourceIdOf(listing().source)
    stores.list.setState(({ lists }) => ({ lists: { ...lists, [id]: { ...(lists[id] ?? untouchedList), ...next } } }))
  }
  const say = (notice: string): void => {
    stores.list.setState({ notice })
    setTimeout(() => {
      if (stores.list.getState().notice === notice) stores.list.setState({ notice: '' })
    }, noticeMilliseconds)
  }
  const changeSettings = (next: Partial<CallListSettings>): Promise<void> =>
    settings.change({ callList: { ...stores.settings.getState().callList, ...next } })

  /** `isPreview`: in the tab of calls that are only looked at. */
  const open = async (key: string, isPreview = false): Promise<void> => {
    clearTimeout(walking)
    const { source, calls } = listing()
    const index = calls.findIndex((each) => each.key === key)
    const summary = calls[index]
    if (summary === undefined) return
    change({ active: key })
    if (source.kind === 'file') await files.openCall(source.id, index, isPreview)
    else if (source.window !== undefined) await call.open(summary, source.window, { isPreview })
  }

  /** The row that keys go to, beside the call in front. */
  const openBeside = async (): Promise<void> => {
    const { list, rows } = listing()
    const key = list.active ?? rows[0]?.key
    if (key === undefined) return
    const before = tabs.active()?.id
    const splitOnce = (): boolean => {
      const now = tabs.active()?.id
      if (before === undefined || now === undefined || now === before) return false
      if (tabs.isSplit()) tabs.moveOver()
      else tabs.toggleSplit()
      return true
    }
    const opening = open(key)
    // A search's call has its tab at once, a file's when it has been read.
    if (splitOnce()) await opening
    else {
      await opening
      splitOnce()
    }
  }

  /** The whole of each call, as when it is opened alone. One after the other: each is several requests. */
  const searchAll = async (
    calls: readonly ListedCall[],
    window: SearchWindow,
    signal: AbortSignal,
  ): Promise<TraceSearchResult> => {
    const results: TraceSearchResult[] = []
    for (const each of calls) results.push(await api.call('traces.search', wholeCallQuery(each, window), signal))
    return uniteResults(results, window)
  }

  const openTogether = async (): Promise<void> => {
    const { source, calls, selected } = listing()
    if (selected.length < 2) return
    if (selected.length > maxTogether) {
      say(`${plural(selected.length, 'call')} are selected; ${maxTogether} fit one ladder.`)
      return
    }
    const keys = selected.map(({ key }) => key)
    if (source.kind === 'file') {
      const places = new Map(calls.map(({ key }, index) => [key, index]))
      await files.openTogether(
        source.id,
        keys.flatMap((key) => places.get(key) ?? []),
      )
      return
    }
    const { window } = source
    if (window === undefined) return
    await tabs.open({
      id: `search ${keys.join(' ')}`,
      sourceId: 'search',
      heading: togetherHeading(selected),
      load: async (signal) => {
        const found = await searchAll(selected, window, signal)
        return {
          key: keys.join(' '),
          conversationId: '',
          origin: 'search',
          found,
          messages: identifyMessages(found.records.map(messageFromRecord)),
          capture: undefined,
          together: keys,
        }
      },
    })
  }

  const shownColumns = (): readonly ColumnId[] =>
    stores.settings.getState().callList.columns.flatMap(({ id, isShown }) => (isShown ? [id] : []))

  /** Several that are selected, else all that are shown. */
  const chosen = (): readonly ListedCall[] => {
    const { rows, selected } = listing()
    return selected.length > 1 ? selected : rows
  }

  return {
    listing,
    chosen,
    setFilter: (filter: string): void => change({ filter }),
    /** Walking a file's list looks at its calls. One of a search is several requests, so it waits to be opened. */
    activate: (active: string): void => {
      change({ active })
      clearTimeout(walking)
      if (listing().source.kind === 'file') walking = setTimeout(() => void open(active, true), walkMilliseconds)
    },
    toggle: (key: string): void => change({ ...toggleSelected(listing().list, key), active: key }),
    extendTo: (key: string): void => {
      const { list, rows, places } = listing()
      const from: Selection = { selected: list.selected, anchor: list.anchor ?? list.active ?? rows[0]?.key }
      change({ ...selectRange(from, key, rows, places), active: key })
    },
    selectAll: (): void => {
      const { rows, list } = listing()
      change({ selected: new Set(rows.map(({ key }) => key)), anchor: list.active ?? rows[0]?.key })
    },
    clearSelection: (): void => change({ selected: untouchedList.selected, anchor: undefined }),
    open,
    openBeside,
    openTogether,
    /** A click on a row: opens it, unless a key says that it is only to be selected. */
    pick: (key: string, held: Held): void => {
      const { list, rows, places } = listing()
      if (held.extends) change({ ...selectRange(list, key, rows, places), active: key })
      else if (held.toggles) change({ ...toggleSelected(list, key), active: key })
      else {
        change({ ...selectOnly(key), active: key })
        void open(key, true)
      }
    },
    /** By another column, or by this one the other way round. */
    sortBy: (column: ColumnId): Promise<void> => {
      const { sort } = stores.settings.getState().callList
      const isSame = sort.column === column
      const direction: CallSort['direction'] = isSame && sort.direction === 'ascending' ? 'descending' : 'ascending'
      return changeSettings({ sort: { column, direction } })
    },
    setSort: (sort: CallSort): Promise<void> => changeSettings({ sort }),
    changeColumns: (columns: CallListSettings['columns']): Promise<void> => changeSettings({ columns }),
    resetColumns: (): Promise<void> => changeSettings({ columns: [] }),
    copy: async (format: ListFormat): Promise<void> => {
      const calls = chosen()
      try {
        await navigator.clipboard.writeText(writeCalls(format, calls, shownColumns()))
        say(`${plural(calls.length, 'call')} copied`)
      } catch {
        // The system refuses while another window has the focus.
        say('The clipboard did not take the text: click into the window and copy again.')
      }
    },
    save: async (kind: 'csv' | 'json'): Promise<void> => {
      const calls = chosen()
      stores.list.setState({ fault: undefined })
      try {
        const day = new Date().toISOString().slice(0, 10)
        const text = writeCalls(kind, calls, shownColumns())
        const saved = await api.call('files.save', { name: `calls ${day}`, kind, text })
        if (saved !== undefined) say(`${plural(calls.length, 'call')} saved in ${saved.name}`)
      } catch (error) {
        stores.list.setState({ fault: faultOf(error) })
      }
    },
    dismissFault: (): void => stores.list.setState({ fault: undefined }),
    setWide: (isWide: boolean): void => stores.list.setState({ isWide }),
    toggleWide: (): void => stores.list.setState(({ isWide }) => ({ isWide: !isWide })),
  }
}
