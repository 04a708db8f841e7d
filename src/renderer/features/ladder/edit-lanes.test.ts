import { describe, expect, it } from 'vitest'
import { aRecord, messagesOf } from '../../../../test/support/builders'
import type { LaneOptions } from '../../../core/ladder/ladder-options'
import type { Lane } from '../../../core/ladder/ladder-shape'
import { layoutLadder } from '../../../core/ladder/layout-ladder'
import { nameLane } from '../../../core/ladder/name-lane'
import { hideLane, mergeLanes, moveLane, renameLane, showAllLanes, splitLane, toggleLegLanes } from './edit-lanes'
import { noLaneEdits } from '../../stores/lane-edits'

const end = (address: string) => ({ address, port: undefined })

const messages = messagesOf(
  aRecord({ source: end('a'), destination: end('b') }),
  aRecord({ source: end('b'), destination: end('c') }),
  aRecord({ source: end('c'), destination: end('d') }),
)

const lanesOf = (options: LaneOptions): readonly Lane[] => layoutLadder(messages, { lanes: options }).lanes

const namesOf = (options: LaneOptions): readonly string[] => lanesOf(options).map((lane) => nameLane(lane).name)

describe('edits of lanes', () => {
  it('given lanes that are moved by hand, then they stand as they were put, and past the ends at the end', () => {
    const first = moveLane(noLaneEdits, lanesOf(noLaneEdits), 'd', 0)
    expect(namesOf(first)).toEqual(['d', 'a', 'b', 'c'])
    const last = moveLane(first, lanesOf(first), 'a', 9)
    expect(namesOf(last)).toEqual(['d', 'b', 'c', 'a'])
    expect(moveLane(last, lanesOf(last), 'a', 3)).toBe(last)
    expect(moveLane(last, lanesOf(last), 'nobody', 0)).toBe(last)
  })

  it('given lanes that are merged one after the other, then one lane keeps the first one’s place and name', () => {
    const two = mergeLanes(noLaneEdits, lanesOf(noLaneEdits), 'b', 'c')
    expect(lanesOf(two).map(({ key, addresses }) => [key, addresses])).toEqual([
      ['a', ['a']],
      ['group b', ['b', 'c']],
      ['d', ['d']],
    ])
    const three = mergeLanes(two, lanesOf(two), 'd', 'group b')
    expect(lanesOf(three).map(({ key, addresses }) => [key, addresses])).toEqual([
      ['a', ['a']],
      ['group d', ['b', 'c', 'd']],
    ])
    const apart = splitLane(three, lanesOf(three), 'group d')
    expect(namesOf(apart)).toEqual(['a', 'd', 'b', 'c'])
    expect(splitLane(apart, lanesOf(apart), 'a')).toBe(apart)
  })

  it('given a host with two legs at once, then each leg has a lane when asked for, and once more all have one', () => {
    const ofTwo = messagesOf(
      aRecord({ callId: 'one', source: end('a'), destination: end('b') }),
      aRecord({ callId: 'two', source: end('b'), destination: end('c') }),
      aRecord({ callId: 'one', source: end('b'), destination: end('a') }),
      aRecord({ callId: 'two', source: end('c'), destination: end('b') }),
    )
    const names = (lanes: LaneOptions) => layoutLadder(ofTwo, { lanes }).lanes.map((lane) => nameLane(lane).name)
    const split = toggleLegLanes(noLaneEdits)
    expect(names(split)).toEqual(['a', 'b leg 1', 'b leg 2', 'c'])
    expect([toggleLegLanes(split), names(toggleLegLanes(split))]).toEqual([noLaneEdits, ['a', 'b', 'c']])
  })

  it('given a name, then the lane has it until it is taken away', () => {
    const named = renameLane(noLaneEdits, 'b', '  <b>SBC</b> ')
    expect(namesOf(named)).toEqual(['a', '<b>SBC</b>', 'c', 'd'])
    expect(renameLane(named, 'b', '<b>SBC</b>')).toBe(named)
    expect(namesOf(renameLane(named, 'b', ''))).toEqual(['a', 'b', 'c', 'd'])
  })

  it('given hidden lanes, then one lane at the right stands for them, and they come back to where they were', () => {
    const moved = moveLane(noLaneEdits, lanesOf(noLaneEdits), 'd', 0)
    const hidden = hideLane(hideLane(moved, 'd'), 'b')
    expect(namesOf(hidden)).toEqual(['a', 'c', '2 hidden hosts'])
    expect(hideLane(hidden, 'b')).toBe(hidden)
    expect(mergeLanes(hidden, lanesOf(hidden), 'a', 'hidden')).toBe(hidden)
    expect(namesOf(showAllLanes(hidden))).toEqual(['d', 'a', 'b', 'c'])
  })

  it('given a group with the name of another, then its name gets a number', () => {
    const twins = renameLane(renameLane(noLaneEdits, 'a', 'X'), 'c', 'X')
    const one = mergeLanes(twins, lanesOf(twins), 'a', 'b')
    const two = mergeLanes(one, lanesOf(one), 'c', 'd')
    expect(lanesOf(two).map(({ key }) => key)).toEqual(['group X', 'group X 2'])
  })
})
