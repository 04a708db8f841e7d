import { describe, expect, it } from 'vitest'
import { readBodySearch, readQuerySearch } from './read-search'

const dates = 'dateStart=2026-11-24T03:00:00Z&dateEnd=2026-11-24T04:00:00.123Z'
const codeOf = (query: string): string => {
  const reading = readQuerySearch(new URLSearchParams(query))
  return reading.kind === 'error' ? `${reading.error.code} ${reading.error.params['field'] ?? ''}` : reading.kind
}

describe('a search by query', () => {
  it('given dates with and without milliseconds, reads both, and an empty filter as none', () => {
    expect(readQuerySearch(new URLSearchParams(`${dates}&callId=&fromUser=%2B49301&participantId=p`))).toEqual({
      kind: 'search',
      search: {
        start: Date.UTC(2026, 10, 24, 3),
        end: Date.UTC(2026, 10, 24, 4, 0, 0, 123),
        callId: undefined,
        fromUser: '+49301',
        toUser: undefined,
        conversationId: undefined,
        participantId: undefined,
      },
    })
  })

  it.each([
    ['dateEnd=2026-11-24T04:00:00Z', 'bad.request dateStart'],
    ['dateStart=yesterday&dateEnd=2026-11-24T04:00:00Z', 'invalid.date dateStart'],
    ['dateStart=2026-11-24T03:00:00Z&dateEnd=2026-13-24T04:00:00Z', 'invalid.date dateEnd'],
    ['dateStart=2026-11-24T03:00:00Z&dateEnd=2026-11-24T02:00:00Z', 'invalid.date dateEnd'],
  ])('given %s, answers %s', (query, code) => expect(codeOf(query)).toBe(code))
})

describe('a search by body', () => {
  const read = (text: string): ReturnType<typeof readBodySearch> => readBodySearch(new TextEncoder().encode(text))

  it('takes participantId, which the query does not', () => {
    const body = {
      dateStart: '2026-11-24T03:00:00Z',
      dateEnd: '2026-11-24T04:00:00Z',
      participantId: 'p',
      callId: null,
    }
    expect(read(JSON.stringify(body))).toMatchObject({ search: { participantId: 'p', callId: undefined } })
  })

  it.each(['', '[]', 'null', '{', '{"callId":7}'])('refuses %j', (text) => expect(read(text).kind).toBe('error'))
})
