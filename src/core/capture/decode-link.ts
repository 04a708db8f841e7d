// Link layers: from the captured bytes of a frame to the IP packet within. Knows nothing of IP but its version number.
// https://www.tcpdump.org/linktypes.html
import { hasBytes, readU16, readU32, readU8 } from './byte-reader'

const MAX_TAGS = 16
const SMALLEST_ETHER_TYPE = 0x0600

/** The bytes themselves where they begin with an IP version, as BSD loopback and raw captures do. */
export const asIpPacket = (bytes: Uint8Array): Uint8Array | undefined => {
  const version = readU8(bytes, 0) >> 4
  return version === 4 || version === 6 ? bytes : undefined
}

/** Labels up to the bottom of the stack (RFC 3032 2.1). What follows is IP, or Ethernet in a pseudowire (RFC 4448). */
const skipMpls = (bytes: Uint8Array): Uint8Array | undefined => {
  for (let label = 0; label < MAX_TAGS && hasBytes(bytes, label * 4, 4); label++) {
    if ((readU8(bytes, label * 4 + 2) & 1) === 0) continue
    const inner = bytes.subarray(label * 4 + 4)
    // A pseudowire's control word begins with a zero nibble.
    return asIpPacket(inner) ?? (readU8(inner, 0) >> 4 === 0 ? findIpInEthernet(inner.subarray(4)) : undefined)
  }
  return undefined
}

/** PPP protocol field (RFC 1661 2), which may be compressed to one byte, perhaps behind HDLC's address and control. */
export const findIpInPpp = (bytes: Uint8Array): Uint8Array | undefined => {
  const start = readU16(bytes, 0) === 0xff03 ? 2 : 0
  const isShort = (readU8(bytes, start) & 1) === 1
  const protocol = isShort ? readU8(bytes, start) : readU16(bytes, start)
  const inner = bytes.subarray(start + (isShort ? 1 : 2))
  return protocol === 0x21 || protocol === 0x57 ? asIpPacket(inner) : undefined
}

/** LLC with SNAP, where a length stands in place of the EtherType. */
const skipSnap = (bytes: Uint8Array): Uint8Array | undefined =>
  readU32(bytes, 0) === 0xaaaa0300 && readU16(bytes, 4) === 0
    ? findIpBehindEtherType(readU16(bytes, 6), bytes.subarray(8))
    : undefined

/** Steps over tags until IP. `bytes` begin behind the type field. */
export const findIpBehindEtherType = (etherType: number, bytes: Uint8Array): Uint8Array | undefined => {
  let type = etherType
  let rest = bytes
  for (let tag = 0; tag < MAX_TAGS; tag++) {
    switch (type) {
      case 0x0800:
      case 0x86dd:
        return asIpPacket(rest)
      // 802.1Q, 802.1ad and its forerunners: tag, then the next type.
      case 0x8100:
      case 0x88a8:
      case 0x9100:
      case 0x9200:
        type = readU16(rest, 2)
        rest = rest.subarray(4)
        continue
      case 0x8847:
      case 0x8848:
        return skipMpls(rest)
      // PPPoE session stage (RFC 2516 4).
      case 0x8864:
        return findIpInPpp(rest.subarray(6))
      // Transparent Ethernet bridging, in GRE and NVGRE.
      case 0x6558:
        return findIpInEthernet(rest)
      default:
        return type < SMALLEST_ETHER_TYPE ? skipSnap(rest) : undefined
    }
  }
  return undefined
}

export const findIpInEthernet = (bytes: Uint8Array): Uint8Array | undefined =>
  findIpBehindEtherType(readU16(bytes, 12), bytes.subarray(14))

type LinkDecoder = (bytes: Uint8Array) => Uint8Array | undefined

const linkDecoders: ReadonlyMap<number, LinkDecoder> = new Map<number, LinkDecoder>([
  // NULL and LOOP: four bytes of address family, in an order and with numbers that depend on the capturing system.
  [0, (bytes) => asIpPacket(bytes.subarray(4))],
  [108, (bytes) => asIpPacket(bytes.subarray(4))],
  [1, findIpInEthernet],
  [9, findIpInPpp],
  // Raw IP: the DLT_ values of several systems, and the two LINKTYPE_ values of one version each.
  [12, asIpPacket],
  [14, asIpPacket],
  [101, asIpPacket],
  [228, asIpPacket],
  [229, asIpPacket],
  // Linux cooked v1 and v2.
  [113, (bytes) => findIpBehindEtherType(readU16(bytes, 14), bytes.subarray(16))],
  [276, (bytes) => findIpBehindEtherType(readU16(bytes, 0), bytes.subarray(20))],
])

export const isKnownLinkType = (linkType: number): boolean => linkDecoders.has(linkType)

/** The IP packet in a frame, perhaps with padding behind it; undefined where there is none or the link is unknown. */
export const findIp = (linkType: number, frame: Uint8Array): Uint8Array | undefined =>
  linkDecoders.get(linkType)?.(frame)
