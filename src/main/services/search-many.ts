// Many conversations, a few at a time, in the background: what one brings is told at once and kept, whatever becomes of the
// others.
import pLimit from 'p-limit'
import { listCalls } from '../../core/call/list-calls'
import { messageFromRecord } from '../../core/call/message-from-record'
import { reasonOf } from '../../core/call/reason-of'
import { identifyMessages } from '../../core/call/trace-message'
import type { ManyOutcome, ManyTotals } from '../../shared/many-result'
import type { ManyQuery } from '../../shared/schema/trace'
import { AppError, cancelled, toFault } from '../app-error'
import type { ApiClient } from '../genesys/api-client'
import type { Clock, Emit } from '../ports'
import { isForAll } from './search-in-parts'
import { findTraces } from './trace-service'

/** Each sends several requests at a time, of which the budget lets three through. */
const maxAtOnce = 3

const findOne = async (
  client: ApiClient,
  conversationId: string,
  { window }: ManyQuery,
  clock: Clock,
  signal: AbortSignal,
): Promise<ManyOutcome> => {
  try {
    const { records, notes } = await findTraces(client, { kind: 'conversation', conversationId, window }, clock, signal)
    const messages = identifyMessages(records.map(messageFromRecord))
    const [call] = listCalls(messages.length === 0 ? [] : [messages], { source: 'record', reasonOf })
    if (call === undefined) return { kind: 'empty', notes }
    // Known by what was asked for, also where no message carries it.
    return { kind: 'found', call: { ...call, key: conversationId, conversationId }, notes }
  } catch (error) {
    if (signal.aborted || !(error instanceof AppError) || isForAll(error)) throw error
    return { kind: 'failed', fault: toFault(error) }
  }
}

/** Rejects when cancelled, or with a fault that every conversation would meet; what was told until then stands. */
export const searchMany = async (
  client: ApiClient,
  query: ManyQuery,
  clock: Clock,
  emit: Emit,
  signal: AbortSignal,
): Promise<ManyTotals> => {
  const stop = new AbortController()
  const either = AbortSignal.any([signal, stop.signal])
  const background: ApiClient = {
    ...client,
    request: (request) => client.request({ ...request, urgency: 'background' }),
  }
  const totals: Record<ManyOutcome['kind'], number> = { found: 0, empty: 0, failed: 0 }
  const { jobId, conversationIds } = query
  const limit = pLimit(maxAtOnce)
  let done = 0

  const search = async (conversationId: string): Promise<void> => {
    if (either.aborted) throw cancelled()
    const outcome = await findOne(background, conversationId, query, clock, either)
    totals[outcome.kind] += 1
    done += 1
    emit('traces.manyProgress', { jobId, conversationId, outcome, done, total: conversationIds.length })
  }

  try {
    await Promise.all(conversationIds.map((id) => limit(() => search(id))))
    return totals
  } catch (error) {
    stop.abort()
    throw error
  }
}
