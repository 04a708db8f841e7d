// How much time one row stands for where rows are spaced by time.

/** Rows of space that all spans together may take: for each rung, for a short call, and at most. */
const roomPerRow = 2
const leastRoom = 20
const mostRoom = 4000

/** The next of 1, 2, 5, 10, 20, … that is not below: a scale that can be said and reckoned with. */
const roundUp = (micros: number): number => {
  const power = 10 ** Math.floor(Math.log10(micros))
  return [1, 2, 5].map((step) => step * power).find((step) => step >= micros) ?? 10 * power
}

/**
 * µs for one row; undefined where there is no time between rows. `spans` in µs, without the silences that are not to scale.
 * However long the call is, its rows take no more than 4000 rows of space between them.
 */
export const chooseScale = (spans: readonly number[], rows: number): number | undefined => {
  const total = spans.reduce((sum, span) => sum + Math.max(0, span), 0)
  const room = Math.max(leastRoom, Math.min(mostRoom, rows * roomPerRow))
  return total > 0 && Number.isFinite(total) ? Math.max(1, roundUp(total / room)) : undefined
}

/** Exact, since a scale is a round span: e.g. `50 ms`. */
export const nameScale = (micros: number): string => {
  if (micros < 1000) return `${micros} µs`
  return micros < 1_000_000 ? `${micros / 1000} ms` : `${micros / 1_000_000} s`
}
