import { describe, expect, it } from 'vitest'
import { readWindow } from './read-window'

const now = Date.parse('2026-11-24T12:00:00Z')
const day = 86_400_000
const spanOf = (options: Parameters<typeof readWindow>[0]) => {
  const { start, end } = readWindow(options, now, day)
  return [new Date(start).toISOString(), new Date(end).toISOString()]
}

describe('readWindow', () => {
  it.each([
    [{}, '2026-11-23T12:00:00.000Z', '2026-11-24T12:00:00.000Z'],
    [{ last: '90m' }, '2026-11-24T10:30:00.000Z', '2026-11-24T12:00:00.000Z'],
    [{ last: '7d' }, '2026-11-17T12:00:00.000Z', '2026-11-24T12:00:00.000Z'],
    [{ since: '2026-11-24' }, '2026-11-24T00:00:00.000Z', '2026-11-24T12:00:00.000Z'],
    [
      { since: '2026-11-20 08:00', until: '2026-11-20T10:00:30.5+01:00' },
      '2026-11-20T08:00:00.000Z',
      '2026-11-20T09:00:30.500Z',
    ],
    [{ until: '2026-11-20T10:00Z' }, '2026-11-19T10:00:00.000Z', '2026-11-20T10:00:00.000Z'],
  ])('given %j, then it is that time', (options, start, end) => {
    expect(spanOf(options)).toEqual([start, end])
  })

  it.each([
    [{ last: '2 hours' }, 'is no span of time'],
    [{ last: '0h' }, 'is no span of time'],
    [{ since: 'yesterday' }, 'is no time'],
    [{ since: '2026-13-01' }, 'is no time'],
    [{ since: '2026-11-25' }, 'must start before it ends'],
    [{ last: '1h', since: '2026-11-24' }, 'either --last'],
  ])('given %j, then it says what is wrong', (options, words) => {
    expect(() => readWindow(options, now, day)).toThrow(words)
  })
})
