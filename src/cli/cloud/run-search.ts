// `rung search`: the whole call, or a line for each of many conversations as it comes.
import type { EventPayload } from '../../shared/ipc/contract'
import type { Emit } from '../../main/ports'
import { searchMany } from '../../main/services/search-many'
import { findTraces } from '../../main/services/trace-service'
import type { ManyQuery, TraceQuery } from '../../shared/schema/trace'
import { replaceControls } from '../../core/ladder/replace-controls'
import { callLine } from '../print-inspection'
import { callsIn, listedCallJson, notesText, resultJson, resultText } from './found-calls'
import { withCloud } from './open-cloud'
import type { CredentialOptions } from './read-credentials'
import type { Selection } from './read-selection'

export interface SearchOptions extends CredentialOptions {
  readonly json: boolean
  /** Writes to standard output and waits for a slow reader. */
  readonly print: (pieces: Iterable<string>) => Promise<void>
  readonly signal: AbortSignal
}

export type Outcome = 'found' | 'nothing'

const searchOne = (query: TraceQuery, options: SearchOptions): Promise<Outcome> =>
  withCloud(options, options.signal, async ({ session, clock }) => {
    const { client, session: who } = session.api()
    const result = await findTraces(client, query, clock, options.signal)
    const calls = callsIn(result)
    const data = options.json
      ? [`${JSON.stringify({ organization: who.organization, ...resultJson(result, calls) })}\n`]
      : resultText(who.organization, result, calls)
    await options.print(data)
    return calls.length > 0 ? 'found' : 'nothing'
  })

type Progress = EventPayload<'traces.manyProgress'>

const progressJson = ({ conversationId, outcome }: Progress) => {
  switch (outcome.kind) {
    case 'found':
      return { conversationId, outcome: 'found', call: listedCallJson(outcome.call), notes: outcome.notes }
    case 'empty':
      return { conversationId, outcome: 'empty', notes: outcome.notes }
    case 'failed':
      return { conversationId, outcome: 'failed', fault: outcome.fault }
  }
}

function* progressText({ conversationId, outcome }: Progress): Generator<string> {
  switch (outcome.kind) {
    case 'found':
      yield `${conversationId}  ${replaceControls(callLine(outcome.call))}\n`
      return
    case 'empty':
      yield `${conversationId}  nothing found\n`
      yield* notesText(outcome.notes)
      return
    case 'failed':
      yield `${conversationId}  failed: ${replaceControls(outcome.fault.message)}\n`
  }
}

const searchEach = async (query: ManyQuery, options: SearchOptions): Promise<Outcome> => {
  let printed = Promise.resolve()
  const emit: Emit = (name, payload) => {
    if (name !== 'traces.manyProgress') return
    const progress = payload as Progress
    const pieces = options.json ? [`${JSON.stringify(progressJson(progress))}\n`] : progressText(progress)
    printed = printed.then(() => options.print(pieces))
  }
  const totals = await withCloud(options, options.signal, ({ session, clock }) =>
    searchMany(session.api().client, query, clock, emit, options.signal).finally(() => printed),
  )
  // Some that failed leave the others good, and the script must know.
  if (totals.failed > 0) throw new SomeFailed(totals.failed, query.conversationIds.length)
  return totals.found > 0 ? 'found' : 'nothing'
}

/** Told by its message alone: each has had its line. */
export class SomeFailed extends Error {
  constructor(failed: number, total: number) {
    super(`${failed} of ${total} conversations could not be searched; their lines say why.`)
  }
}

export const runSearch = (selection: Selection, options: SearchOptions): Promise<Outcome> =>
  selection.kind === 'one' ? searchOne(selection.query, options) : searchEach(selection.query, options)
