import { expect, it } from 'vitest'
import { createIds } from './ids'

const version4 = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

it('given a seed, draws the same well-formed ids again; without one, others', () => {
  const draw = (seed?: string): readonly string[] => {
    const ids = createIds(seed)
    return [ids.uuid(), ids.uuid(), ids.secret()]
  }
  expect(draw('a')).toEqual(draw('a'))
  expect(new Set([...draw('a'), ...draw('b'), ...draw()]).size).toBe(9)
  for (const id of [...draw('a').slice(0, 2), ...draw().slice(0, 2)]) expect(id).toMatch(version4)
})
