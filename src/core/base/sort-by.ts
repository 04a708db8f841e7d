// Stable sorting by one number, which costs a single pass where the order is already there, as it is in most captures.

export const sortBy = <T>(items: readonly T[], numberOf: (item: T) => number): readonly T[] => {
  let before = -Infinity
  for (const item of items) {
    const number = numberOf(item)
    if (number < before) return items.toSorted((a, b) => numberOf(a) - numberOf(b))
    before = number
  }
  return items
}
