// Moves recorded calls onto the present. Every packet of a call is shifted by the same whole number of seconds, so that
// distances and microseconds stay as recorded, and records and captures made from them agree to the microsecond.
import { asEpochMicros } from '../../core/base/time'
import type { RecordedCall } from './recorded-call'

const microsPerSecond = 1_000_000

/**
 * `startedAt`: when the simulator started, in milliseconds since the epoch. A call that is longer than its `minutesAgo`
 * ends at the start instead, since nothing can have been captured in the future.
 */
export const placeCall = (call: RecordedCall, startedAt: number): RecordedCall => {
  const { entry, packets } = call
  let first = Infinity
  let last = -Infinity
  for (const { at } of packets) {
    first = Math.min(first, at)
    last = Math.max(last, at)
  }
  const wanted = startedAt * 1000 - entry.minutesAgo * 60 * microsPerSecond
  const latest = startedAt * 1000 - (last - first)
  const shift = Math.floor((Math.min(wanted, latest) - first) / microsPerSecond) * microsPerSecond
  return { entry, packets: packets.map((packet) => ({ ...packet, at: asEpochMicros(packet.at + shift) })) }
}
