// One pcapng interface: its link type and its clock. https://www.ietf.org/archive/id/draft-ietf-opsawg-pcapng-02.html 4.2
import type { EpochMicros } from '../base/time'
import { hasBytes, readI64, readU16, readU32, readU8, type ByteOrder } from './byte-reader'
import { clampEpochMicros } from './capture-reading'

const END_OF_OPTIONS = 0
const IF_TSRESOL = 9
const IF_TSOFFSET = 14
const OPTIONS_START = 8

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

/** Reads the body of an Interface Description Block. Options that do not fit the block end the list. */
export const readInterface = (body: Uint8Array, order: ByteOrder): CaptureInterface => {
  let ticksPerSecond = 1_000_000n
  let offsetSeconds = 0n
  let offset = OPTIONS_START
  while (hasBytes(body, offset, 4)) {
    const code = readU16(body, offset, order)
    const length = readU16(body, offset + 2, order)
    const value = offset + 4
    if (code === END_OF_OPTIONS || !hasBytes(body, value, length)) break
    if (code === IF_TSRESOL && length === 1) ticksPerSecond = ticksOf(readU8(body, value))
    if (code === IF_TSOFFSET && length === 8) offsetSeconds = readI64(body, value, order)
    offset = value + Math.ceil(length / 4) * 4
  }
  return { linkType: readU16(body, 0, order), snapLength: readU32(body, 4, order), ticksPerSecond, offsetSeconds }
}

/** Time stamp of a packet on this interface, given as its two halves; rounded down to whole microseconds. */
export const microsOf = (link: CaptureInterface, high: number, low: number): EpochMicros => {
  if (link.ticksPerSecond === 1_000_000n && link.offsetSeconds === 0n) return clampEpochMicros(high * 2 ** 32 + low)
  const ticks = (BigInt(high) << 32n) | BigInt(low)
  return clampEpochMicros(Number((ticks * 1_000_000n) / link.ticksPerSecond + link.offsetSeconds * 1_000_000n))
}
