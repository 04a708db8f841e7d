// The vertical axis: where each row is, and where a long silence is said instead of shown.
import type { SilenceOptions } from './ladder-options'

export interface RowPlaces {
  /** By index of the item: rows from the top to the item's own top. */
  readonly ys: readonly number[]
  readonly silences: readonly Silence[]
  /** Rows of everything. */
  readonly height: number
}

interface Silence {
  /** Index of the item that ends the silence. */
  readonly before: number
  readonly y: number
}

export const rowHeight = 1
export const gapHeight = 0.5

/** A clock that jumps must not make a ladder that nobody can scroll. */
const maxStretch = 50

/** With fewer spans than these the long one would itself be the median. */
const leastSpansForMedian = 4

/** µs above which a silence is long. */
const thresholdFor = (
  spans: readonly number[],
  { leastMicros = 5_000_000, timesMedian = 10 }: SilenceOptions,
): number => {
  if (spans.length < leastSpansForMedian) return leastMicros
  const median = Float64Array.from(spans).sort()[Math.floor((spans.length - 1) / 2)] ?? 0
  return Math.max(leastMicros, median * timesMedian)
}

/** Times in µs and in order. One row each, more of it to scale where `microsPerRow` is given. */
export const placeRows = (
  times: readonly number[],
  silence: SilenceOptions | undefined,
  microsPerRow: number | undefined,
): RowPlaces => {
  const spans = times.slice(1).map((at, index) => at - (times[index] ?? at))
  const threshold = silence === undefined ? Infinity : thresholdFor(spans, silence)
  const hasScale = microsPerRow !== undefined && microsPerRow > 0
  const silences: Silence[] = []
  let bottom = 0
  const ys = times.map((_, index) => {
    const span = spans[index - 1] ?? 0
    if (span > threshold) {
      silences.push({ before: index, y: bottom })
      bottom += gapHeight
    } else if (hasScale) {
      bottom += Math.max(0, Math.min(maxStretch, span / microsPerRow) - rowHeight)
    }
    const y = bottom
    bottom += rowHeight
    return y
  })
  return { ys, silences, height: bottom }
}
