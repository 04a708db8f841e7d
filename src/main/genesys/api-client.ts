// JSON over HTTPS to one organization: bearer token, renewed once when it is refused, bounded answers, patient retries
// within the request budget. Knows no endpoint.
import { AppError, cancelled } from '../app-error'
import type { Clock, Fetch } from '../ports'
import { startDeadline } from './deadline'
import { toApiError } from './error-body'
import { toNetworkError } from './network-fault'
import type { RequestBudget } from './request-budget'
import { retryDelayOf, type Turn, type Urgency } from './retry-policy'

interface ApiRequest {
  readonly method?: 'GET' | 'POST' | 'DELETE'
  readonly path: string
  readonly query?: Readonly<Record<string, string | undefined>>
  readonly body?: unknown
  readonly signal: AbortSignal
  /** Who waits for the answer; a person when left out. */
  readonly urgency?: Urgency
  /** True where success always says something: an empty answer is then a broken one, and asked for again. */
  readonly needsBody?: boolean
  /** False when the caller has a better idea after a timeout than to ask the same again. */
  readonly repeatsTimeouts?: boolean
  /** False for what is about the session itself, and must neither prolong nor renew it. */
  readonly renews?: boolean
}

/** Where bearer tokens come from. */
export interface Credential {
  readonly current: () => string
  /** The token to send now, renewed first when it is about to run out. */
  readonly bearer: (turn: Turn) => Promise<string>
  /** A token in place of one that was refused. Rejects when there is none to be had. */
  readonly replace: (refused: string, turn: Turn) => Promise<string>
  /** The server took the token for something that counts as use of the session. */
  readonly onUsed: () => void
  /** A new token was refused as well. */
  readonly onRefused: () => void
}

interface ApiAnswer {
  readonly status: number
  /** Parsed JSON; undefined for an empty body. */
  readonly json: unknown
}

export interface ApiClient {
  /** Resolves for 2xx only; else rejects with an AppError. */
  readonly request: (request: ApiRequest) => Promise<ApiAnswer>
  /** Milliseconds by which the platform's clock is ahead of this computer's (negative: behind), as far as it has told. */
  readonly clockAheadMs: () => number
}

interface ApiClientOptions {
  readonly apiBase: string
  readonly credential: Credential
  readonly fetch: Fetch
  readonly clock: Clock
  /** All requests of the organization go through it. */
  readonly budget: RequestBudget
  /** How long an answer may take, in milliseconds. */
  readonly timeoutMs?: number | undefined
}

const maxBodyCharacters = 64 * 1024 * 1024
const defaultTimeoutMs = 60_000
/** Less is of no account, and dates are in whole seconds. */
const leastSkewMs = 15_000

export const createApiClient = (options: ApiClientOptions): ApiClient => {
  const { apiBase, credential, fetch, clock, budget, timeoutMs = defaultTimeoutMs } = options

  let aheadMs = 0

  /** Date of the answer (RFC 9110 6.6.1): made after it was asked for and before it came, by the clock that stamps the traces. */
  const learnClock = (headers: Headers, sentAt: number): void => {
    const told = Date.parse(headers.get('date') ?? '')
    if (Number.isNaN(told)) return
    const [before, after] = [told - sentAt, told - clock.now()]
    aheadMs = before < -leastSkewMs ? before : after > leastSkewMs ? after : 0
  }

  const send = async (
    { method = 'GET', path, query = {}, body, needsBody = false, signal }: ApiRequest,
    token: string,
    learn: (headers: Headers) => void,
  ): Promise<ApiAnswer> => {
    const url = new URL(path, apiBase)
    for (const [name, value] of Object.entries(query)) if (value !== undefined) url.searchParams.set(name, value)
    const deadline = startDeadline(signal, timeoutMs)
    const sentAt = clock.now()
    try {
      const response = await fetch(url.href, {
        method,
        headers: {
          accept: 'application/json',
          authorization: `Bearer ${token}`,
          ...(body !== undefined && { 'content-type': 'application/json' }),
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
        signal: deadline.signal,
        // No endpoint of the platform redirects; following one could carry the token elsewhere.
        redirect: 'error',
      })
      learn(response.headers)
      learnClock(response.headers, sentAt)
      const text = await deadline.guard(response.text())
      if (!response.ok) throw toApiError(response, text)
      if (text.length > maxBodyCharacters) throw new AppError('api.unexpected', 'The answer is too large to be read.')
      if (needsBody && text.trim() === '') throw unreadable('Genesys Cloud answered with nothing at all.', response)
      return { status: response.status, json: text.trim() === '' ? undefined : parseJson(text, response) }
    } catch (error) {
      if (signal.aborted) throw cancelled()
      if (deadline.isLate()) {
        throw new AppError('net.timeout', `${url.hostname} did not answer in time.`, { retryable: true, cause: error })
      }
      throw toNetworkError(error, url.href)
    } finally {
      deadline.end()
    }
  }

  /** `renewed`: a token in place of one that this request has been refused with. */
  const attempt = async (request: ApiRequest, tried: number, renewed?: string): Promise<ApiAnswer> => {
    const { urgency = 'interactive', repeatsTimeouts = true, renews = true, signal } = request
    const turn: Turn = { urgency, signal }
    const token = renewed ?? (renews ? await credential.bearer(turn) : credential.current())
    try {
      return await budget.run(turn, async (learn) => {
        try {
          const answer = await send(request, token, learn)
          if (renews) credential.onUsed()
          return answer
        } catch (error) {
          // What the limit refuses to one it would refuse to all, so they wait before this one's place goes to the next.
          if (error instanceof AppError && error.code === 'api.rate-limited') {
            budget.holdFor(retryDelayOf(urgency, tried + 1, error) ?? (error.details.retryAfterSeconds ?? 0) * 1000)
          }
          throw error
        }
      })
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      if (error.code === 'auth.expired' && renews) {
        // What is refused was not done, so even a POST may be sent again.
        if (renewed === undefined) return attempt(request, tried, await credential.replace(token, turn))
        credential.onRefused()
      }
      const delay = retryDelayOf(urgency, tried + 1, error)
      if (delay === undefined || (error.code === 'net.timeout' && !repeatsTimeouts)) throw error
      if (error.code !== 'api.rate-limited') await clock.sleep(delay, signal)
      return attempt(request, tried + 1)
    }
  }

  return { request: (request) => attempt(request, 0), clockAheadMs: () => aheadMs }
}

const unreadable = (message: string, response: Response, cause?: unknown): AppError =>
  new AppError('api.unexpected', message, {
    retryable: true,
    correlationId: response.headers.get('inin-correlation-id') ?? undefined,
    httpStatus: response.status,
    cause,
  })

const parseJson = (text: string, response: Response): unknown => {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw unreadable('Genesys Cloud answered with something that is not JSON.', response, cause)
  }
}
