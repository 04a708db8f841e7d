// JSON over HTTPS to one organization: bearer token, bounded answers, patient retries. Knows no endpoint.
import pLimit from 'p-limit'
import { AppError } from '../app-error'
import type { Clock, Fetch } from '../ports'
import { toApiError } from './error-body'
import { toNetworkError } from './network-fault'

interface ApiRequest {
  readonly method?: 'GET' | 'POST' | 'DELETE'
  readonly path: string
  readonly query?: Readonly<Record<string, string | undefined>>
  readonly body?: unknown
  readonly signal: AbortSignal
}

interface ApiAnswer {
  readonly status: number
  /** Parsed JSON; undefined for an empty body. */
  readonly json: unknown
}

export interface ApiClient {
  /** Resolves for 2xx only; else rejects with an AppError. */
  readonly request: (request: ApiRequest) => Promise<ApiAnswer>
}

interface ApiClientOptions {
  readonly apiBase: string
  readonly accessToken: string
  readonly fetch: Fetch
  readonly clock: Clock
  /** Called once when the server answers 401. */
  readonly onUnauthorized: () => void
}

const maxTries = 4
const maxConcurrent = 4
const maxBodyCharacters = 64 * 1024 * 1024
const timeoutMs = 60_000
/** A wait that the user can be expected to sit through; a longer Retry-After is told instead. */
const maxWaitMs = 30_000

/** Exponential with jitter, unless the server named a time (the official CLI's policy, made shorter for a person). */
const waitBefore = (attempt: number, error: AppError): number => {
  const asked = error.details.retryAfterSeconds
  if (asked !== undefined) return asked * 1000
  const [jitter = 0] = crypto.getRandomValues(new Uint8Array(1))
  return Math.min(8000, 500 * 2 ** attempt) + jitter
}

export const createApiClient = (options: ApiClientOptions): ApiClient => {
  const { apiBase, accessToken, fetch, clock, onUnauthorized } = options
  const limit = pLimit(maxConcurrent)

  const send = async ({ method = 'GET', path, query = {}, body, signal }: ApiRequest): Promise<ApiAnswer> => {
    const url = new URL(path, apiBase)
    for (const [name, value] of Object.entries(query)) if (value !== undefined) url.searchParams.set(name, value)
    const timeout = AbortSignal.timeout(timeoutMs)
    try {
      const response = await fetch(url.href, {
        method,
        headers: {
          accept: 'application/json',
          authorization: `Bearer ${accessToken}`,
          ...(body !== undefined && { 'content-type': 'application/json' }),
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
        signal: AbortSignal.any([signal, timeout]),
        // No endpoint of the platform redirects; following one could carry the token elsewhere.
        redirect: 'error',
      })
      const text = await response.text()
      if (!response.ok) throw toApiError(response, text)
      if (text.length > maxBodyCharacters) throw new AppError('api.unexpected', 'The answer is too large to be read.')
      return { status: response.status, json: text.trim() === '' ? undefined : parseJson(text, response) }
    } catch (error) {
      if (signal.aborted) throw new AppError('ipc.cancelled', 'Cancelled.', { retryable: true })
      if (timeout.aborted) {
        throw new AppError('net.timeout', `${url.hostname} did not answer in time.`, { retryable: true, cause: error })
      }
      throw toNetworkError(error, url.href)
    }
  }

  const attempt = async (request: ApiRequest, tried: number): Promise<ApiAnswer> => {
    try {
      return await send(request)
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      if (error.code === 'auth.expired') onUnauthorized()
      const wait = waitBefore(tried, error)
      const again = error.details.retryable === true && error.code !== 'ipc.cancelled' && tried + 1 < maxTries
      if (!again || wait > maxWaitMs) throw error
      await clock.sleep(wait, request.signal)
      return attempt(request, tried + 1)
    }
  }

  return { request: (request) => limit(() => attempt(request, 0)) }
}

const parseJson = (text: string, response: Response): unknown => {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new AppError('api.unexpected', 'Genesys Cloud answered with something that is not JSON.', {
      retryable: true,
      correlationId: response.headers.get('inin-correlation-id') ?? undefined,
      httpStatus: response.status,
      cause,
    })
  }
}
