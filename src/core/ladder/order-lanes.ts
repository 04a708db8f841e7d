// An order of lanes in which arrows are short and calls go from left to right.

/** What goes from one lane to another, by their numbers. */
export interface Traffic {
  readonly from: number
  readonly to: number
  /** A request outside of a dialog: it says who calls whom (RFC 3261 8.1.1.2: no To tag). */
  readonly isOpening: boolean
}

/** Beyond this many lanes no order makes a ladder easy, and trying would take noticeable time. */
const maxLanesOrdered = 64
const maxRounds = 8

/** An opening that goes to the left weighs as much as an arrow longer by so many lanes. */
const leftwardCost = 2

/** Each lane, and to its right those that it calls; those that nobody calls begin. The depth is that of the lanes, bounded. */
const followCalls = (count: number, traffic: readonly Traffic[]): readonly number[] => {
  const callees = Array.from({ length: count }, () => new Set<number>())
  const called = new Set<number>()
  for (const { from, to, isOpening } of traffic) {
    if (!isOpening || from === to) continue
    callees[from]?.add(to)
    called.add(to)
  }
  const order = new Set<number>()
  const visit = (lane: number): void => {
    if (order.has(lane)) return
    order.add(lane)
    callees[lane]?.forEach(visit)
  }
  callees.forEach((_, lane) => {
    if (!called.has(lane)) visit(lane)
  })
  // What is left are circles.
  callees.forEach((_, lane) => visit(lane))
  return [...order]
}

/**
 * Numbers of the lanes from left to right, beginning with 0, 1, 2 … or along the calls: each lane in turn goes where the total length of arrows
 * becomes least, until nothing becomes better. Linear in the traffic, cubic in the lanes, of which there are few.
 */
export const orderLanes = (count: number, traffic: readonly Traffic[]): readonly number[] => {
  const appearance = Array.from({ length: count }, (_, lane) => lane)
  if (count > maxLanesOrdered || count < 2) return appearance
  const messages = new Float64Array(count * count)
  const openings = new Float64Array(count * count)
  const add = (to: Float64Array, row: number, column: number): void => {
    to[row * count + column] = (to[row * count + column] ?? 0) + 1
  }
  for (const { from, to, isOpening } of traffic) {
    if (from === to) continue
    add(messages, from, to)
    add(messages, to, from)
    if (isOpening) add(openings, from, to)
  }
  const at = (table: Float64Array, row: number, column: number): number => table[row * count + column] ?? 0

  /** What the cost changes by when the lane at `place` and the next one change places. */
  const costOfSwap = (lanes: readonly number[], place: number): number => {
    const left = lanes[place] ?? 0
    const right = lanes[place + 1] ?? 0
    let cost = leftwardCost * (at(openings, left, right) - at(openings, right, left))
    lanes.forEach((other, position) => {
      if (other === left || other === right) return
      const pull = at(messages, left, other) - at(messages, right, other)
      cost += position < place ? pull : -pull
    })
    return cost
  }
  const swap = (lanes: number[], place: number): void => {
    const [left = 0, right = 0] = lanes.slice(place, place + 2)
    lanes.splice(place, 2, right, left)
  }
  /** Moves one lane to its best place, and says what the cost changes by; 0 where it stays. */
  const settle = (order: number[], lane: number): number => {
    const start = order.indexOf(lane)
    let best = { cost: 0, place: start }
    for (const step of [-1, 1] as const) {
      const lanes = [...order]
      let cost = 0
      for (let place = start; place + step >= 0 && place + step < count; place += step) {
        const left = Math.min(place, place + step)
        cost += costOfSwap(lanes, left)
        swap(lanes, left)
        if (cost < best.cost) best = { cost, place: place + step }
      }
    }
    order.splice(start, 1)
    order.splice(best.place, 0, lane)
    return best.cost
  }
  const improve = (start: readonly number[]): readonly number[] => {
    const order = [...start]
    for (let round = 0; round < maxRounds; round++) {
      let change = 0
      for (let lane = 0; lane < count; lane++) change += settle(order, lane)
      if (change === 0) break
    }
    return order
  }
  const costOf = (order: readonly number[]): number => {
    let cost = 0
    order.forEach((right, place) => {
      for (let before = 0; before < place; before++) {
        const left = order[before] ?? 0
        cost += at(messages, left, right) * (place - before) + leftwardCost * at(openings, right, left)
      }
    })
    return cost
  }
  const asTheyAppear = improve(appearance)
  // Lanes that move one by one never take a chain of hosts apart that stands in the wrong place as a whole.
  const alongCalls = improve(followCalls(count, traffic))
  return costOf(alongCalls) < costOf(asTheyAppear) ? alongCalls : asTheyAppear
}
