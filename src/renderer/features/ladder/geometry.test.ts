import { describe, expect, it } from 'vitest'
import { frameLanes, placeArrow, placeBar, rowsInView } from './geometry'

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

describe('frameLanes that fits', () => {
  it('given forty lanes, then all are seen at once; a thousand are no narrower than can be told apart', () => {
    const { laneWidth, end, width } = frameLanes({ ...wide, width: 1200 }, 40, true)
    expect([laneWidth, end, width]).toEqual([26, 40, 1040])
    expect(frameLanes(wide, 1000, true).laneWidth).toBe(24)
    expect(frameLanes(wide, 4, true)).toEqual(frameLanes(wide, 4))
  })
})

describe('placeBar', () => {
  const frame = frameLanes(wide, 4)
  const bar = { fromLane: 2, toLane: 1, column: 0 }

  it('given two lanes in either order, then the bar is between them, its columns side by side', () => {
    expect(placeBar(bar, frame)).toEqual({ left: 326, width: 196 })
    expect(placeBar({ ...bar, fromLane: 1, toLane: 2, column: 2 }, frame)).toEqual({ left: 358, width: 164 })
  })

  it('given one lane for both ends, then there is room for words; no lane for one of them, then no bar', () => {
    expect(placeBar({ ...bar, toLane: 2 }, frame)).toEqual({ left: 538, width: 16 })
    expect(placeBar({ ...bar, toLane: undefined }, frame)).toBeUndefined()
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

  it('given lanes that all fit, then a short arrow has its words beside it, at the side that has room', () => {
    const narrow = frameLanes(wide, 30, true)
    expect([placeArrow(0, 1, narrow), placeArrow(28, 27, narrow)].map(({ left, beside }) => [left, beside])).toEqual([
      [48, 'right'],
      [614, 'left'],
    ])
    expect(placeArrow(0, 20, narrow).beside).toBeUndefined()
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
