import { expect, it } from 'vitest'
import { createByteArena } from './byte-arena'

it('given stretches of all sizes, when asked for, then each is what was added, whatever became of its source', () => {
  const arena = createByteArena()
  const sizes = [0, 1, 700_000, 700_000, 3, 5_000_000, 2]
  sizes.forEach((size, index) => {
    const bytes = new Uint8Array(size).fill(index + 1)
    arena.add(bytes)
    bytes.fill(99)
  })
  expect(sizes.map((_, index) => [arena.at(index).length, new Set(arena.at(index))])).toEqual(
    sizes.map((size, index) => [size, new Set(size === 0 ? [] : [index + 1])]),
  )
})
