// A message repeats another when the same hop sent the same transaction's same message before (RFC 3261 17).
// Known from metadata alone, so that the ladder can say it before the pcap is there.
import { findFirstSightings } from './find-first-sightings'
import { findSkewedCopies } from './find-skewed-copies'
import type { CallFacts } from './trace-message'
import { sightingKinds } from './weigh-skew'

/** What a message repeats, and whether its sender sent it again or a second capture point saw it. */
export interface Repeat<Id> {
  readonly kind: 'retransmission' | 'copy'
  readonly of: Id
}

/**
 * No sender repeats itself this soon: the shortest timer of SIP is T1 = 500 ms (RFC 3261 17.1.1.1), and those who tune it
 * stay above the round-trip time. Two capture points on one host or mirror port are microseconds to milliseconds apart.
 */
const copyMicros = 30_000

const noneSkewed = new Uint8Array(0)

/**
 * Index of each repeating message → the first that it repeats, as an index too. Messages must be in order of time. Linear.
 * What comes again within milliseconds is a copy; what comes later is one when `findSkewedCopies` finds a clock that is off.
 */
export const findRepeats = (messages: readonly CallFacts[]): ReadonlyMap<number, Repeat<number>> => {
  const at = (index: number): number => messages[index]?.at ?? 0
  const first = findFirstSightings(messages)
  const next = new Int32Array(messages.length)
  /** Of each first message, the latest that is the same. */
  const last = Int32Array.from(first)
  let late = 0
  first.forEach((of, index) => {
    if (of === index) return
    const before = last[of] ?? of
    next[before] = index
    if (at(index) - at(before) > copyMicros) late += 1
    last[of] = index
  })

  const skewed = late > 0 ? findSkewedCopies(messages, { first, next, at }) : noneSkewed
  const repeats = new Map<number, Repeat<number>>()
  /** Of each first message, the latest that is the same and is no copy of a skewed clock. */
  const lastOwn = Int32Array.from(first)
  first.forEach((of, index) => {
    const kind = skewed[index]
    const isSkewed = kind === sightingKinds.copy
    if (of !== index) {
      // Another clock may put a copy right before a retransmission; one that has a copy of its own is none of that copy.
      const before = (kind === sightingKinds.original ? lastOwn[of] : last[of]) ?? of
      const isCopy = isSkewed || at(index) - at(before) <= copyMicros
      repeats.set(index, { kind: isCopy ? 'copy' : 'retransmission', of })
    }
    last[of] = index
    if (!isSkewed) lastOwn[of] = index
  })
  return repeats
}
