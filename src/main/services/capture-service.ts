// From "I want the pcap of this call" to a file in the library: request, wait until the platform has built it, download,
// check, file. How the platform says "not ready" and how long a link lives is undocumented, so every way is accepted.
import { randomUUID } from 'node:crypto'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { CaptureInfo, CaptureProgress, CaptureRequest } from '../../shared/schema/capture'
import { AppError } from '../app-error'
import { readSignedUrl, requestDownload, type TraceFilter } from '../genesys/telephony-api'
import type { Clock, Emit, Fetch } from '../ports'
import { captureFileName } from './capture-file-name'
import type { CaptureLibrary } from './capture-library'
import { downloadPcap, isAcceptableStorageUrl, sniffCapture } from './download-pcap'
import type { SessionService } from './session-service'

interface CaptureServiceOptions {
  readonly session: SessionService
  readonly library: Pick<CaptureLibrary, 'file'>
  /** Unfinished downloads; emptied at start. */
  readonly partsFolder: string
  readonly apiBaseOf: () => string
  readonly fetch: Fetch
  readonly clock: Clock
  readonly emit: Emit
  /** How long the storage may send nothing, in milliseconds. */
  readonly timeoutMs?: number
}

export interface CaptureService {
  readonly fetchCapture: (request: CaptureRequest, signal: AbortSignal) => Promise<CaptureInfo>
}

const waitsMs = [500, 1000, 2000, 3000, 5000] as const
const patienceMs = 120_000
const maxLinks = 4
const progressEveryMs = 100

export const createCaptureService = (options: CaptureServiceOptions): CaptureService => {
  const { session, library, partsFolder, fetch, clock, emit } = options

  const report = (progress: CaptureProgress): void => emit('captures.progress', progress)

  const waitForLink = async (downloadId: string, jobId: string, signal: AbortSignal): Promise<string> => {
    const { client } = session.api()
    const began = clock.now()
    for (let poll = 0; clock.now() - began < patienceMs; poll += 1) {
      const url = await readSignedUrl(client, downloadId, signal)
      if (url !== undefined) return url
      report({ jobId, phase: 'preparing', waitedSeconds: Math.round((clock.now() - began) / 1000) })
      await clock.sleep(waitsMs[poll] ?? 5000, signal)
    }
    throw new AppError('capture.not-ready', 'Genesys Cloud has not built the pcap within two minutes.', {
      retryable: true,
    })
  }

  /** A signed link may have run out before it was used, or break on the way: a fresh one is asked for. */
  const download = async (downloadId: string, path: string, jobId: string, signal: AbortSignal): Promise<void> => {
    let reported = 0
    for (let link = 1; ; link += 1) {
      const url = await waitForLink(downloadId, jobId, signal)
      if (!isAcceptableStorageUrl(url, options.apiBaseOf())) {
        throw new AppError('api.unexpected', 'Genesys Cloud gave a link that Rung does not follow: it is not https.')
      }
      try {
        await downloadPcap({
          url,
          path,
          fetch,
          signal,
          timeoutMs: options.timeoutMs,
          onProgress: (received, total) => {
            const now = clock.now()
            if (now - reported < progressEveryMs && received !== total) return
            reported = now
            report({ jobId, phase: 'downloading', received, ...(total !== undefined && { total }) })
          },
        })
        return
      } catch (error) {
        const again = error instanceof AppError && error.details.retryable === true && error.code !== 'ipc.cancelled'
        if (!again || link === maxLinks) throw error
        await clock.sleep(waitsMs[link] ?? 5000, signal)
      }
    }
  }

  return {
    fetchCapture: async (request, signal) => {
      const { jobId, subject, window, conversationId } = request
      const { client, session: who } = session.api()
      const filter: TraceFilter =
        subject.kind === 'conversation' ? { conversationId: subject.conversationId } : { callId: subject.callId }
      report({ jobId, phase: 'requesting' })
      const downloadId = await requestDownload(client, filter, window, signal)
      await mkdir(partsFolder, { recursive: true })
      const part = join(partsFolder, `${randomUUID()}.part`)
      try {
        await download(downloadId, part, jobId, signal)
        report({ jobId, phase: 'saving' })
        const extension = await sniffCapture(part)
        if (extension === undefined) {
          throw new AppError('capture.damaged', 'What Genesys Cloud handed out is not a pcap.', { retryable: true })
        }
        const fileName = captureFileName({
          at: request.startedAt,
          from: request.from,
          to: request.to,
          subject: conversationId ?? request.callIds[0] ?? '',
          extension,
        })
        return await library.file(part, fileName, {
          organization: who.organization,
          ...(conversationId !== undefined && { conversationId }),
          callIds: request.callIds,
          from: request.from,
          to: request.to,
          startedAt: new Date(request.startedAt).toISOString(),
          savedAt: new Date(clock.now()).toISOString(),
        })
      } finally {
        await rm(part, { force: true })
      }
    },
  }
}
