// One RTP packet out of a datagram, known by what its bytes say (RFC 3550 5.1).
import { hasBytes, readU16, readU32, readU8 } from '../capture/byte-reader'

export interface RtpPacket {
  readonly payloadType: number
  /** 16 bits, wraps. */
  readonly sequence: number
  /** 32 bits in units of the payload's clock, wraps. */
  readonly timestamp: number
  readonly ssrc: number
  /** View without header, extension and padding. */
  readonly payload: Uint8Array
  /** Bytes of the whole packet as captured, header included. */
  readonly length: number
}

const FIXED_HEADER_BYTES = 12

/** With their top bit taken for the marker, RTCP's types 192 to 223 read as these; RTP keeps clear of them (RFC 5761 4). */
const isReservedForRtcp = (payloadType: number): boolean => payloadType >= 64 && payloadType <= 95

/** End of the header with its contributing sources and its extension (RFC 3550 5.3.1). */
const headerEnd = (bytes: Uint8Array): number => {
  const first = readU8(bytes, 0)
  const end = FIXED_HEADER_BYTES + (first & 0x0f) * 4
  return (first & 0x10) === 0 ? end : end + 4 + readU16(bytes, end + 2) * 4
}

/** Undefined for anything that cannot be RTP. What passes may still be chance: a single packet proves little. */
export const parseRtp = (bytes: Uint8Array): RtpPacket | undefined => {
  const first = readU8(bytes, 0)
  if (!hasBytes(bytes, 0, FIXED_HEADER_BYTES) || first >> 6 !== 2) return undefined
  const payloadType = readU8(bytes, 1) & 0x7f
  const start = headerEnd(bytes)
  const padding = (first & 0x20) === 0 ? 0 : readU8(bytes, bytes.length - 1)
  const hasWrongPadding = (first & 0x20) !== 0 && padding === 0
  if (isReservedForRtcp(payloadType) || hasWrongPadding || start + padding > bytes.length) return undefined
  return {
    payloadType,
    sequence: readU16(bytes, 2),
    timestamp: readU32(bytes, 4),
    ssrc: readU32(bytes, 8),
    payload: bytes.subarray(start, bytes.length - padding),
    length: bytes.length,
  }
}
