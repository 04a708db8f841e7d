// The calls that the list shows: those of a search or of the shown file, sorted and filtered. Asked for by the view and by
// commands; each step is done again only when what it depends on has changed, and the same facts give the same listing.
import { groupCalls } from '../../../core/call/group-calls'
import { listCalls, type ListedCall } from '../../../core/call/list-calls'
import { reasonOf } from '../../../core/call/reason-of'
import type { TraceMessage } from '../../../core/call/trace-message'
import { callVocabulary } from '../../../core/filter/call-vocabulary'
import type { FilterSamples } from '../../../core/filter/complete-filter'
import { compileFilter } from '../../../core/filter/compile-filter'
import { explainFilter } from '../../../core/filter/explain-filter'
import type { FilterIssue } from '../../../core/filter/filter-issue'
import { parseFilter } from '../../../core/filter/parse-filter'
import type { SearchWindow } from '../../../shared/schema/trace'
import type { Settings } from '../../../shared/schema/settings'
import { valueOf } from '../../stores/async-state'
import { untouchedList, type SourceList } from '../../stores/call-list'
import { shownFileOf } from '../../stores/open-files'
import { rememberLast } from '../../stores/remember-last'
import type { Stores } from '../../stores/stores'
import { sortCalls } from './sort-calls'

type ListingSource =
  | { readonly kind: 'search' | 'many'; readonly window: SearchWindow | undefined }
  | { readonly kind: 'file'; readonly id: string }

export interface Listing {
  readonly source: ListingSource
  readonly list: SourceList
  /** As the source gives them. */
  readonly calls: readonly ListedCall[]
  /** Those that pass the filter, sorted. */
  readonly rows: readonly ListedCall[]
  /** Key → place among the rows. */
  readonly places: ReadonlyMap<string, number>
  /** Rows that are selected, in their order. */
  readonly selected: readonly ListedCall[]
  readonly issues: readonly FilterIssue[]
  /** The filter as a sentence. */
  readonly explanation: string
}

/** What the lists of a store are kept under. */
export const sourceIdOf = (source: ListingSource): string => (source.kind === 'file' ? source.id : source.kind)

const noCalls: readonly ListedCall[] = []

const readFilter = (text: string) => {
  const { filter, issues } = parseFilter(text, callVocabulary)
  return { filter, issues, explanation: explainFilter(filter, callVocabulary) }
}

export const createListing = (stores: Stores): (() => Listing) => {
  const callsOfSearch = rememberLast((messages: readonly TraceMessage[]) =>
    listCalls(groupCalls(messages), { source: 'record', reasonOf }),
  )
  const sort = rememberLast(sortCalls)
  const read = rememberLast(readFilter)
  const compile = rememberLast((filter: ReturnType<typeof readFilter>['filter'], zone: Settings['timeZone']) =>
    compileFilter(filter, { zone }),
  )
  const pass = rememberLast((sorted: readonly ListedCall[], passes: ReturnType<typeof compile>) =>
    sorted.filter(passes),
  )
  const placesOf = rememberLast((rows: readonly ListedCall[]) => new Map(rows.map(({ key }, place) => [key, place])))
  const selectedOf = rememberLast((rows: readonly ListedCall[], selected: SourceList['selected']) =>
    selected.size === 0 ? noCalls : rows.filter(({ key }) => selected.has(key)),
  )

  const sourceOf = rememberLast(
    (kind: ListingSource['kind'], id: string, window: SearchWindow | undefined): ListingSource =>
      kind === 'file' ? { kind, id } : { kind, window },
  )
  const unite = rememberLast(
    (
      source: ListingSource,
      list: SourceList,
      calls: readonly ListedCall[],
      rows: readonly ListedCall[],
      { issues, explanation }: ReturnType<typeof readFilter>,
    ): Listing => {
      const selected = selectedOf(rows, list.selected)
      return { source, list, calls, rows, places: placesOf(rows), selected, issues, explanation }
    },
  )

  const shown = (): Pick<Listing, 'source' | 'calls'> => {
    const file = shownFileOf(stores.files.getState())
    if (file !== undefined) {
      const calls = file.state.kind === 'ready' ? file.state.reading.calls : noCalls
      return { source: sourceOf('file', file.id, undefined), calls }
    }
    const { draft, result } = stores.search.getState()
    if (draft.mode === 'many') {
      const { job } = stores.many.getState()
      return { source: sourceOf('many', '', job?.window), calls: job?.calls ?? noCalls }
    }
    const found = valueOf(result)
    return {
      source: sourceOf('search', '', found?.found.window),
      calls: found === undefined ? noCalls : callsOfSearch(found.messages),
    }
  }

  return () => {
    const { source, calls } = shown()
    const list = stores.list.getState().lists[sourceIdOf(source)] ?? untouchedList
    const { timeZone, callList } = stores.settings.getState()
    const filter = read(list.filter)
    const rows = pass(sort(calls, callList.sort), compile(filter.filter, timeZone))
    return unite(source, list, calls, rows, filter)
  }
}

/** More values of one field would not be read. */
const maxSamples = 200

/** Values that the calls have, for the completion of a filter. */
export const sampleCalls = rememberLast((calls: readonly ListedCall[]): FilterSamples => {
  const samples = new Map<string, Set<string>>()
  const add = (field: string, value: string | undefined): void => {
    if (value === undefined || value === '') return
    const values = samples.get(field) ?? new Set()
    samples.set(field, values)
    if (values.size < maxSamples) values.add(value)
  }
  for (const { from, to, finalStatus, reason, method, conversationId } of calls) {
    add('from', from)
    add('to', to)
    add('reason', finalStatus?.reason)
    add('cause', reason?.cause)
    add('method', method)
    add('conversation', conversationId)
  }
  return new Map(Array.from(samples, ([field, values]) => [field, [...values]]))
})
