import { describe, expect, it } from 'vitest'
import { orderLanes, type Traffic } from './order-lanes'

const arrows = (isOpening: boolean, ...pairs: readonly (readonly [from: number, to: number])[]): readonly Traffic[] =>
  pairs.map(([from, to]) => ({ from, to, isOpening }))

describe('orderLanes', () => {
  it('given lanes without a better order, then they stay as they appear', () => {
    expect([
      orderLanes(3, arrows(true, [0, 1], [1, 2])),
      orderLanes(3, []),
      orderLanes(2, arrows(true, [1, 0])),
    ]).toEqual([
      [0, 1, 2],
      [0, 1, 2],
      [1, 0],
    ])
  })

  it('given a chain in any order, then neighbours stand together, in the direction of its calls', () => {
    expect(orderLanes(5, arrows(true, [3, 0], [0, 4], [4, 1], [1, 2]))).toEqual([3, 0, 4, 1, 2])
  })

  it('given a hub, then it stands between those whom it serves', () => {
    const order = orderLanes(5, arrows(false, [0, 1], [0, 2], [0, 3], [0, 4]))
    expect(order[2]).toBe(0)
  })

  it('given more lanes than an order helps, then they stay as they appear', () => {
    const many = Array.from({ length: 100 }, (_, lane) => lane)
    expect(orderLanes(100, arrows(true, [99, 0]))).toEqual(many)
  })
})
