import { expect, it } from 'vitest'
import { createRateLimiter } from './rate-limit'

it('given more requests than a minute allows, refuses the rest until the reset, token by token', () => {
  let at = 5_000
  const limiter = createRateLimiter(() => at)
  const readings = Array.from({ length: 4 }, () => limiter.spend('one', 3))
  expect(readings.map(({ count, exceeded }) => [count, exceeded])).toEqual([
    [1, false],
    [2, false],
    [3, false],
    [3, true],
  ])
  expect(limiter.spend('other', 3).exceeded).toBe(false)
  at += 20_500
  expect(limiter.spend('one', 3)).toEqual({ count: 3, allowed: 3, resetSeconds: 40, exceeded: true })
  at += 39_500
  expect(limiter.spend('one', 3)).toMatchObject({ count: 1, resetSeconds: 60, exceeded: false })
})
