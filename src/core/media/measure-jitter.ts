// Interarrival jitter (RFC 3550 A.8) of packets whose clock rate is not known until the call's SDP has been read.
import type { EpochMicros } from '../base/time'

interface Jitter {
  readonly meanMs: number
  readonly maxMs: number
}

export interface JitterMeter {
  readonly push: (at: EpochMicros, timestamp: number) => void
  /** `clockRate` in Hz; undefined for a rate that no codec in use has, and before the second packet. */
  readonly read: (clockRate: number) => Jitter | undefined
}

/**
 * Hz. The formula takes absolute values, so no rate can be put in afterwards; a running figure for every rate that RTP
 * payload formats use costs less memory than keeping the packets.
 */
const clockRates: readonly number[] = [8000, 11_025, 16_000, 22_050, 24_000, 32_000, 44_100, 48_000, 90_000]

export const createJitterMeter = (): JitterMeter => {
  let last: { readonly at: number; readonly timestamp: number } | undefined
  let steps = 0
  // Microseconds, one of each per clock rate.
  const current = new Float64Array(clockRates.length)
  const sum = new Float64Array(clockRates.length)
  const max = new Float64Array(clockRates.length)

  return {
    push: (at, timestamp) => {
      const before = last
      last = { at, timestamp }
      if (before === undefined) return
      steps += 1
      // Signed 32 bits: right across a wrap, and for a packet that comes late.
      const units = (timestamp - before.timestamp) | 0
      clockRates.forEach((rate, index) => {
        const difference = Math.abs(at - before.at - (units * 1e6) / rate)
        const jitter = (current[index] ?? 0) + (difference - (current[index] ?? 0)) / 16
        current[index] = jitter
        sum[index] = (sum[index] ?? 0) + jitter
        max[index] = Math.max(max[index] ?? 0, jitter)
      })
    },
    read: (clockRate) => {
      const index = clockRates.indexOf(clockRate)
      if (index < 0 || steps === 0) return undefined
      return { meanMs: (sum[index] ?? 0) / steps / 1000, maxMs: (max[index] ?? 0) / 1000 }
    },
  }
}
