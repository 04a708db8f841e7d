// Fetches a signed URL into a file: no bearer, no redirect, bounded, cancellable, and checked for being a capture.
import { createWriteStream } from 'node:fs'
import { open, rm } from 'node:fs/promises'
import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream } from 'node:stream/web'
import { AppError } from '../app-error'
import { startDeadline } from '../genesys/deadline'
import { toNetworkError } from '../genesys/network-fault'
import type { Fetch } from '../ports'
import type { CaptureExtension } from './capture-file-name'
import { toFileError } from './capture-library'

const defaultTimeoutMs = 60_000
/** Fewer, for as long as the timeout, is a connection that nobody should wait for. */
const minBytesPerSecond = 100
const maxPcapBytes = 1024 * 1024 * 1024

interface DownloadOptions {
  readonly url: string
  readonly path: string
  readonly fetch: Fetch
  readonly signal: AbortSignal
  /** Milliseconds in which some bytes must come. */
  readonly timeoutMs?: number | undefined
  readonly onProgress: (received: number, total: number | undefined) => void
}

/** The URL is the server's text: https, or http on this machine for a simulator on this machine, nothing else. */
export const isAcceptableStorageUrl = (text: string, apiBase: string): boolean => {
  if (!URL.canParse(text)) return false
  const url = new URL(text)
  if (url.username !== '' || url.password !== '') return false
  if (url.protocol === 'https:') return true
  const local = url.hostname === 'localhost' || url.hostname === '127.0.0.1' || url.hostname === '[::1]'
  return url.protocol === 'http:' && local && apiBase.startsWith('http:')
}

const magics: readonly (readonly [magic: string, extension: CaptureExtension])[] = [
  ['a1b2c3d4', 'pcap'],
  ['d4c3b2a1', 'pcap'],
  ['a1b23c4d', 'pcap'],
  ['4d3cb2a1', 'pcap'],
  ['0a0d0d0a', 'pcapng'],
  ['1f8b', 'pcap.gz'],
]

/** What the file's first bytes say it is. */
export const sniffCapture = async (path: string): Promise<CaptureExtension | undefined> => {
  const handle = await open(path, 'r')
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(4), 0, 4, 0)
    if (bytesRead < 4) return undefined
    const start = buffer.toString('hex')
    return magics.find(([magic]) => start.startsWith(magic))?.[1]
  } finally {
    await handle.close()
  }
}

const lengthOf = (response: Response): number | undefined => {
  const text = response.headers.get('content-length')
  return text !== null && /^\d{1,15}$/.test(text) ? Number(text) : undefined
}

/** Rejects with capture.expired (403: the URL has run out), capture.too-large, net.* (late: net.timeout) or file.*; no file is left then. */
export const downloadPcap = async (options: DownloadOptions): Promise<void> => {
  const { url, path, fetch, signal, timeoutMs = defaultTimeoutMs, onProgress } = options
  const deadline = startDeadline(signal, undefined)
  let received = 0
  let seen = 0
  const watch = setInterval(() => {
    if (received - seen < (minBytesPerSecond * timeoutMs) / 1000) deadline.expire()
    seen = received
  }, timeoutMs)
  try {
    const response = await fetch(url, {
      signal: deadline.signal,
      redirect: 'error',
      credentials: 'omit',
      cache: 'no-store',
    })
    if (response.status === 403) {
      throw new AppError('capture.expired', 'The link to the pcap has run out.', { retryable: true, httpStatus: 403 })
    }
    if (!response.ok || response.body === null) {
      throw new AppError('api.unavailable', `The storage did not hand out the pcap (HTTP ${response.status}).`, {
        retryable: true,
        httpStatus: response.status,
      })
    }
    const total = lengthOf(response)
    const meter = new Transform({
      transform: (chunk: Buffer, _encoding, done) => {
        received += chunk.length
        if (received > maxPcapBytes) {
          done(new AppError('capture.too-large', 'The pcap is larger than 1 GiB.'))
          return
        }
        onProgress(received, total)
        done(null, chunk)
      },
    })
    const body = Readable.fromWeb(response.body as ReadableStream)
    await pipeline(body, meter, createWriteStream(path, { flags: 'wx', mode: 0o600 }), {
      signal: deadline.signal,
    })
    if (total !== undefined && received !== total) {
      throw new AppError('net.unreachable', 'The download broke off before its end.', { retryable: true })
    }
  } catch (error) {
    await rm(path, { force: true })
    if (signal.aborted) throw new AppError('ipc.cancelled', 'The download was cancelled.', { retryable: true })
    if (deadline.isLate()) {
      throw new AppError('net.timeout', 'The storage stopped sending the pcap.', { retryable: true, cause: error })
    }
    throw toNetworkError(toFileError(error), url)
  } finally {
    clearInterval(watch)
    deadline.end()
  }
}
