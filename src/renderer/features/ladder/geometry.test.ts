import { describe, expect, it } from 'vitest'
import { frameLanes, placeArrow, placeBar, placeWords, rowsInView, scaleLanes } from './geometry'

const wide = { top: 0, left: 0, width: 1000, height: 400 }

describe('frameLanes', () => {
  it('given few lanes, then they share the width and all are drawn', () => {
    const scale = scaleLanes(wide.width, 4)
    expect(scale).toEqual({ count: 4, laneWidth: 212, width: 848, seen: 864 })
    expect(frameLanes(0, scale)).toEqual({ first: 0, end: 4, left: 0, right: 864 })
  })

  it('given forty lanes and a scroll to their middle, then only those around what is seen are drawn', () => {
    const scale = scaleLanes(wide.width, 40)
    expect(scale).toEqual({ count: 40, laneWidth: 118, width: 4720, seen: 864 })
    expect(frameLanes(2000, scale)).toMatchObject({ first: 14, end: 27 })
  })
})

describe('scaleLanes that fits', () => {
  it('given forty lanes, then all are seen at once; a thousand are no narrower than can be told apart', () => {
    expect(scaleLanes(1200, 40, true)).toEqual({ count: 40, laneWidth: 26, width: 1040, seen: 1064 })
    expect(scaleLanes(wide.width, 1000, true).laneWidth).toBe(24)
    expect(scaleLanes(wide.width, 4, true)).toEqual(scaleLanes(wide.width, 4))
  })
})

describe('placeBar', () => {
  const scale = scaleLanes(wide.width, 4)
  const bar = { fromLane: 2, toLane: 1, column: 0 }

  it('given two lanes in either order, then the bar is between them, its columns side by side', () => {
    expect(placeBar(bar, scale)).toEqual({ left: 326, width: 196 })
    expect(placeBar({ ...bar, fromLane: 1, toLane: 2, column: 2 }, scale)).toEqual({ left: 358, width: 164 })
  })

  it('given one lane for both ends, then there is room for words; no lane for one of them, then no bar', () => {
    expect(placeBar({ ...bar, toLane: 2 }, scale)).toEqual({ left: 538, width: 16 })
    expect(placeBar({ ...bar, toLane: undefined }, scale)).toBeUndefined()
  })
})

describe('placeWords', () => {
  const scale = scaleLanes(wide.width, 40)
  const frame = frameLanes(1180, scale)

  it('given an arrow across everything, then its words stand along it', () => {
    const place = placeArrow(0, 39, scale)
    expect(place).toEqual({ kind: 'arrow', from: 59, to: 4661, start: 59, end: 4661 })
    expect(placeWords(place, frame)).toEqual({ wordsAt: 'arrow', wordsLeft: 1180, wordsWidth: 864 })
  })

  it('given arrows beyond an edge, then their words stand at that edge', () => {
    const places = [placeArrow(3, 1, scale), placeArrow(30, 30, scale)]
    expect(places.map((place) => placeWords(place, frame).wordsAt)).toEqual(['left', 'right'])
    // Wherever it is scrolled to, as long as they are beyond it.
    const further = frameLanes(1220, scale)
    expect(places.map((place) => placeWords(place, further))).toEqual(places.map((place) => placeWords(place, frame)))
  })

  it('given lanes that all fit, then a short arrow has its words beside it, at the side that has room', () => {
    const narrow = scaleLanes(wide.width, 30, true)
    const all = frameLanes(0, narrow)
    const places = [placeArrow(0, 1, narrow), placeArrow(28, 27, narrow), placeArrow(0, 20, narrow)]
    expect(places.map((place) => placeWords(place, all))).toMatchObject([
      { wordsAt: 'beside-right', wordsLeft: 48 },
      { wordsAt: 'beside-left', wordsLeft: 614 },
      { wordsAt: 'arrow' },
    ])
  })

  it('given a message to itself, then its words stand beside the loop', () => {
    const place = placeArrow(12, 12, scale)
    expect(place).toEqual({ kind: 'loop', from: 1475, to: 1475, start: 1511, end: 1593 })
    expect(placeWords(place, frame)).toEqual({ wordsAt: 'loop', wordsLeft: 1511, wordsWidth: 82 })
  })
})

describe('rowsInView', () => {
  it('given a place in a long ladder, then rows around what is seen', () => {
    expect(rowsInView({ ...wide, top: 4000 })).toEqual([94, 116])
  })
})
