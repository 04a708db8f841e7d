// Finds the whole call. A conversation search alone returns only the rows that carry the conversation's id (outbound: the
// INVITE, inbound: the 200 OK), so every Call-ID and conversation id that turns up is searched in its turn.
import type { TraceRecord } from '../../core/call/trace-record'
import type { SearchWindow, TraceQuery } from '../../shared/schema/trace'
import type { CompletenessNote, SearchStep, TraceSearchResult } from '../../shared/trace-result'
import { AppError } from '../app-error'
import type { ApiClient } from '../genesys/api-client'
import { rowKey } from '../genesys/map-trace'
import type { ConversationDetails } from '../genesys/read-conversation'
import type { TraceFilter } from '../genesys/telephony-api'
import type { Clock } from '../ports'
import { clampWindow, untilNow } from './clamp-window'
import { findConversation } from './find-conversation'
import { isForAll, searchInParts, type Allowance } from './search-in-parts'
import { userVariants } from './user-variants'

/** Searched before and after what conversation details say: set-up and tear-down may lie outside of it. */
const marginMs = 60_000
const maxSearches = 40
/** Further requests of one search to divide windows, two for each division. */
const maxDivisions = 120

interface Subject {
  readonly kind: 'conversation' | 'call-id' | 'parties'
  readonly value: string
  readonly filter: TraceFilter
}

interface Findings {
  readonly records: Map<string, TraceRecord>
  readonly steps: SearchStep[]
  readonly notes: CompletenessNote[]
  readonly allowance: Allowance
  rows: number
  unreadable: number
}

const conversation = (value: string): Subject => ({
  kind: 'conversation',
  value,
  filter: { conversationId: value },
})
const callId = (value: string): Subject => ({ kind: 'call-id', value, filter: { callId: value } })

const subjectsIn = (record: TraceRecord): readonly Subject[] =>
  [conversation(record.conversationId), callId(record.callId), callId(record.aLegCallId)].filter(
    ({ value }) => value !== '',
  )

/** One subject's rows, and what had to be done to get them. */
const search = async (
  client: ApiClient,
  { kind, value, filter }: Subject,
  window: SearchWindow,
  found: Findings,
  signal: AbortSignal,
): Promise<readonly TraceRecord[]> => {
  const { pages, divided, capped, failed } = await searchInParts(client, filter, window, found.allowance, signal)
  const rows = new Map(pages.flatMap(({ records }) => records).map((record) => [rowKey(record), record]))
  for (const [key, record] of rows) found.records.set(key, record)
  // Without a division, copies of a row count as the rows that they are.
  const records = divided === undefined ? (pages[0]?.count ?? 0) : rows.size
  found.steps.push({ kind, subject: value, records })
  found.rows += pages.reduce((sum, page) => sum + page.count, 0)
  found.unreadable += pages.reduce((sum, page) => sum + page.unreadable, 0)
  if (divided !== undefined) {
    const first = divided === 'row-cap' ? (pages[0]?.count ?? 0) : 0
    found.notes.push({
      kind: 'divided',
      because: divided,
      subject: value,
      answers: pages.length,
      first,
      total: rows.size,
    })
  }
  for (const count of new Set(capped)) found.notes.push({ kind: 'row-cap', count, subject: value })
  for (const part of failed) {
    found.notes.push({ kind: 'part-failed', subject: value, ...part.window, message: part.error.message })
  }
  return [...rows.values()]
}

/** All of these; one that fails is told and does not take the others with it, unless it speaks for all. */
const searchAll = async (
  client: ApiClient,
  subjects: readonly Subject[],
  window: SearchWindow,
  found: Findings,
  signal: AbortSignal,
): Promise<readonly TraceRecord[]> => {
  const outcomes = await Promise.allSettled(subjects.map((subject) => search(client, subject, window, found, signal)))
  const faults: { readonly subject: string; readonly error: AppError }[] = []
  for (const [index, outcome] of outcomes.entries()) {
    if (outcome.status === 'fulfilled') continue
    const error: unknown = outcome.reason
    if (!(error instanceof AppError) || isForAll(error)) throw error
    faults.push({ subject: subjects[index]?.value ?? '', error })
  }
  const [first] = faults
  if (first !== undefined && faults.length === subjects.length && found.rows === 0) throw first.error
  for (const { subject, error } of faults) {
    found.notes.push({ kind: 'search-failed', subject, message: error.message })
  }
  return outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? outcome.value : []))
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
    const records = await searchAll(client, generation, window, found, signal)
    const next = new Map(records.flatMap(subjectsIn).map((subject) => [keyOf(subject), subject]))
    generation = [...next].filter(([key]) => !asked.has(key)).map(([, subject]) => subject)
  }
}

/** What the platform says of the conversation; what could not be read becomes a note. */
const detailsOf = async (
  client: ApiClient,
  conversationId: string,
  found: Findings,
  signal: AbortSignal,
): Promise<ConversationDetails | undefined> => {
  const { details, refusal } = await findConversation(client, conversationId, signal)
  if (details !== undefined) found.steps.push({ kind: 'conversation-details', subject: conversationId, records: 0 })
  if (refusal !== undefined) {
    const { permissions = [], httpStatus } = refusal.details
    const because =
      refusal.code === 'api.forbidden' ? 'forbidden' : refusal.code === 'api.not-found' ? 'not-found' : 'failed'
    const searched = details === undefined ? 'chosen-time' : 'conversation-time'
    found.notes.push({ kind: 'details-unavailable', because, permissions, httpStatus, searched })
  }
  return details
}

/** Participants who come in over an external trunk. */
const isOutside = (purpose: string): boolean => ['', 'customer', 'external'].includes(purpose)

/** Media whose sessions are set up with SIP. */
const mayHaveSip = (mediaType: string): boolean => ['', 'voice', 'callback', 'unknown'].includes(mediaType)

const concludeNotes = (
  found: Findings,
  query: TraceQuery,
  details: ConversationDetails | undefined,
  searched: number,
): readonly CompletenessNote[] => {
  const notes = [...found.notes]
  const records = [...found.records.values()]
  const total = records.length
  const stamped = records.filter(({ conversationId }) => conversationId !== '').length
  const pivoted = found.steps.some((step) => step.kind === 'call-id')
  if (query.kind === 'conversation' && total > 0 && stamped === total && !pivoted) {
    notes.push({ kind: 'only-stamped', stamped, total })
  }
  const { callIds = [], purposes = [], mediaTypes = [] } = details ?? {}
  const seen = new Set(records.flatMap((record) => [record.callId, record.aLegCallId]))
  const missing = callIds.filter((id) => !seen.has(id))
  if (total > 0 && missing.length > 0) notes.push({ kind: 'missing-legs', named: callIds.length, missing })
  if (found.unreadable > 0) notes.push({ kind: 'unreadable-rows', count: found.unreadable, total: found.rows })
  if (details !== undefined && details.end === undefined) notes.push({ kind: 'still-going-on', searched })
  if (total === 0 && mediaTypes.length > 0 && !mediaTypes.some(mayHaveSip)) {
    notes.push({ kind: 'no-call', media: mediaTypes })
  } else if (total === 0 && purposes.length > 0 && !purposes.some(isOutside)) {
    notes.push({ kind: 'station-to-station', participants: purposes.length })
  } else if (total === 0) notes.push({ kind: 'best-effort' })
  return notes
}

/** Every way to write either user; without a user, every call. */
const partiesSubjects = (fromUser: string, toUser: string): readonly Subject[] =>
  userVariants(fromUser).flatMap((from) =>
    userVariants(toUser).map((to) => ({
      kind: 'parties',
      value: [from, to].filter((user) => user !== '').join(' → '),
      filter: { ...(from !== '' && { fromUser: from }), ...(to !== '' && { toUser: to }) },
    })),
  )

/** Rejects with AppError; a search that finds nothing is a result, not an error. */
export const findTraces = async (
  client: ApiClient,
  query: TraceQuery,
  clock: Clock,
  signal: AbortSignal,
): Promise<TraceSearchResult> => {
  const found: Findings = {
    records: new Map(),
    steps: [],
    notes: [],
    allowance: { left: maxDivisions },
    rows: 0,
    unreadable: 0,
  }
  const aheadMs = client.clockAheadMs()
  const now = clock.now() + aheadMs
  let details: ConversationDetails | undefined
  let asked = untilNow(query.window, clock.now(), aheadMs)
  let subjects: readonly Subject[]
  switch (query.kind) {
    case 'parties':
      subjects = partiesSubjects(query.fromUser, query.toUser)
      break
    case 'call-id':
      subjects = [callId(query.callId)]
      break
    case 'conversation':
      details = await detailsOf(client, query.conversationId, found, signal)
      if (details !== undefined) {
        asked = { start: details.start - marginMs, end: Math.min(now, (details.end ?? now) + marginMs) }
      }
      subjects = [conversation(query.conversationId), ...(details?.callIds ?? []).map(callId)]
      break
  }
  const { window, notes } = clampWindow(asked, now)
  found.notes.push(...notes)
  if (aheadMs !== 0) found.notes.push({ kind: 'clock-differs', aheadMs })
  if (query.kind === 'parties') await searchAll(client, subjects, window, found, signal)
  else await searchSubjects(client, subjects, window, found, signal)
  const records = [...found.records.values()].sort((a, b) => a.at - b.at)
  return {
    records,
    steps: found.steps,
    notes: concludeNotes(found, query, details, window.end),
    segments: details?.segments ?? [],
    window,
  }
}
