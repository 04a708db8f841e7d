// The delays at which messages come again, for a hop whose second capture point may have another clock.
import { delayJitterMicros } from './is-timer-delay'

/** Where the same message is seen: indices into messages in order of time. */
export interface Sightings {
  /** Of each message, the first one that is the same; its own index when it is the first. */
  readonly first: Int32Array
  /** Of each message, the next one that is the same; 0 when there is none. */
  readonly next: Int32Array
  /** When each message was seen, in µs. */
  readonly at: (index: number) => number
}

/** INVITE goes out seven times, other requests eleven (RFC 3261 17.1): a second point's first sighting comes soon enough. */
const maxSightings = 16

/** Four suffice: the timers bring several delays only where much is sent again, and then the skew has votes from all. */
const maxDelays = 4

interface Votes {
  count: number
  sum: number
}

/** The delays in µs at which most messages come again after they are first seen, most frequent first. Linear. */
export const listDelays = (indices: readonly number[], { first, next, at }: Sightings): readonly number[] => {
  const bins = new Map<number, Votes>()
  for (const head of indices) {
    if (first[head] !== head) continue
    let again = next[head] ?? 0
    for (let seen = 0; again !== 0 && seen < maxSightings; seen++) {
      const delay = at(again) - at(head)
      if (delay > delayJitterMicros) {
        const bin = Math.floor(delay / delayJitterMicros)
        const votes = bins.get(bin)
        if (votes === undefined) bins.set(bin, { count: 1, sum: delay })
        else {
          votes.count += 1
          votes.sum += delay
        }
      }
      again = next[again] ?? 0
    }
  }
  const delays: number[] = []
  while (delays.length < maxDelays) {
    let most = 0
    let best = 0
    for (const [bin, { count, sum }] of bins) {
      // Jitter of twice the width of a bin spreads one delay over three of them.
      const below = bins.get(bin - 1)
      const above = bins.get(bin + 1)
      const total = count + (below?.count ?? 0) + (above?.count ?? 0)
      const mean = (sum + (below?.sum ?? 0) + (above?.sum ?? 0)) / total
      if (total > most && delays.every((delay) => Math.abs(mean - delay) > delayJitterMicros)) {
        most = total
        best = mean
      }
    }
    if (most === 0) break
    delays.push(best)
  }
  return delays
}
