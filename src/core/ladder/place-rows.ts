// The vertical axis: where each row is, and where a long silence is said instead of shown.
import { chooseScale } from './choose-scale'
import type { SilenceOptions } from './ladder-options'

export interface RowPlaces {
  /** By index of the item: rows from the top to the item's own top. */
  readonly ys: readonly number[]
  readonly silences: readonly Silence[]
  /** Rows of everything. */
  readonly height: number
  /** µs that one row stands for; undefined where rows are not to scale. */
  readonly microsPerRow: number | undefined
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

/** Times in µs and in order. One row each, more of it to scale where `scale` is given: µs for a row, or what suits them. */
export const placeRows = (
  times: readonly number[],
  silence: SilenceOptions | undefined,
  scale: number | 'fit' | undefined,
): RowPlaces => {
  const spans = times.slice(1).map((at, index) => at - (times[index] ?? at))
  const threshold = silence === undefined ? Infinity : thresholdFor(spans, silence)
  const fitting = (): number | undefined =>
    chooseScale(
      spans.filter((span) => span <= threshold),
      times.length,
    )
  const microsPerRow = scale === 'fit' ? fitting() : scale !== undefined && scale > 0 ? scale : undefined
  const silences: Silence[] = []
  let bottom = 0
  const ys = times.map((_, index) => {
    const span = spans[index - 1] ?? 0
    if (span > threshold) {
      silences.push({ before: index, y: bottom })
      bottom += gapHeight
    } else if (microsPerRow !== undefined) {
      bottom += Math.max(0, Math.min(maxStretch, span / microsPerRow) - rowHeight)
    }
    const y = bottom
    bottom += rowHeight
    return y
  })
  return { ys, silences, height: bottom, microsPerRow }
}
