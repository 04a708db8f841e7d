// The known word that a mistyped one was probably meant to be.

/** Longer words are no mistyped names; this also bounds the work. */
const maxLength = 24

/** Insertions, deletions, replacements and swaps of neighbours that make one word of the other. */
const distance = (from: string, to: string): number => {
  let before: readonly number[] = []
  let above: readonly number[] = Array.from({ length: to.length + 1 }, (_, index) => index)
  for (let row = 1; row <= from.length; row += 1) {
    const current = [row]
    for (let column = 1; column <= to.length; column += 1) {
      const same = from[row - 1] === to[column - 1]
      const swapped = row > 1 && column > 1 && from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1]
      current.push(
        Math.min(
          (above[column] ?? 0) + 1,
          (current[column - 1] ?? 0) + 1,
          (above[column - 1] ?? 0) + (same ? 0 : 1),
          swapped ? (before[column - 2] ?? 0) + 1 : Infinity,
        ),
      )
    }
    before = above
    above = current
  }
  return above[to.length] ?? 0
}

/** One that starts with the typed text, else the closest within a third of its letters; case makes no difference. */
export const findNearest = (typed: string, candidates: readonly string[]): string | undefined => {
  const lower = typed.toLowerCase()
  if (lower === '' || lower.length > maxLength) return undefined
  const longer = candidates.find((candidate) => candidate.toLowerCase().startsWith(lower))
  if (longer !== undefined) return longer
  let nearest: string | undefined
  let least = Math.max(1, Math.floor(lower.length / 3)) + 1
  for (const candidate of candidates) {
    if (candidate.length > maxLength) continue
    const steps = distance(lower, candidate.toLowerCase())
    if (steps >= least || steps >= candidate.length) continue
    nearest = candidate
    least = steps
  }
  return nearest
}
