// Finds the whole call. A conversation search alone returns only the rows that carry the conversation's id (outbound: the
// INVITE, inbound: the 200 OK), so every Call-ID and conversation id that turns up is searched in its turn.
import type { TraceRecord } from '../../core/call/trace-record'
import type { SearchWindow, TraceQuery } from '../../shared/schema/trace'
import type { CompletenessNote, SearchStep, TraceSearchResult } from '../../shared/trace-result'
import { AppError } from '../app-error'
import type { ApiClient } from '../genesys/api-client'
import { rowKey } from '../genesys/map-trace'
import { readConversationSpan, searchTraces, type TraceFilter } from '../genesys/telephony-api'
import type { Clock } from '../ports'

const retentionDays = 21
const dayMs = 86_400_000
/** Searched before and after what conversation details say: set-up and tear-down may lie outside of it. */
const marginMs = 60_000
const maxSearches = 40
/** Row counts at which the store is known or suspected to cut a list. */
const capCounts = new Set([100, 200, 500, 1000])

interface Subject {
  readonly kind: 'conversation' | 'call-id'
  readonly value: string
}

interface Findings {
  readonly records: Map<string, TraceRecord>
  readonly steps: SearchStep[]
  readonly notes: CompletenessNote[]
  unreadable: number
}

const filterOf = ({ kind, value }: Subject): TraceFilter =>
  kind === 'conversation' ? { conversationId: value } : { callId: value }

const subjectsIn = (record: TraceRecord): readonly Subject[] =>
  [
    { kind: 'conversation', value: record.conversationId } as const,
    { kind: 'call-id', value: record.callId } as const,
    { kind: 'call-id', value: record.aLegCallId } as const,
  ].filter(({ value }) => value !== '')

const search = async (
  client: ApiClient,
  filter: TraceFilter,
  step: Omit<SearchStep, 'records'>,
  window: SearchWindow,
  found: Findings,
  signal: AbortSignal,
): Promise<readonly TraceRecord[]> => {
  const page = await searchTraces(client, filter, window, signal)
  for (const record of page.records) found.records.set(rowKey(record), record)
  found.steps.push({ ...step, records: page.count })
  found.unreadable += page.unreadable
  if (capCounts.has(page.count)) found.notes.push({ kind: 'row-cap', count: page.count, subject: step.subject })
  return page.records
}

/** Breadth first over conversation ids and Call-IDs, each asked once, a generation at a time. */
const searchSubjects = async (
  client: ApiClient,
  seeds: readonly Subject[],
  window: SearchWindow,
  found: Findings,
  signal: AbortSignal,
): Promise<void> => {
  const asked = new Set<string>()
  const keyOf = ({ kind, value }: Subject): string => `${kind} ${value}`
  let generation: readonly Subject[] = seeds
  while (generation.length > 0) {
    const room = maxSearches - asked.size
    if (generation.length > room) {
      found.notes.push({ kind: 'too-many-call-ids', searched: maxSearches, found: asked.size + generation.length })
      generation = generation.slice(0, room)
    }
    for (const subject of generation) asked.add(keyOf(subject))
    const pages = await Promise.all(
      generation.map((subject) =>
        search(client, filterOf(subject), { kind: subject.kind, subject: subject.value }, window, found, signal),
      ),
    )
    const next = new Map(
      pages
        .flat()
        .flatMap(subjectsIn)
        .map((subject) => [keyOf(subject), subject]),
    )
    generation = [...next].filter(([key]) => !asked.has(key)).map(([, subject]) => subject)
  }
}

/** The conversation's own time, when the account may read it; else the window that the user chose. */
const spanOf = async (
  client: ApiClient,
  conversationId: string,
  asked: SearchWindow,
  now: number,
  found: Findings,
  signal: AbortSignal,
): Promise<{ readonly window: SearchWindow; readonly callIds: readonly string[] }> => {
  try {
    const span = await readConversationSpan(client, conversationId, signal)
    found.steps.push({ kind: 'conversation-details', subject: conversationId, records: 0 })
    return {
      window: { start: span.start - marginMs, end: Math.min(now, (span.end ?? now) + marginMs) },
      callIds: span.callIds,
    }
  } catch (error) {
    if (!(error instanceof AppError) || error.code.startsWith('ipc.') || error.code.startsWith('auth.')) throw error
    const because =
      error.code === 'api.forbidden' ? 'forbidden' : error.code === 'api.not-found' ? 'not-found' : 'failed'
    found.notes.push({ kind: 'details-unavailable', because })
    return { window: asked, callIds: [] }
  }
}

const clampToRetention = (window: SearchWindow, now: number, found: Findings): SearchWindow => {
  const oldest = now - retentionDays * dayMs
  if (window.start >= oldest) return window
  // Who asks for exactly 21 days has aged by a moment when the question gets here, and gets all that was asked for.
  if (window.start < oldest - marginMs) found.notes.push({ kind: 'retention-edge', days: retentionDays })
  return { start: oldest, end: Math.max(window.end, oldest + 1) }
}

const concludeNotes = (found: Findings, query: TraceQuery): readonly CompletenessNote[] => {
  const total = found.records.size
  const stamped = [...found.records.values()].filter((record) => record.conversationId !== '').length
  const notes = [...found.notes]
  const pivoted = found.steps.some((step) => step.kind === 'call-id')
  if (query.kind === 'conversation' && total > 0 && stamped === total && !pivoted) {
    notes.push({ kind: 'only-stamped', stamped, total })
  }
  if (found.unreadable > 0) notes.push({ kind: 'unreadable-rows', count: found.unreadable })
  if (total === 0) notes.push({ kind: 'best-effort' })
  return notes
}

/** Rejects with AppError; a search that finds nothing is a result, not an error. */
export const findTraces = async (
  client: ApiClient,
  query: TraceQuery,
  clock: Clock,
  signal: AbortSignal,
): Promise<TraceSearchResult> => {
  const found: Findings = { records: new Map(), steps: [], notes: [], unreadable: 0 }
  const now = clock.now()
  let window = clampToRetention(query.window, now, found)
  switch (query.kind) {
    case 'parties': {
      const filter = {
        ...(query.fromUser !== '' && { fromUser: query.fromUser }),
        ...(query.toUser !== '' && { toUser: query.toUser }),
      }
      const subject = [query.fromUser, query.toUser].filter((user) => user !== '').join(' → ')
      await search(client, filter, { kind: 'parties', subject }, window, found, signal)
      break
    }
    case 'call-id':
      await searchSubjects(client, [{ kind: 'call-id', value: query.callId }], window, found, signal)
      break
    case 'conversation': {
      const span = await spanOf(client, query.conversationId, window, now, found, signal)
      window = clampToRetention(span.window, now, found)
      const seeds: readonly Subject[] = [
        { kind: 'conversation', value: query.conversationId },
        ...span.callIds.map((value) => ({ kind: 'call-id', value }) as const),
      ]
      await searchSubjects(client, seeds, window, found, signal)
      break
    }
  }
  const records = [...found.records.values()].sort((a, b) => a.at - b.at)
  return { records, steps: found.steps, notes: concludeNotes(found, query), window }
}
