// The two lines of the gutter, and how slow an answer is.
import type { EpochMicros } from '../../../core/base/time'
import { lateMicros, slowMicros } from '../../../core/ladder/hue-of-rung'
import type { Settings } from '../../../shared/schema/settings'
import { formatClock, formatSpan, zoneName } from '../../ui/format-time'
import type { GutterTime } from '../../stores/ladder-views'

export interface Clock {
  readonly time: GutterTime
  readonly zone: Settings['timeZone']
  /** When the marked message was seen; undefined without a mark. */
  readonly markAt: EpochMicros | undefined
}

interface TimedRow {
  readonly at: EpochMicros
  /** µs */
  readonly sinceStart: number
  /** µs since the rung above; undefined for the first. */
  readonly sinceAbove: number | undefined
}

interface GutterWords {
  readonly first: string
  readonly second: string
  /** Which of the two is the delta. */
  readonly delta: 'first' | 'second'
}

/** Exact, so that one can be subtracted from another. */
const seconds = (micros: number): string => `${micros < 0 ? '−' : '+'}${(Math.abs(micros) / 1_000_000).toFixed(6)} s`

export const gutterWords = ({ at, sinceStart, sinceAbove }: TimedRow, { time, zone, markAt }: Clock): GutterWords => {
  const delta = sinceAbove === undefined ? '' : `+${formatSpan(sinceAbove)}`
  switch (time) {
    case 'clock':
      return { first: formatClock(at, zone), second: delta, delta: 'second' }
    case 'since-start':
      return { first: seconds(sinceStart), second: delta, delta: 'second' }
    case 'delta':
      return { first: delta || '+0 µs', second: formatClock(at, zone), delta: 'first' }
    case 'since-mark':
      return { first: markAt === undefined ? 'no mark' : seconds(at - markAt), second: delta, delta: 'second' }
  }
}

export const headOfGutter = ({ time, zone }: Clock, at: EpochMicros | undefined): string => {
  switch (time) {
    case 'clock':
      return `Time ${zoneName(zone, at === undefined ? undefined : at / 1000)}`
    case 'since-start':
      return 'Since start'
    case 'delta':
      return 'Delta'
    case 'since-mark':
      return 'From the mark'
  }
}

/** An answer slow enough for a caller to notice, or for a timer to have run out; a request comes when somebody wishes. */
export const latencyOf = (isRequest: boolean, sinceAbove: number | undefined): 'quick' | 'late' | 'slow' => {
  if (isRequest || sinceAbove === undefined || sinceAbove < lateMicros) return 'quick'
  return sinceAbove >= slowMicros ? 'slow' : 'late'
}
