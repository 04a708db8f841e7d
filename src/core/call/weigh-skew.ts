// What speaks for the messages of two hosts being seen by a second capture point whose clock is off by a given time.
import { delayJitterMicros } from './is-timer-delay'
import type { Sightings } from './list-delays'
import { isOfInvite, isRequest, statusOf, type CallFacts } from './trace-message'

/** What a sighting is to a pair of capture points. `leftOver` is one without a partner where others of the message have one. */
export const sightingKinds = { alone: 0, original: 1, copy: 2, leftOver: 3 } as const

export interface SkewEvidence {
  /** Different messages that were sent once and seen twice, at the delay. */
  readonly whole: number
  /** Sightings with a partner at the delay. */
  readonly pairs: number
  /** Sightings without one, where both points were seeing messages. */
  readonly missing: number
  /** Pairs of a message that nobody sends again by a timer of its own: ACK, 1xx, the answer to another request than INVITE. */
  readonly untimed: number
}

const isUntimed = (message: CallFacts): boolean => {
  const status = statusOf(message)
  if (status === undefined) return isRequest(message, 'ACK')
  return status < 200 || !isOfInvite(message)
}

/** Finds the partners of one message's sightings, the earliest first, and writes into `kinds`. */
const pairSightings = (head: number, delay: number, { next, at }: Sightings, kinds: Uint8Array): void => {
  let target = next[head] ?? 0
  let index = head
  do {
    if (kinds[index] !== sightingKinds.copy) {
      const due = at(index) + delay
      while (target !== 0 && at(target) < due - delayJitterMicros) target = next[target] ?? 0
      if (target !== 0 && at(target) <= due + delayJitterMicros) {
        kinds[index] = sightingKinds.original
        kinds[target] = sightingKinds.copy
        target = next[target] ?? 0
      }
    }
    index = next[index] ?? 0
  } while (index !== 0)
}

/**
 * Takes the messages between two hosts, `indices` in order of time, as seen again `delay` µs later, and writes what each
 * sighting would be into `kinds`, which must be zero for them. Linear.
 */
export const weighSkew = (
  messages: readonly CallFacts[],
  indices: readonly number[],
  sightings: Sightings,
  delay: number,
  kinds: Uint8Array,
): SkewEvidence => {
  const { first, next, at } = sightings
  let whole = 0
  let pairs = 0
  let missing = 0
  let from = Infinity
  let to = -Infinity

  for (const head of indices) {
    if (first[head] !== head || next[head] === 0) continue
    pairSightings(head, delay, sightings, kinds)
    let paired = 0
    let sendings = 0
    let sentAt = -Infinity
    for (let index = head; ; index = next[index] ?? 0) {
      if (kinds[index] === sightingKinds.original) {
        paired += 1
        // A point may see everything twice.
        if (at(index) - sentAt > delayJitterMicros) sendings += 1
        sentAt = at(index)
        from = Math.min(from, at(index))
        to = Math.max(to, at(index))
      }
      if (next[index] === 0) break
    }
    if (paired === 0) continue
    pairs += paired
    // Half a schedule of retransmissions fits many delays; so what is left over of a message speaks against all of it.
    let lone = 0
    let before = -Infinity
    for (let index = head; ; index = next[index] ?? 0) {
      if (kinds[index] === sightingKinds.alone) {
        kinds[index] = sightingKinds.leftOver
        if (at(index) - before > delayJitterMicros) lone += 1
      }
      before = at(index)
      if (next[index] === 0) break
    }
    missing += lone
    // Who sends at even intervals pairs off with himself.
    if (lone === 0 && sendings === 1) whole += 1
  }
  let untimed = 0
  if (whole === 0) return { whole, pairs, missing, untimed }

  for (const index of indices) {
    const message = messages[index]
    const kind = kinds[index]
    if (message === undefined) continue
    if (kind === sightingKinds.alone) {
      const seen = message.at
      if ((seen >= from && seen <= to) || (seen >= from + delay && seen <= to + delay)) missing += 1
    } else if (kind === sightingKinds.copy && isUntimed(message)) untimed += 1
  }
  return { whole, pairs, missing, untimed }
}
