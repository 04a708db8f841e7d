// Searching an organization that cuts lists, is slow, loses legs and writes its records as it likes: the whole call all the
// same, or word of what is missing.
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { TraceQuery } from '../src/shared/schema/trace'
import type { CompletenessNote, TraceSearchResult } from '../src/shared/trace-result'
import { findTraces } from '../src/main/services/trace-service'
import { defaultOptions } from '../src/simulator/options'
import { openSignedInApp, type AppUnderTest } from './support/app-under-test'
import { startedAt } from './support/simulator-client'

const never = new AbortController().signal
const day = 86_400_000
const window = { start: startedAt - day, end: startedAt }
const everything: TraceQuery = { kind: 'parties', fromUser: '', toUser: '', window }

let app: AppUnderTest
beforeAll(async () => (app = await openSignedInApp()))
afterAll(() => app.running.close())
afterEach(() => {
  app.control.setOptions({ ...defaultOptions, requestsPerMinute: 100_000 })
  app.control.clearFaults()
  app.control.allowPermission('analytics:conversationDetail:view')
  app.control.allowPermission('conversation:communication:view')
})

const find = (query: TraceQuery): Promise<TraceSearchResult> =>
  findTraces(app.session.api().client, query, app.clock, never)
const entryOf = (id: string) => {
  const found = app.calls.find(({ entry }) => entry.id === id)?.entry
  if (found === undefined) throw new Error(`${id} is not recorded`)
  return found
}
const conversationOf = (id: string): TraceQuery => ({
  kind: 'conversation',
  conversationId: entryOf(id).conversationId,
  window,
})
const noteOf = <K extends CompletenessNote['kind']>({ notes }: TraceSearchResult, kind: K) =>
  notes.find((note): note is Extract<CompletenessNote, { kind: K }> => note.kind === kind)

describe('a store that cuts its lists', () => {
  it.each([
    [100, false],
    [200, true],
  ] as const)(
    'given a cap of %i rows, finds every row by dividing the window, and says so',
    async (rowLimit, duplicateRows) => {
      const whole = await find(everything)
      expect(whole.notes).toEqual([])
      expect(whole.records.length).toBeGreaterThan(rowLimit / 2)
      app.control.setOptions({ rowLimit, duplicateRows })
      const parts = await find(everything)
      expect(parts.records).toEqual(whole.records)
      expect(noteOf(parts, 'divided')).toMatchObject({
        because: 'row-cap',
        first: rowLimit,
        total: whole.records.length,
      })
      expect(noteOf(parts, 'row-cap')).toBeUndefined()
    },
  )

  it('given rows out of order and twice as well, finds each once and in order of time', async () => {
    const whole = await find(everything)
    app.control.setOptions({ rowLimit: 100, rowOrder: 'reversed', duplicateRows: true })
    expect((await find(everything)).records).toEqual(whole.records)
  })
})

describe('a slow store', () => {
  it('given windows of more than four hours run out of time, searches in parts', async () => {
    const whole = await find(everything)
    app.control.setOptions({ widestSearchMinutes: 4 * 60 })
    const parts = await find(everything)
    expect(parts.records).toEqual(whole.records)
    expect(noteOf(parts, 'divided')).toMatchObject({ because: 'timeout', first: 0, total: whole.records.length })
  })

  it('given it never answers in time, gives up after three tries, each narrower, and says why', async () => {
    app.control.addFault({ operation: 'getTelephonySiptraces', fault: { kind: 'status', status: 504 } })
    const before = app.statuses().length
    await expect(find(everything)).rejects.toMatchObject({ code: 'net.timeout' })
    expect(app.statuses().length - before).toBe(3)
  })

  it('given one part fails for good, keeps the others and names its time', async () => {
    app.control.addFault({ operation: 'getTelephonySiptraces', fault: { kind: 'status', status: 504 }, times: 1 })
    app.control.addFault({ operation: 'getTelephonySiptraces', fault: { kind: 'status', status: 400 }, times: 1 })
    const parts = await find(everything)
    const lost = noteOf(parts, 'part-failed')
    expect([lost?.start, lost?.end]).toEqual([startedAt - day / 8, startedAt])
    expect(parts.records.length).toBeGreaterThan(0)
  })
})

describe('a conversation', () => {
  it('given none of the messages of a leg were captured, names the Call-ID that is missing', async () => {
    const { callIds } = entryOf('three-hop')
    app.control.setOptions({ lostCallIds: callIds.slice(1) })
    const found = await find(conversationOf('three-hop'))
    expect(noteOf(found, 'missing-legs')).toEqual({
      kind: 'missing-legs',
      named: callIds.length,
      missing: callIds.slice(1),
    })
  })

  it('given it was between stations, says that no trunk saw it', async () => {
    const [conversationId = ''] = defaultOptions.stationConversations
    const { records, notes } = await find({ kind: 'conversation', conversationId, window })
    expect(records).toEqual([])
    expect(notes).toEqual([{ kind: 'station-to-station', participants: 2 }])
  })

  it('given its details may not be read, takes its time from the conversation itself and names the missing right', async () => {
    app.control.denyPermission('analytics:conversationDetail:view')
    const found = await find(conversationOf('answered'))
    expect(found.records.length).toBe(7)
    expect(found.window.end - found.window.start).toBeLessThan(3 * 60_000)
    expect(noteOf(found, 'details-unavailable')).toMatchObject({
      because: 'forbidden',
      httpStatus: 403,
      searched: 'conversation-time',
      permissions: expect.arrayContaining(['analytics:conversationDetail:view']) as unknown,
    })
    expect(found.segments.map(({ kind, purpose }) => `${purpose} ${kind}`)).toContain('customer connected')
  })

  it('given neither may be read, searches the chosen window', async () => {
    app.control.denyPermission('analytics:conversationDetail:view')
    app.control.denyPermission('conversation:communication:view')
    const found = await find(conversationOf('answered'))
    expect(found.records.length).toBe(7)
    expect(found.window).toEqual(window)
    expect(found.segments).toEqual([])
    expect(noteOf(found, 'details-unavailable')).toMatchObject({ because: 'forbidden', searched: 'chosen-time' })
  })

  it('given one of its searches fails, shows what the others brought and says so', async () => {
    app.control.addFault({ operation: 'getTelephonySiptraces', fault: { kind: 'status', status: 400 }, times: 1 })
    const found = await find(conversationOf('three-hop'))
    expect(found.records.length).toBeGreaterThan(0)
    expect(noteOf(found, 'search-failed')?.message).toContain('did not accept the request (HTTP 400)')
  })

  it('given any dialect of a record, draws the same call', async () => {
    const factsOf = ({ records }: TraceSearchResult) =>
      records.map(({ at, start, callId, source, destination }) => ({ at, start, callId, source, destination }))
    const plain = factsOf(await find(conversationOf('busy')))
    expect(plain.length).toBeGreaterThan(2)
    for (const dialect of [
      { statusCode: 'in-reason' },
      { messageText: true },
      { stamping: 'all' },
      { numbers: 'as-number' },
    ] as const) {
      app.control.setOptions({ ...defaultOptions, ...dialect })
      expect(factsOf(await find(conversationOf('busy')))).toEqual(plain)
    }
  })
})

it.each(['+442079460101', '442079460101', '+44 20 7946 0101', 'tel:+442079460101', 'sip:442079460101@carrier.example'])(
  'given the caller as %s, finds the call',
  async (fromUser) => {
    const { records, steps } = await find({ kind: 'parties', fromUser, toUser: '', window })
    expect(records).toHaveLength(7)
    expect(steps.map(({ subject }) => subject)).toEqual(['+442079460101', '442079460101'])
  },
)

it('given a window beyond what is kept and into the future, searches what there is', async () => {
  const wide = await find({ ...everything, window: { start: startedAt - 60 * day, end: startedAt + day } })
  expect(wide.window).toEqual({ start: app.clock.now() - 21 * day, end: app.clock.now() })
  expect(wide.notes.map(({ kind }) => kind)).toEqual(['retention-edge', 'window-ends-now'])
})
