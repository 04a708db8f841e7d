// A bucket of requests for each token. It is filled to the brim once a minute, counted from the token's first request,
// which is what the inin-ratelimit headers describe: count, allowed, and seconds until the reset (FACTS 6.6).

export interface RateReading {
  readonly count: number
  readonly allowed: number
  readonly resetSeconds: number
  readonly exceeded: boolean
}

export interface RateLimiter {
  /** Counts one request of this token; a refused request does not count. */
  readonly spend: (token: string, allowed: number) => RateReading
}

const windowMilliseconds = 60_000
const capacity = 10_000

export const createRateLimiter = (now: () => number): RateLimiter => {
  const buckets = new Map<string, { count: number; resetAt: number }>()

  const bucketOf = (token: string): { count: number; resetAt: number } => {
    const at = now()
    const found = buckets.get(token)
    if (found !== undefined && found.resetAt > at) return found
    if (buckets.size >= capacity) buckets.clear()
    const fresh = { count: 0, resetAt: at + windowMilliseconds }
    buckets.set(token, fresh)
    return fresh
  }

  return {
    spend: (token, allowed) => {
      const bucket = bucketOf(token)
      const exceeded = bucket.count >= allowed
      if (!exceeded) bucket.count += 1
      return { count: bucket.count, allowed, resetSeconds: Math.ceil((bucket.resetAt - now()) / 1000), exceeded }
    },
  }
}

export const rateHeaders = (reading: RateReading): Readonly<Record<string, string>> => ({
  'inin-ratelimit-count': String(reading.count),
  'inin-ratelimit-allowed': String(reading.allowed),
  'inin-ratelimit-reset': String(reading.resetSeconds),
})
