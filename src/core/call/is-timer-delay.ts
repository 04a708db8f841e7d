// How long after a message SIP itself may send it again (RFC 3261 17.1, 13.3.1.4; RFC 3262 3).
import { sixtyFourT1Micros } from './expire-transaction'

/** How far a delay may stray from its nominal value, in µs: the network between two capture points, a busy host's timer. */
export const delayJitterMicros = 30_000

const aboutMicros = 2 * delayJitterMicros
const t1 = 500_000
const t2 = 4_000_000

/** Longest first gap of any profile in use, in µs: IMS has T1 = 2 s (3GPP TS 24.229 7.7); most hosts have 500 ms or less. */
export const longestFirstGapMicros = 2_000_000 + aboutMicros

/** By then every transaction has given up (timers B, F, H). */
const longestMicros = sixtyFourT1Micros + aboutMicros

const isAbout = (micros: number, nominal: number): boolean => Math.abs(micros - nominal) <= aboutMicros

/**
 * Whether messages this many µs apart may be retransmissions by the timers' defaults, within ± 60 ms. Gaps double from T1
 * = 500 ms (0.5, 1, 2, 4, 8, 16 s) or stay at T2 = 4 s; a message comes 0.5, 1.5, 3.5, 7.5 … s after the first of it, or any
 * number of T2 after one of those that follow.
 */
export const isTimerDelay = (micros: number): boolean => {
  if (micros > longestMicros) return false
  if ([t1, 2 * t1, 3 * t1, 4 * t1].some((nominal) => isAbout(micros, nominal))) return true
  const turns = Math.round(micros / t2)
  return turns > 0 && (isAbout(micros, turns * t2) || isAbout(micros, turns * t2 - t1))
}
