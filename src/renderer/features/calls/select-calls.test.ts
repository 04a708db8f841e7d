import { expect, it } from 'vitest'
import { selectOnly, selectRange, toggleSelected } from './select-calls'

const rows = ['a', 'b', 'c', 'd'].map((key) => ({ key }))
const places = new Map(rows.map(({ key }, place) => [key, place]))
const range = (from: Parameters<typeof selectRange>[0], key: string) => [
  ...selectRange(from, key, rows, places).selected,
]

it('given a call, when another is toggled, then both are selected, and once more takes it away', () => {
  const both = toggleSelected(selectOnly('a'), 'c')
  expect([...both.selected]).toEqual(['a', 'c'])
  expect(both.anchor).toBe('c')
  expect([...toggleSelected(both, 'c').selected]).toEqual(['a'])
})

it('given an anchor, then a range reaches from it in either direction and replaces the one before', () => {
  const wide = selectRange(selectOnly('b'), 'd', rows, places)
  expect([...wide.selected]).toEqual(['b', 'c', 'd'])
  expect(range(wide, 'a')).toEqual(['a', 'b'])
})

it('given an anchor that the filter has hidden, or none, then the range is the call alone', () => {
  expect(range(selectOnly('gone'), 'c')).toEqual(['c'])
  expect(range({ selected: new Set(), anchor: undefined }, 'c')).toEqual(['c'])
})
