import { describe, expect, it } from 'vitest'
import { readRateLimit, readRetryAfter } from './read-rate-limit'

const limits = (count: string, allowed: string, reset?: string): Headers =>
  new Headers({
    'inin-ratelimit-count': count,
    'ININ-RateLimit-Allowed': allowed,
    ...(reset !== undefined && { 'inin-ratelimit-reset': reset }),
  })

describe('readRateLimit', () => {
  it.each([
    [limits('1', '180', '61'), { count: 1, allowed: 180, resetSeconds: 61 }],
    [limits(' 17 ', '300', '12.5'), { count: 17, allowed: 300, resetSeconds: 12.5 }],
    [limits('17', '300'), { count: 17, allowed: 300, resetSeconds: 60 }],
    [limits('17', '0', '9'), undefined],
    [limits('many', '300', '9'), undefined],
    [new Headers(), undefined],
  ])('given headers %#, reads what is used and when it is whole again', (headers, reading) =>
    expect(readRateLimit(headers)).toEqual(reading),
  )
})

describe('readRetryAfter', () => {
  const date = 'Tue, 24 Nov 2026 12:00:00 GMT'
  it.each([
    [{ 'retry-after': '7' }, '', 7],
    [{ 'retry-after': 'Tue, 24 Nov 2026 12:00:42 GMT', date }, '', 42],
    [{ 'retry-after': 'Tue, 24 Nov 2026 11:00:00 GMT', date }, '', 0],
    [{}, 'Rate limit exceeded the maximum. Retry the request in [13] seconds', 13],
    [{ 'retry-after': 'soon' }, 'Rate limit exceeded', undefined],
  ])('given %j and %j, waits %s seconds', (headers, message, seconds) =>
    expect(readRetryAfter(new Headers(headers as Record<string, string>), message)).toBe(seconds),
  )
})
