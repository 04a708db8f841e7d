// What an answer's headers say about the request limit: how much is used, and when to come back.

export interface RateReading {
  readonly count: number
  readonly allowed: number
  /** Seconds until the count starts anew. */
  readonly resetSeconds: number
}

/** Written whole or with a fraction; a window that does not say when it ends is taken for a minute. */
const numberOf = (headers: Headers, name: string): number | undefined => {
  const text = headers.get(name)?.trim() ?? ''
  return /^\d{1,9}(?:\.\d{1,6})?$/.test(text) ? Number(text) : undefined
}

export const readRateLimit = (headers: Headers): RateReading | undefined => {
  const count = numberOf(headers, 'inin-ratelimit-count')
  const allowed = numberOf(headers, 'inin-ratelimit-allowed')
  if (count === undefined || allowed === undefined || allowed === 0) return undefined
  return { count, allowed, resetSeconds: Math.min(3600, numberOf(headers, 'inin-ratelimit-reset') ?? 60) }
}

/**
 * Seconds to wait as the server asked: Retry-After as a number or a date (RFC 9110 10.2.3), which is held against the
 * answer's own Date because this computer's clock may be wrong; else the words of Genesys Cloud's 429, "Retry the request
 * in [7] seconds".
 */
export const readRetryAfter = (headers: Headers, message: string): number | undefined => {
  const value = headers.get('retry-after')?.trim() ?? ''
  if (/^\d{1,6}$/.test(value)) return Number(value)
  const seconds = (Date.parse(value) - Date.parse(headers.get('date') ?? '')) / 1000
  if (!Number.isNaN(seconds)) return Math.max(0, Math.ceil(seconds))
  const inWords = /\bin \[?(\d{1,6})\]? seconds?\b/i.exec(message)?.[1]
  return inWords === undefined ? undefined : Number(inWords)
}
