// One pcapng interface: its link type and its clock. https://www.ietf.org/archive/id/draft-ietf-opsawg-pcapng-02.html 4.2
import type { EpochMicros } from '../base/time'
import { readI64, readU16, readU32, readU8, type ByteOrder } from './byte-reader'
import { clampEpochMicros } from './capture-reading'
import { forEachOption } from './pcapng-options'

const IF_TSRESOL = 9
const IF_TSOFFSET = 14
/** Offset of the options within the body of an Interface Description Block. */
export const INTERFACE_OPTIONS_START = 8

export interface CaptureInterface {
  readonly linkType: number
  /** 0 means no limit. */
  readonly snapLength: number
  readonly ticksPerSecond: bigint
  /** Added to every time stamp. */
  readonly offsetSeconds: bigint
}

/** The top bit chooses between powers of two and of ten (if_tsresol); without the option, microseconds. */
const ticksOf = (resolution: number): bigint =>
  (resolution & 0x80) === 0 ? 10n ** BigInt(resolution) : 2n ** BigInt(resolution & 0x7f)

/** Reads the body of an Interface Description Block. */
export const readInterface = (body: Uint8Array, order: ByteOrder): CaptureInterface => {
  let ticksPerSecond = 1_000_000n
  let offsetSeconds = 0n
  forEachOption(body, INTERFACE_OPTIONS_START, order, (code, value) => {
    if (code === IF_TSRESOL && value.length === 1) ticksPerSecond = ticksOf(readU8(value, 0))
    if (code === IF_TSOFFSET && value.length === 8) offsetSeconds = readI64(value, 0, order)
  })
  return { linkType: readU16(body, 0, order), snapLength: readU32(body, 4, order), ticksPerSecond, offsetSeconds }
}

/** Time stamp of a packet on this interface, given as its two halves; rounded down to whole microseconds. */
export const microsOf = (link: CaptureInterface, high: number, low: number): EpochMicros => {
  if (link.offsetSeconds === 0n) {
    if (link.ticksPerSecond === 1_000_000n) return clampEpochMicros(high * 2 ** 32 + low)
    // Nanoseconds are what Linux writes. 2^32 is 4294967 × 1000 + 296, so that every term is exact
    // for all times that the clamp lets through.
    if (link.ticksPerSecond === 1_000_000_000n) {
      return clampEpochMicros(high * 4_294_967 + Math.floor((high * 296 + low) / 1000))
    }
  }
  const ticks = (BigInt(high) << 32n) | BigInt(low)
  return clampEpochMicros(Number((ticks * 1_000_000n) / link.ticksPerSecond + link.offsetSeconds * 1_000_000n))
}
