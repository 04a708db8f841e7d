// Binary search: how many items at the head of a sorted list come before what is looked for.

/** `isBefore` must hold for a first part of the list and for nothing behind it. Logarithmic. */
export const countWhile = <T>(sorted: readonly T[], isBefore: (item: T) => boolean): number => {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >>> 1
    const item = sorted[middle]
    if (item !== undefined && isBefore(item)) low = middle + 1
    else high = middle
  }
  return low
}
