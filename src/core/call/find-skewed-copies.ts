// Copies that a second capture point with another clock made: all that two hosts say comes again after one same delay.
import { delayJitterMicros, isTimerDelay, longestFirstGapMicros } from './is-timer-delay'
import { listDelays, type Sightings } from './list-delays'
import { hasProvenCopy } from './prove-copies'
import type { CallFacts } from './trace-message'
import { sightingKinds, weighSkew, type SkewEvidence } from './weigh-skew'

/** Below this, chance and one odd sender explain too much. A proof stands for one message: INVITE, 503, ACK is a whole call. */
const leastMessages = 4

/** A second point may have missed one message in ten. */
const isNearlyAll = ({ pairs, missing }: SkewEvidence): boolean => missing * 10 <= pairs

/**
 * Whether the evidence is enough that a second point, and not the senders, brought the messages again after `delay` µs.
 *
 * At a delay of the timers' defaults (500 ms, 1, 1.5, 2, 3.5, 4 s …; see `isTimerDelay`) nothing is: where the way is longer
 * than T1, every INVITE comes twice with its 100, every 200 with its ACK and every BYE with its 200, all at T1. A clock that
 * is off by just such a time is rarer than that, so the messages stay retransmissions.
 *
 * A host may have another T1 (RFC 3261 17.1.1.1), and over a long way the same happens at that: up to the longest T1 in use
 * one pair at least must be such as no sender can bring about. Beyond it no first gap is left to which all could agree.
 */
const isConvincing = (evidence: SkewEvidence, delay: number, isProven: () => boolean): boolean => {
  const { whole, untimed } = evidence
  if (!isNearlyAll(evidence) || untimed === 0 || whole < leastMessages - 1) return false
  return (delay > longestFirstGapMicros && whole >= leastMessages) || isProven()
}

/** Delays that are tried on all hosts, each at the cost of a pass; few capture points are merged into one file. */
const maxKnown = 4

/** Indices of messages for every two hosts that talk, in either direction: points differ in what they see by hosts. */
const groupByHosts = (messages: readonly CallFacts[]): readonly (readonly number[])[] => {
  const groups: number[][] = []
  const byLower = new Map<string, Map<string, number[]>>()
  messages.forEach(({ source, destination }, index) => {
    const isUp = source.address <= destination.address
    const lower = isUp ? source.address : destination.address
    const upper = isUp ? destination.address : source.address
    let byUpper = byLower.get(lower)
    if (byUpper === undefined) byLower.set(lower, (byUpper = new Map<string, number[]>()))
    const group = byUpper.get(upper)
    if (group !== undefined) group.push(index)
    else {
      const made = [index]
      byUpper.set(upper, made)
      groups.push(made)
    }
  })
  return groups
}

/**
 * What each message is to a pair of capture points, one of `sightingKinds` each. Linear.
 * A delay is found between two hosts and over all their calls, since it is the points' and not the calls'; once found, it
 * holds for all hosts that both points see, however little these say. A hop has two ends, so no third point is looked for;
 * a clock that drifts by more than ± 30 ms during the capture is not followed.
 */
export const findSkewedCopies = (messages: readonly CallFacts[], sightings: Sightings): Uint8Array => {
  const kinds = new Uint8Array(messages.length)

  const tryDelay = (
    indices: readonly number[],
    delay: number,
    isEnough: (evidence: SkewEvidence) => boolean,
  ): boolean => {
    const hasCopies = isEnough(weighSkew(messages, indices, sightings, delay, kinds))
    if (!hasCopies) for (const index of indices) kinds[index] = sightingKinds.alone
    return hasCopies
  }

  const known: number[] = []
  const undecided = groupByHosts(messages).filter((indices) => {
    const isProven = (): boolean => hasProvenCopy(messages, indices, kinds)
    const delay = listDelays(indices, sightings).find(
      (candidate) =>
        !isTimerDelay(candidate) &&
        tryDelay(indices, candidate, (evidence) => isConvincing(evidence, candidate, isProven)),
    )
    if (delay === undefined) return true
    const isNew = known.every((other) => Math.abs(other - delay) > delayJitterMicros)
    if (isNew && known.length < maxKnown) known.push(delay)
    return false
  })
  for (const indices of undecided) {
    known.some((delay) => tryDelay(indices, delay, (evidence) => evidence.whole > 0 && isNearlyAll(evidence)))
  }
  return kinds
}
