// IPv4 (RFC 791) and IPv6 (RFC 8200) headers, extension headers included. Does not look into the payload.
import { hasBytes, readU16, readU32, readU8 } from './byte-reader'
import { formatIpv4, formatIpv6 } from './ip-address'

const MAX_EXTENSION_HEADERS = 16
/** What a length of 16 bits can count. */
const LONGEST = 65_535

interface FragmentPosition {
  /** IPv4: 16 bits, IPv6: 32 bits; the same for all parts of one packet. */
  readonly id: number
  /** In bytes from the start of the whole payload. */
  readonly offset: number
  readonly hasMore: boolean
}

export interface IpPacket {
  readonly source: string
  readonly destination: string
  /** IANA protocol number of the payload. */
  readonly protocol: number
  /** Captured bytes, without link padding. */
  readonly payload: Uint8Array
  /** Captured bytes to the end of the frame, perhaps with link padding. Absent for fragments and what is made of them. */
  readonly captured?: Uint8Array | undefined
  /** Length on the wire; more than the payload where the capture cut the packet. */
  readonly payloadLength: number
  readonly fragment: FragmentPosition | undefined
}

/**
 * Length of the whole packet, given what its header says. What cannot be gives way to what was captured: no room for the
 * headers, as segmentation offload on the sending host and some exports leave behind, or more bytes than the field counts.
 */
const totalOf = (claimed: number, headersEnd: number, longest: number, captured: number): number =>
  claimed < headersEnd || captured > longest ? captured : claimed

/** All bytes from `start` on; mostly these are the payload, and then no view is made. */
const withRest = (payload: Uint8Array, bytes: Uint8Array, start: number): Uint8Array =>
  start + payload.length === bytes.length ? payload : bytes.subarray(start)

const decodeIpv4 = (bytes: Uint8Array): IpPacket | undefined => {
  const headerLength = (readU8(bytes, 0) & 0x0f) * 4
  if (headerLength < 20 || !hasBytes(bytes, 0, headerLength)) return undefined
  const totalLength = totalOf(readU16(bytes, 2), headerLength, LONGEST, bytes.length)
  const flags = readU16(bytes, 6)
  const offset = (flags & 0x1fff) * 8
  const hasMore = (flags & 0x2000) !== 0
  const isFragment = hasMore || offset > 0
  const payload = bytes.subarray(headerLength, totalLength)
  return {
    source: formatIpv4(bytes, 12),
    destination: formatIpv4(bytes, 16),
    protocol: readU8(bytes, 9),
    payload,
    payloadLength: totalLength - headerLength,
    fragment: isFragment ? { id: readU16(bytes, 4), offset, hasMore } : undefined,
    captured: isFragment ? undefined : withRest(payload, bytes, headerLength),
  }
}

interface Extensions {
  readonly protocol: number
  readonly end: number
  readonly fragment: FragmentPosition | undefined
}

/** Walks the chain of extension headers (RFC 8200 4, Authentication Header RFC 4302 2). Stops at a fragment header. */
const walkExtensions = (bytes: Uint8Array): Extensions | undefined => {
  let protocol = readU8(bytes, 6)
  let offset = 40
  let fragment: FragmentPosition | undefined
  for (let count = 0; count < MAX_EXTENSION_HEADERS; count++) {
    switch (protocol) {
      case 0:
      case 43:
      case 60:
      case 135:
      case 51: {
        if (!hasBytes(bytes, offset, 8)) return undefined
        const units = readU8(bytes, offset + 1)
        const length = protocol === 51 ? (units + 2) * 4 : (units + 1) * 8
        protocol = readU8(bytes, offset)
        offset += length
        break
      }
      case 44: {
        if (!hasBytes(bytes, offset, 8)) return undefined
        const position = readU16(bytes, offset + 2)
        fragment = { id: readU32(bytes, offset + 4), offset: position & 0xfff8, hasMore: (position & 1) === 1 }
        protocol = readU8(bytes, offset)
        offset += 8
        // A fragment that is the whole packet (RFC 6946) needs no reassembly.
        if (!fragment.hasMore && fragment.offset === 0) fragment = undefined
        if (fragment !== undefined) return { protocol, end: offset, fragment }
        break
      }
      default:
        return { protocol, end: offset, fragment }
    }
  }
  return undefined
}

const decodeIpv6 = (bytes: Uint8Array): IpPacket | undefined => {
  if (!hasBytes(bytes, 0, 40)) return undefined
  const extensions = walkExtensions(bytes)
  if (extensions === undefined) return undefined
  if (extensions.end > bytes.length) return undefined
  // A payload length of zero is a jumbogram's (RFC 2675 3), or offload's.
  const claimed = readU16(bytes, 4) === 0 ? 0 : 40 + readU16(bytes, 4)
  const totalLength = totalOf(claimed, extensions.end, 40 + LONGEST, bytes.length)
  const payload = bytes.subarray(extensions.end, totalLength)
  return {
    source: formatIpv6(bytes, 8),
    destination: formatIpv6(bytes, 24),
    protocol: extensions.protocol,
    payload,
    payloadLength: totalLength - extensions.end,
    fragment: extensions.fragment,
    captured: extensions.fragment === undefined ? withRest(payload, bytes, extensions.end) : undefined,
  }
}

/** Reads one IP packet of either version; undefined where the header does not hold together. */
export const decodeIp = (bytes: Uint8Array): IpPacket | undefined => {
  switch (readU8(bytes, 0) >> 4) {
    case 4:
      return decodeIpv4(bytes)
    case 6:
      return decodeIpv6(bytes)
    default:
      return undefined
  }
}
