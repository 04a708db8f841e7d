// How far the reader's clock is east of UTC at a moment.
import type { EpochMicros } from '../base/time'
import type { TimeOptions } from '../ladder/write-times'

/** Every zone changes its offset at a quarter of an hour, µs. */
const quarterMicros = 900_000_000

/** In µs. The last answer is remembered, since the messages of a capture are close together. */
export const clockOffset = (zone: TimeOptions['zone']): ((at: EpochMicros) => number) => {
  if (zone === 'utc') return () => 0
  let quarter = NaN
  let offset = 0
  return (at) => {
    const current = Math.floor(at / quarterMicros)
    if (current === quarter) return offset
    quarter = current
    // A damaged capture may hold times that no Date does.
    const minutes = new Date((current * quarterMicros) / 1000).getTimezoneOffset()
    offset = Number.isNaN(minutes) ? 0 : minutes * -60_000_000
    return offset
  }
}
