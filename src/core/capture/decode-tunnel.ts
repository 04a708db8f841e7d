// Tunnels that carry IP inside IP: which bytes of the payload are the inner packet.
import { hasBytes, readU16, readU8 } from './byte-reader'
import { asIpPacket, findIpBehindEtherType, findIpInEthernet, findIpInPpp } from './decode-link'

const GTP_G_PDU = 255
const GTP_PORT = 2152
const VXLAN_PORT = 4789

const GRE_CHECKSUM = 0x8000
const GRE_KEY = 0x2000
const GRE_SEQUENCE = 0x1000
/** Version 1 only (RFC 2637 4.1). */
const GRE_ACKNOWLEDGMENT = 0x0080

/** GRE (RFC 2784, RFC 2890) and its version 1 in PPTP: optional fields of four bytes each, then an EtherType's payload. */
export const findIpInGre = (bytes: Uint8Array): Uint8Array | undefined => {
  if (!hasBytes(bytes, 0, 4)) return undefined
  const flags = readU16(bytes, 0)
  const version = flags & 0x0007
  if (version > 1) return undefined
  const optional = [GRE_CHECKSUM, GRE_KEY, GRE_SEQUENCE, ...(version === 1 ? [GRE_ACKNOWLEDGMENT] : [])]
  const inner = bytes.subarray(4 + optional.filter((bit) => (flags & bit) !== 0).length * 4)
  const type = readU16(bytes, 2)
  switch (type) {
    case 0x880b:
      return findIpInPpp(inner)
    // ERSPAN I or II, then III, as switches mirror traffic; the first has no header of its own, nor a sequence number.
    case 0x88be:
      return findIpInEthernet(inner.subarray((flags & GRE_SEQUENCE) === 0 ? 0 : 8))
    case 0x22eb:
      return findIpInEthernet(inner.subarray((readU8(inner, 11) & 1) === 0 ? 12 : 20))
    default:
      return findIpBehindEtherType(type, inner)
  }
}

/** VXLAN (RFC 7348 5): eight bytes, whose first says that a network identifier is present, then Ethernet. */
const findIpInVxlan = (bytes: Uint8Array): Uint8Array | undefined =>
  hasBytes(bytes, 0, 8) && (readU8(bytes, 0) & 0x08) !== 0 ? findIpInEthernet(bytes.subarray(8)) : undefined

/** End of the extension headers behind the optional GTP-U fields (3GPP TS 29.281 5.2). */
const skipGtpExtensions = (bytes: Uint8Array): number | undefined => {
  let offset = 12
  let next = readU8(bytes, 11)
  while (next !== 0) {
    const length = readU8(bytes, offset) * 4
    if (length === 0 || !hasBytes(bytes, offset, length)) return undefined
    next = readU8(bytes, offset + length - 1)
    offset += length
  }
  return offset
}

/** GTP-U version 1 G-PDU (3GPP TS 29.281 5.1). */
const findIpInGtp = (bytes: Uint8Array): Uint8Array | undefined => {
  const flags = readU8(bytes, 0)
  if (flags >> 5 !== 1 || (flags & 0x10) === 0 || readU8(bytes, 1) !== GTP_G_PDU) return undefined
  const hasOptionalFields = (flags & 0x07) !== 0
  const hasExtensions = (flags & 0x04) !== 0
  const start = hasExtensions ? skipGtpExtensions(bytes) : hasOptionalFields ? 12 : 8
  return start === undefined ? undefined : asIpPacket(bytes.subarray(start))
}

/** Inner packet of a UDP datagram whose ports name a tunnel; undefined where its bytes do not bear that out. */
export const findIpInUdp = (sourcePort: number, destinationPort: number, payload: Uint8Array) => {
  if (destinationPort === VXLAN_PORT) return findIpInVxlan(payload)
  if (destinationPort === GTP_PORT || sourcePort === GTP_PORT) return findIpInGtp(payload)
  return undefined
}
