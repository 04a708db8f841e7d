// Which of several values on the left stands for which on the right: the order is kept, and of all such pairings the one
// with the most alike. A proxy that adds its Via on top must not make every Via below look changed.

/** Left times right; beyond, the n-th goes with the n-th. */
const maxComparisons = 1024

/** Characters that are looked at. */
const maxLength = 300

const wordsOf = (text: string): ReadonlySet<string> =>
  new Set(text.slice(0, maxLength).split(/[^\p{L}\p{N}_.%+~*!-]+/u))

/** Any pair is better than none, an equal one better than any two that are only alike. */
const alikeness = (a: ReadonlySet<string>, b: ReadonlySet<string>): number => {
  let shared = 0
  for (const word of a) if (b.has(word)) shared += 1
  return 0.1 + (2 * shared) / (a.size + b.size)
}
const equalScore = 3

export type Pair = readonly [left: number, right: number]

/** Pairs never cross; what is left alone on one side was added or moved. */
export const pairAlike = (left: readonly string[], right: readonly string[]): readonly Pair[] => {
  const rows = left.length
  const columns = right.length
  if (rows * columns > maxComparisons || (rows === 1 && columns === 1)) {
    return left.slice(0, columns).map((_, index): Pair => [index, index])
  }
  const leftWords = left.map(wordsOf)
  const rightWords = right.map(wordsOf)
  const none: ReadonlySet<string> = new Set()
  const score = (row: number, column: number): number =>
    left[row] === right[column] ? equalScore : alikeness(leftWords[row] ?? none, rightWords[column] ?? none)

  // best[row][column]: the most that the values from there on can give.
  const width = columns + 1
  const best = new Float64Array((rows + 1) * width)
  const bestAt = (row: number, column: number): number => best[row * width + column] ?? 0
  for (let row = rows - 1; row >= 0; row -= 1) {
    for (let column = columns - 1; column >= 0; column -= 1) {
      const paired = score(row, column) + bestAt(row + 1, column + 1)
      best[row * width + column] = Math.max(paired, bestAt(row + 1, column), bestAt(row, column + 1))
    }
  }
  const pairs: Pair[] = []
  for (let row = 0, column = 0; row < rows && column < columns;) {
    const here = bestAt(row, column)
    if (here === bestAt(row + 1, column)) row += 1
    else if (here === bestAt(row, column + 1)) column += 1
    else {
      pairs.push([row, column])
      row += 1
      column += 1
    }
  }
  return pairs
}
