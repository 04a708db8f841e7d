import { describe, expect, it } from 'vitest'
import { after, eventPayload, rtp } from '../../../test/support/rtp-packets'
import { parseRtp } from './parse-rtp'
import { createDtmfReader } from './read-dtmf'

type Row = readonly [ms: number, timestamp: number, payload: Uint8Array]

const read = (...rows: readonly Row[]) => {
  const reader = createDtmfReader()
  for (const [ms, timestamp, payload] of rows) {
    const packet = parseRtp(rtp({ payloadType: 101, timestamp, payload }))
    if (packet !== undefined) reader.push(packet, after(ms))
  }
  return { events: reader.events(8000), isPlausible: reader.isPlausible() }
}

describe('keys', () => {
  it('given a key of many packets and its repeated end, when read, then it is one event', () => {
    const end = eventPayload(5, 800, true)
    expect(
      read([0, 1000, eventPayload(5, 160)], [20, 1000, eventPayload(5, 320)], [100, 1000, end], [100, 1000, end]),
    ).toEqual({ events: [{ digit: '5', at: after(0), durationMs: 100, hasEnd: true }], isPlausible: true })
  })

  it('given the same key twice, and an end that comes after the next key began, when read, then there are two', () => {
    const rows: readonly Row[] = [
      [0, 1000, eventPayload(11, 160)],
      [200, 2600, eventPayload(11, 160)],
      [201, 1000, eventPayload(11, 400, true)],
    ]
    expect(read(...rows).events).toEqual([
      { digit: '#', at: after(0), durationMs: 50, hasEnd: true },
      { digit: '#', at: after(200), durationMs: 20, hasEnd: false },
    ])
  })

  it('given a key held beyond the longest duration, when read, then its segments are one event', () => {
    const rows: readonly Row[] = [
      [0, 0xffffff00, eventPayload(0, 0xffff)],
      [8192, 0xfeff, eventPayload(0, 1, true)],
    ]
    expect(read(...rows).events).toEqual([{ digit: '0', at: after(0), durationMs: 8192, hasEnd: true }])
  })

  it.each([
    ['audio', new Uint8Array(160)],
    ['an encrypted event', new Uint8Array(14)],
    ['an event that is no key', eventPayload(64, 160)],
  ])('given %s, when read, then it is no key', (_, payload) => {
    expect(read([0, 0, payload])).toEqual({ events: [], isPlausible: false })
  })
})
