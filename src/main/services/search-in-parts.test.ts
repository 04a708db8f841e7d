import { describe, expect, it } from 'vitest'
import type { ApiClient } from '../genesys/api-client'
import { searchInParts } from './search-in-parts'

const hour = 3_600_000
const window = { start: 0, end: 24 * hour }

/** A store with rows at these times (milliseconds) that sends at most `cap` of them, and the windows it was asked. */
const storeOf = (times: readonly number[], cap: number, heedsDates = true) => {
  const asked: (readonly [number, number])[] = []
  const client: ApiClient = {
    clockAheadMs: () => 0,
    request: ({ query = {} }) => {
      const [start, end] = [Date.parse(query['dateStart'] ?? ''), Date.parse(query['dateEnd'] ?? '')]
      asked.push([start, end])
      const data = times
        .filter((at) => !heedsDates || (at >= start && at <= end))
        .slice(0, cap)
        .map((at) => ({ microTs: String(at * 1000), method: 'BYE', callid: String(at) }))
      return Promise.resolve({ status: 200, json: { data } })
    },
  }
  return { client, asked }
}
// Rows carry times of today's size, so the windows do as well.
const base = 10 ** 12
const shifted = { start: base + window.start, end: base + window.end }
const spread = (count: number, from: number, to: number): readonly number[] =>
  Array.from({ length: count }, (_, index) => from + Math.floor(((to - from) * index) / count))

const run = async (times: readonly number[], cap: number, left: number, heedsDates = true) => {
  const { client, asked } = storeOf(
    times.map((at) => base + at),
    cap,
    heedsDates,
  )
  const found = await searchInParts(client, {}, shifted, { left }, new AbortController().signal)
  const rows = new Set(found.pages.flatMap(({ records }) => records.map(({ callId }) => callId)))
  return { ...found, rows: rows.size, requests: asked.length }
}

describe('searchInParts', () => {
  it('given a busy minute in a quiet day, divides only around it', async () => {
    const found = await run(spread(1000, 7 * hour, 7 * hour + 60_000), 100, 120)
    expect(found).toMatchObject({ rows: 1000, divided: 'row-cap', capped: [] })
    expect(found.requests).toBeLessThan(70)
  })

  it('given exactly a hundred rows that are all there are, looks once more and is content', async () => {
    expect(await run(spread(100, 0, 24 * hour), 100, 120)).toMatchObject({ rows: 100, capped: [], requests: 3 })
  })

  it('given more rows in an instant than a list may hold, says which count looks cut', async () => {
    const found = await run(Array<number>(300).fill(5000), 100, 120)
    expect(found.capped).toEqual([100])
    expect(found.requests).toBeLessThan(65)
  })

  it('given a store that pays no heed to the dates, does not ask it for ever', async () => {
    const found = await run(spread(300, 0, 60_000), 100, 120, false)
    expect(found.requests).toBeLessThan(45)
    expect(found.capped.length).toBeGreaterThan(0)
  })

  it('given no further requests are allowed, takes what it has and says that it looks cut', async () => {
    expect(await run(spread(1000, 0, 24 * hour), 100, 0)).toMatchObject({ rows: 100, capped: [100], requests: 1 })
  })
})
