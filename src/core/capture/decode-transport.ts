// UDP, TCP and SCTP headers behind one IP header.
import type { Endpoint } from './captured-message'
import { hasBytes, readU16, readU32, readU8 } from './byte-reader'
import type { IpPacket } from './decode-ip'

interface Addressed {
  readonly source: Endpoint
  readonly destination: Endpoint
  /** Captured bytes of the payload. */
  readonly payload: Uint8Array
}

export interface UdpDatagram extends Addressed {
  readonly kind: 'udp'
}

export interface TcpSegment extends Addressed {
  readonly kind: 'tcp'
  readonly sequence: number
  /** Payload length on the wire; more than `payload` holds where the capture cut the packet. */
  readonly payloadLength: number
  /** The segment opens a connection. */
  readonly isSyn: boolean
}

/** One user message that fits a single DATA chunk; larger ones are not put together. */
interface SctpMessage extends Addressed {
  readonly kind: 'sctp'
}

export type TransportUnit = UdpDatagram | TcpSegment | SctpMessage

const endpointsOf = ({ source, destination }: IpPacket, bytes: Uint8Array) => ({
  source: { address: source, port: readU16(bytes, 0) },
  destination: { address: destination, port: readU16(bytes, 2) },
})

const UDP_HEADER_BYTES = 8
/** A packet up to this size may have Ethernet padding behind it: the shortest frame (IEEE 802.3) less its header. */
const PADDED_PACKET_BYTES = 50
const IP_HEADER_BYTES = 20

/**
 * The datagram from its header on. Where the lengths of IP and UDP disagree, at least one is wrong, as in exports that
 * wrap whole messages in one datagram each; then all that was captured is the best reading, unless it may be padding.
 */
const findDatagram = ({ payload, payloadLength, captured }: IpPacket): Uint8Array => {
  const claimed = readU16(captured ?? payload, 4)
  if (claimed === payloadLength) return payload
  // No part of a fragmented packet shows its whole. Zero stands for a jumbogram, or for offload.
  if (captured === undefined) return claimed < UDP_HEADER_BYTES ? payload : payload.subarray(0, claimed)
  const mayBePadded = IP_HEADER_BYTES + captured.length <= PADDED_PACKET_BYTES
  return mayBePadded ? captured.subarray(0, Math.max(claimed, payloadLength)) : captured
}

const decodeUdp = (ip: IpPacket): readonly UdpDatagram[] => {
  const datagram = findDatagram(ip)
  if (!hasBytes(datagram, 0, UDP_HEADER_BYTES)) return []
  return [{ kind: 'udp', ...endpointsOf(ip, datagram), payload: datagram.subarray(UDP_HEADER_BYTES) }]
}

const decodeTcp = (ip: IpPacket): readonly TcpSegment[] => {
  if (!hasBytes(ip.payload, 0, 20)) return []
  const headerLength = (readU8(ip.payload, 12) >> 4) * 4
  if (headerLength < 20 || headerLength > ip.payloadLength) return []
  return [
    {
      kind: 'tcp',
      ...endpointsOf(ip, ip.payload),
      payload: ip.payload.subarray(headerLength),
      payloadLength: ip.payloadLength - headerLength,
      sequence: readU32(ip.payload, 4),
      isSyn: (readU8(ip.payload, 13) & 0x02) !== 0,
    },
  ]
}

const SCTP_HEADER_BYTES = 12
const DATA_CHUNK = 0
const DATA_HEADER_BYTES = 16
const FIRST_AND_LAST_FRAGMENT = 0x03

/** DATA chunks that carry a whole user message (RFC 9260 3.3.1). */
const decodeSctp = (ip: IpPacket): readonly SctpMessage[] => {
  const messages: SctpMessage[] = []
  let offset = SCTP_HEADER_BYTES
  while (hasBytes(ip.payload, offset, 4)) {
    const length = readU16(ip.payload, offset + 2)
    if (length < 4) break
    const isWhole = (readU8(ip.payload, offset + 1) & FIRST_AND_LAST_FRAGMENT) === FIRST_AND_LAST_FRAGMENT
    if (readU8(ip.payload, offset) === DATA_CHUNK && isWhole && length > DATA_HEADER_BYTES) {
      const payload = ip.payload.subarray(offset + DATA_HEADER_BYTES, offset + length)
      messages.push({ kind: 'sctp', ...endpointsOf(ip, ip.payload), payload })
    }
    offset += Math.ceil(length / 4) * 4
  }
  return messages
}

/** What a whole (never a fragmented) IP packet carries; empty for other protocols and for headers cut short. */
export const decodeTransport = (ip: IpPacket): readonly TransportUnit[] => {
  switch (ip.protocol) {
    case 17:
      return decodeUdp(ip)
    case 6:
      return decodeTcp(ip)
    case 132:
      return decodeSctp(ip)
    default:
      return []
  }
}
