// A thousand conversations in one go, against an organization that allows 300 requests a minute.
import { afterEach, beforeEach, expect, it } from 'vitest'
import { searchMany } from '../src/main/services/search-many'
import type { ManyProgress } from '../src/shared/many-result'
import { ManyQuery } from '../src/shared/schema/trace'
import { openSignedInApp, type AppUnderTest } from './support/app-under-test'
import { startedAt } from './support/simulator-client'

const jobId = '11111111-1111-4111-8111-111111111111'
const unknownId = (number: number): string => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`

let app: AppUnderTest
beforeEach(async () => (app = await openSignedInApp()))
afterEach(() => app.running.close())

const run = (conversationIds: readonly string[], signal = new AbortController().signal) => {
  const query = ManyQuery.parse({ jobId, conversationIds, window: { start: startedAt - 86_400_000, end: startedAt } })
  return searchMany(app.session.api().client, query, app.clock, app.emit, signal)
}
const progress = (): readonly ManyProgress[] =>
  app.events.filter(({ name }) => name === 'traces.manyProgress').map(({ payload }) => payload as ManyProgress)
const known = (): readonly string[] => app.calls.map(({ entry }) => entry.conversationId)

it('given 1,000 ids, finishes within the limit, with every id told once and no refusal', async () => {
  const ids = [...known(), ...Array.from({ length: 1000 - known().length }, (_, index) => unknownId(index))]
  const began = app.clock.now()
  const totals = await run(ids)
  expect(totals).toEqual({ found: known().length, empty: 1000 - known().length, failed: 0 })
  expect(app.statuses().filter((status) => status === 429)).toHaveLength(0)
  expect(new Set(progress().map(({ conversationId }) => conversationId)).size).toBe(1000)
  expect(progress().map(({ done }) => done)).toEqual(Array.from({ length: 1000 }, (_, index) => index + 1))
  // Two requests and more for each, at most 280 a minute: the rest is kept for a person.
  const minutes = (app.clock.now() - began) / 60_000
  const requests = app.statuses().length
  expect(minutes).toBeLessThan(Math.ceil(requests / 280) + 1)
  process.stdout.write(`1,000 conversations: ${requests} requests in ${minutes.toFixed(1)} simulated minutes, no 429\n`)
}, 240_000)

it('given an id stands there twice, in capitals too, searches it once', async () => {
  const [id = ''] = known()
  expect(await run([id, id.toUpperCase(), id])).toEqual({ found: 1, empty: 0, failed: 0 })
  expect(progress()[0]?.outcome).toMatchObject({ kind: 'found', call: { key: id, conversationId: id } })
})

it('given one id fails, tells its fault and keeps the others', async () => {
  app.control.addFault({ operation: 'getTelephonySiptraces', fault: { kind: 'status', status: 400 }, times: 1 })
  const ids = [unknownId(1), ...known().slice(0, 3)]
  // The unknown one is asked first and has no Call-IDs to fall back on.
  const totals = await run(ids)
  expect(totals.failed + totals.found).toBe(4)
  const failed = progress().filter(({ outcome }) => outcome.kind === 'failed')
  for (const { outcome } of failed) expect(outcome).toMatchObject({ fault: { code: 'api.bad-request' } })
  expect(failed.length).toBe(totals.failed)
})

it('given it is cancelled, sends nothing more and keeps what it has told', async () => {
  const controller = new AbortController()
  const ids = Array.from({ length: 500 }, (_, index) => unknownId(index))
  const job = run(ids, controller.signal)
  await expect.poll(() => progress().length, { interval: 5, timeout: 20_000 }).toBeGreaterThanOrEqual(10)
  controller.abort()
  await expect(job).rejects.toMatchObject({ code: 'ipc.cancelled' })
  const told = progress().length
  const sent = app.statuses().length
  await new Promise((resolve) => setTimeout(resolve, 100))
  expect(progress().length).toBe(told)
  expect(app.statuses().length - sent).toBeLessThanOrEqual(4)
  expect(told).toBeLessThan(500)
})

it('given the session ends, stops instead of failing a thousand times', async () => {
  app.control.expireTokens()
  app.control.addFault({ operation: 'token', fault: { kind: 'status', status: 400 } })
  await expect(run(Array.from({ length: 200 }, (_, index) => unknownId(index)))).rejects.toMatchObject({
    code: 'auth.expired',
  })
  expect(app.statuses().filter((status) => status === 401).length).toBeLessThanOrEqual(4)
})
