// `rung fetch-pcap`: finds the call, has its pcap built, and writes it where it was asked for.
import { createHash, randomUUID } from 'node:crypto'
import { constants } from 'node:fs'
import { copyFile, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createCaptureService } from '../../main/services/capture-service'
import type { CaptureLibrary } from '../../main/services/capture-library'
import { findTraces } from '../../main/services/trace-service'
import type { CaptureRequest } from '../../shared/schema/capture'
import type { TraceQuery } from '../../shared/schema/trace'
import type { TraceSearchResult } from '../../shared/trace-result'
import { codeOf } from '../../main/services/file-fault'
import { InputError } from '../read-sip-file'
import { UsageError } from '../usage'
import { callsIn, type FoundCall } from './found-calls'
import { withCloud } from './open-cloud'
import type { Selection } from './read-selection'
import type { Outcome, SearchOptions } from './run-search'

interface FetchOptions extends SearchOptions {
  /** Replaced when it is there; a name made of time, users and id, and never replaced, when left out. */
  readonly out?: string | undefined
}

/** The file that was asked for stands in for the app's library; the download has been checked by then. */
const fileAt = (out: string | undefined): Pick<CaptureLibrary, 'file'> => ({
  file: async (source, fileName, facts) => {
    const path = out ?? fileName
    try {
      await copyFile(source, path, out === undefined ? constants.COPYFILE_EXCL : 0)
    } catch (error) {
      throw new InputError(`${path}: it cannot be written (${codeOf(error)}).`)
    }
    const content = await readFile(source)
    const sha256 = createHash('sha256').update(content).digest('hex')
    return { id: randomUUID(), fileName: path, bytes: content.length, sha256, ...facts }
  },
})

const requestOf = (
  query: TraceQuery,
  { records, window }: TraceSearchResult,
  found: readonly FoundCall[],
): CaptureRequest => {
  const [first] = found
  if (first === undefined) throw new Error('There is no call to ask for')
  if (query.kind === 'parties' && found.length > 1) {
    throw new UsageError(
      `${found.length} calls were found, and a pcap is of one: name it by --call-id or --conversation (rung search lists them).`,
    )
  }
  const { call } = first
  const conversationId = query.kind === 'conversation' ? query.conversationId : call.conversationId
  // As in the window: a request by conversation finds nothing where no record carries the id.
  const isStamped = conversationId !== '' && records.some((record) => record.conversationId === conversationId)
  const callId = query.kind === 'call-id' ? query.callId : (call.callIds[0] ?? '')
  return {
    jobId: randomUUID(),
    subject: isStamped ? { kind: 'conversation', conversationId } : { kind: 'call-id', callId },
    ...(conversationId !== '' && { conversationId }),
    callIds: [...call.callIds],
    from: call.from,
    to: call.to,
    window,
    startedAt: Math.floor(call.startedAt / 1000),
  }
}

export const runFetchPcap = async (selection: Selection, options: FetchOptions): Promise<Outcome> => {
  if (selection.kind === 'many') throw new UsageError('One pcap is fetched at a time.')
  const { query } = selection
  const { signal, json, print, out } = options
  const partsFolder = await mkdtemp(join(tmpdir(), 'rung-fetch-'))
  try {
    return await withCloud(options, signal, async ({ session, fetch, clock, apiBase }) => {
      const result = await findTraces(session.api().client, query, clock, signal)
      const calls = callsIn(result)
      if (calls.length === 0) return 'nothing'
      const captures = createCaptureService({
        session,
        library: fileAt(out),
        partsFolder,
        apiBaseOf: () => apiBase,
        fetch,
        clock,
        emit: () => undefined,
      })
      const { fileName, bytes, sha256, callIds } = await captures.fetchCapture(requestOf(query, result, calls), signal)
      const told = json ? JSON.stringify({ file: fileName, bytes, sha256, callIds }) : `${fileName}  ${bytes} bytes`
      await print([`${told}\n`])
      return 'found'
    })
  } finally {
    await rm(partsFolder, { recursive: true, force: true })
  }
}
