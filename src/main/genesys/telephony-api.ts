// The endpoints of Genesys Cloud that Rung uses, one function each: what is sent, and what may come back.
import { z } from 'zod'
import type { TraceRecord } from '../../core/call/trace-record'
import type { SearchWindow } from '../../shared/schema/trace'
import { AppError } from '../app-error'
import type { ApiClient } from './api-client'
import { checkEnvelope } from './check-envelope'
import { mapTraceRow } from './map-trace'

export interface TraceFilter {
  readonly conversationId?: string
  readonly callId?: string
  readonly fromUser?: string
  readonly toUser?: string
}

export interface TracePage {
  readonly records: readonly TraceRecord[]
  /** Rows that the server sent. */
  readonly count: number
  /** Rows that it says there are; `count` when it does not say. */
  readonly announced: number
  readonly unreadable: number
}

const isoOf = (millis: number): string => new Date(millis).toISOString()

const SearchEnvelope = z.object({
  count: z.coerce.number().int().nonnegative().optional().catch(undefined),
  data: z.array(z.unknown()).nullish(),
})

export const searchTraces = async (
  client: ApiClient,
  filter: TraceFilter,
  window: SearchWindow,
  signal: AbortSignal,
  { repeatsTimeouts = true }: { readonly repeatsTimeouts?: boolean } = {},
): Promise<TracePage> => {
  const { json } = await client.request({
    path: '/api/v2/telephony/siptraces',
    query: { dateStart: isoOf(window.start), dateEnd: isoOf(window.end), ...filter },
    signal,
    repeatsTimeouts,
    needsBody: true,
  })
  checkEnvelope(json, 'the search')
  const parsed = SearchEnvelope.safeParse(json)
  if (!parsed.success) {
    throw new AppError('api.unexpected', 'The search answered in a form that Rung does not know.', { retryable: true })
  }
  const { count = 0, data } = parsed.data
  const rows = data ?? []
  const records = rows.map(mapTraceRow).filter((record) => record !== undefined)
  return {
    records,
    count: rows.length,
    announced: Math.max(count, rows.length),
    unreadable: rows.length - records.length,
  }
}

const DownloadTicket = z.object({ downloadId: z.string().min(1).max(500) })

/** Asks for a pcap of all that the filter finds. Returns the download id. */
export const requestDownload = async (
  client: ApiClient,
  filter: TraceFilter,
  window: SearchWindow,
  signal: AbortSignal,
): Promise<string> => {
  const { json } = await client.request({
    method: 'POST',
    path: '/api/v2/telephony/siptraces/download',
    body: { dateStart: isoOf(window.start), dateEnd: isoOf(window.end), ...filter },
    signal,
    needsBody: true,
  })
  const ticket = DownloadTicket.safeParse(json)
  if (!ticket.success) throw new AppError('api.unexpected', 'Genesys Cloud gave no download id.', { retryable: true })
  return ticket.data.downloadId
}

const SignedUrl = z.object({ url: z.string().max(8192).nullish() })

/** The signed URL, or undefined while the pcap is not ready: 202, an empty body, no url and 404 all mean that. */
export const readSignedUrl = async (
  client: ApiClient,
  downloadId: string,
  signal: AbortSignal,
): Promise<string | undefined> => {
  try {
    const path = `/api/v2/telephony/siptraces/download/${encodeURIComponent(downloadId)}`
    const { status, json } = await client.request({ path, signal })
    const parsed = SignedUrl.safeParse(json)
    const url = parsed.success ? parsed.data.url : undefined
    return status === 202 || typeof url !== 'string' || url === '' ? undefined : url
  } catch (error) {
    if (error instanceof AppError && error.code === 'api.not-found') return undefined
    throw error
  }
}
