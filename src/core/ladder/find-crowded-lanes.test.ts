import { describe, expect, it } from 'vitest'
import { findCrowdedLanes } from './find-crowded-lanes'

const visitsOf = (key: string, ...legs: readonly number[]): readonly { readonly key: string; readonly leg: number }[] =>
  legs.map((leg) => ({ key, leg }))

describe('findCrowdedLanes', () => {
  it('given legs one after the other, then the lane is not crowded, however many they are', () => {
    expect([...findCrowdedLanes(visitsOf('a', 0, 0, 1, 1, 2, 2), 2)]).toEqual([])
  })

  it('given legs at once, then only the lane that has enough of them is', () => {
    const visits = [...visitsOf('a', 0, 1, 0, 1), ...visitsOf('b', 0, 1, 2, 0, 1, 2)]
    expect([2, 3, 4].map((least) => [...findCrowdedLanes(visits, least)])).toEqual([['a', 'b'], ['b'], []])
  })

  it('given so many legs that lanes would be no help, then the lane stays as it is', () => {
    const legs = Array.from({ length: 25 }, (_, leg) => leg)
    expect([...findCrowdedLanes(visitsOf('a', ...legs, ...legs), 2)]).toEqual([])
  })
})
