// The request budget against an organization that counts: what it is for is that nobody is ever refused.
import { afterEach, expect, it } from 'vitest'
import { createApiClient } from '../src/main/genesys/api-client'
import { createRequestBudget } from '../src/main/genesys/request-budget'
import type { BudgetState } from '../src/shared/budget-state'
import { openSignedInApp, type AppUnderTest } from './support/app-under-test'
import { aFixedToken } from './support/a-fixed-token'
import { createJumpingClock } from './support/jumping-clock'

let app: AppUnderTest | undefined
afterEach(async () => {
  await app?.running.close()
  app = undefined
})

const never = new AbortController().signal
const path = '/api/v2/telephony/mediaregions'
const refusalsOf = ({ statuses }: AppUnderTest): number => statuses().filter((status) => status === 429).length
const statesOf = ({ events }: AppUnderTest): readonly BudgetState[] =>
  events.filter(({ name }) => name === 'budget.changed').map(({ payload }) => payload as BudgetState)

it('given 1,000 requests and 60 allowed a minute, sends all, at most four at once, and is never refused', async () => {
  app = await openSignedInApp({ simulator: { requestsPerMinute: 60 } })
  const { session, clock } = app
  const began = clock.now()
  const { client } = session.api()
  const answers = await Promise.all(Array.from({ length: 1000 }, () => client.request({ path, signal: never })))
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1000)
  expect(refusalsOf(app)).toBe(0)
  expect(app.mostAtOnce()).toBe(4)
  // 16 more buckets after the first, and no dawdling.
  expect((clock.now() - began) / 60_000).toBeGreaterThan(15.9)
  expect((clock.now() - began) / 60_000).toBeLessThan(18)
  expect(statesOf(app)).toContainEqual(expect.objectContaining({ kind: 'counted', left: 0, allowed: 60 }))
}, 180_000)

it('given a job that uses the bucket up, a person’s request still goes out at once', async () => {
  app = await openSignedInApp({ simulator: { requestsPerMinute: 60 } })
  const { session, clock } = app
  const { client } = session.api()
  const began = clock.now()
  const stop = new AbortController()
  const job = Promise.allSettled(
    Array.from({ length: 200 }, () => client.request({ path, signal: stop.signal, urgency: 'background' })),
  )
  await client.request({ path, signal: never })
  expect(clock.now()).toBe(began)
  stop.abort()
  const outcomes = await job
  expect(outcomes.filter(({ status }) => status === 'rejected').length).toBeGreaterThan(190)
  expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'ipc.cancelled' } })
})

it('given a refusal with Retry-After, everyone waits, and all are served after it', async () => {
  app = await openSignedInApp()
  const { session, clock, control } = app
  control.addFault({
    operation: 'getTelephonyMediaregions',
    fault: { kind: 'rate-limited', retryAfterSeconds: 20 },
    times: 1,
  })
  const began = clock.now()
  const { client } = session.api()
  await Promise.all(Array.from({ length: 40 }, () => client.request({ path, signal: never })))
  expect(refusalsOf(app)).toBe(1)
  expect(clock.now() - began).toBeGreaterThanOrEqual(20_000)
  expect(clock.now() - began).toBeLessThan(30_000)
})

it('given a Retry-After that is longer than anyone waits, says so, and sends nothing more until then', async () => {
  app = await openSignedInApp()
  const { session, control, statuses } = app
  control.addFault({ operation: 'any', fault: { kind: 'rate-limited', retryAfterSeconds: 600 }, times: 1 })
  const { client } = session.api()
  for (let asked = 0; asked < 2; asked += 1) {
    await expect(client.request({ path, signal: never })).rejects.toMatchObject({
      code: 'api.rate-limited',
      details: { retryAfterSeconds: 600 },
    })
  }
  expect(statuses().filter((status) => status === 429)).toHaveLength(1)
})

it('given a refusal while others wait, none of them goes out before the wait is over', async () => {
  const clock = createJumpingClock(0)
  let refused = 0
  const fetch = (): Promise<Response> => {
    if (clock.now() > 0) return Promise.resolve(new Response('{}'))
    refused += 1
    return Promise.resolve(new Response('', { status: 429, headers: { 'retry-after': '20' } }))
  }
  const budget = createRequestBudget({ clock, onChange: () => undefined })
  const client = createApiClient({ apiBase: 'https://api.example', credential: aFixedToken, fetch, clock, budget })
  await Promise.all(Array.from({ length: 40 }, () => client.request({ path, signal: never })))
  // Those that were under way together.
  expect(refused).toBe(4)
})

it('given a long wait, asking again makes it no longer', async () => {
  app = await openSignedInApp()
  const { session, control, clock } = app
  control.addFault({ operation: 'any', fault: { kind: 'rate-limited', retryAfterSeconds: 600 }, times: 1 })
  const { client } = session.api()
  for (const seconds of [600, 600, 599, 599]) {
    await expect(client.request({ path, signal: never })).rejects.toMatchObject({
      details: { retryAfterSeconds: seconds },
    })
    await clock.sleep(500)
  }
})
