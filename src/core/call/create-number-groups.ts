// Union–find over small whole numbers, with path halving and union by size: near-linear.

interface NumberGroups {
  readonly find: (node: number) => number
  /** The representative of both afterwards. */
  readonly join: (a: number, b: number) => number
}

/** Every number from 0 to below `count` begins as a group of its own. */
export const createNumberGroups = (count: number): NumberGroups => {
  const parents = Int32Array.from({ length: count }, (_, index) => index)
  const sizes = new Int32Array(count).fill(1)
  const parentOf = (node: number): number => parents[node] ?? node
  const find = (node: number): number => {
    let current = node
    while (parentOf(current) !== current) {
      parents[current] = parentOf(parentOf(current))
      current = parentOf(current)
    }
    return current
  }
  return {
    find,
    join: (a, b) => {
      const one = find(a)
      const other = find(b)
      if (one === other) return one
      const [root, child] = (sizes[one] ?? 0) >= (sizes[other] ?? 0) ? [one, other] : [other, one]
      parents[child] = root
      sizes[root] = (sizes[root] ?? 0) + (sizes[child] ?? 0)
      return root
    },
  }
}
