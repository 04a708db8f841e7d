import { expect, it } from 'vitest'
import { initialSearchDraft, type SearchDraft } from '../../stores/search-draft'
import { draftOf, recentWords, withSearch } from './recent-searches'

const draft = (change: Partial<SearchDraft>): SearchDraft => ({ ...initialSearchDraft, ...change })
const number = draft({ what: ' +44 20 7946 0101 ', window: '1h' })

it('given searches, keeps each once, the newest first, and at most twenty', () => {
  const made = Array.from({ length: 30 }, (_, index) => draft({ what: `${index}@host` }))
  const recent = [...made, number, draft({ what: '5@host', window: '7d' })].reduce(
    (kept, each) => withSearch(kept, each) ?? kept,
    withSearch([], number) ?? [],
  )
  expect(recent).toHaveLength(20)
  expect(recent.slice(0, 3).map(({ what, window }) => [what, window])).toEqual([
    ['5@host', '7d'],
    ['+44 20 7946 0101', '1h'],
    ['29@host', '24h'],
  ])
})

it.each([
  ['everything', {}],
  ['a name', { fromUser: 'alice' }],
  ['a URI with a name', { what: 'sip:alice@carrier.example' }],
] as const)('given a search for %s, keeps nothing', (_, change) =>
  expect(withSearch([], draft(change))).toBeUndefined(),
)

it('given a kept search with users and times, makes the same form of it', () => {
  const made = draft({ fromUser: '1001', window: 'custom', customStart: 1000, customEnd: 2000 })
  const [kept] = withSearch([], made) ?? []
  expect(kept && draftOf(kept)).toEqual(made)
  expect(kept && recentWords(kept)).toBe('1001 → anyone')
})
