import { describe, expect, it } from 'vitest'
import { frameLanes, placeArrow, rowsInView } from './geometry'

const wide = { top: 0, left: 0, width: 1000, height: 400 }

describe('frameLanes', () => {
  it('given few lanes, then they share the width and all are drawn', () => {
    expect(frameLanes(wide, 4)).toEqual({
      count: 4,
      laneWidth: 212,
      first: 0,
      end: 4,
      left: 0,
      right: 864,
      width: 848,
    })
  })

  it('given forty lanes and a scroll to their middle, then only those around what is seen are drawn', () => {
    const { laneWidth, first, end, width } = frameLanes({ ...wide, left: 2000 }, 40)
    expect([laneWidth, first, end, width]).toEqual([118, 14, 27, 4720])
  })
})

describe('placeArrow', () => {
  const frame = frameLanes({ ...wide, left: 1180 }, 40)

  it('given an arrow across everything, then its words stand in the part that is seen', () => {
    expect(placeArrow(0, 39, frame)).toEqual({ from: 59, to: 4661, left: 1180, width: 864, seen: 'here' })
  })

  it('given arrows beyond an edge, then their words stand at that edge', () => {
    expect([placeArrow(3, 1, frame), placeArrow(30, 30, frame)].map(({ left, seen }) => [left, seen])).toEqual([
      [1180, 'left'],
      [1894, 'right'],
    ])
  })

  it('given a message to itself, then its words stand beside the loop', () => {
    const { from, to, left, width } = placeArrow(12, 12, frame)
    expect([from, to, left, width]).toEqual([1475, 1475, 1511, 82])
  })
})

describe('rowsInView', () => {
  it('given a place in a long ladder, then rows around what is seen', () => {
    expect(rowsInView({ ...wide, top: 4000 })).toEqual([94, 116])
  })
})
