// Sender and receiver reports out of a compound RTCP packet (RFC 3550 6.4).
import { hasBytes, readU16, readU32, readU8 } from '../capture/byte-reader'

interface SenderFigures {
  readonly kind: 'sender'
  /** The stream that its own sender speaks of. */
  readonly ssrc: number
  /** Sent since the stream began. */
  readonly packets: number
  /** Payload bytes sent since the stream began. */
  readonly octets: number
}

interface ReceiverFigures {
  readonly kind: 'receiver'
  /** The stream that its receiver speaks of. */
  readonly ssrc: number
  /** 0 to 1, since the report before. */
  readonly fractionLost: number
  /** Packets since the stream began; negative where duplicates outnumber losses. */
  readonly cumulativeLost: number
  /** In units of the payload's clock. */
  readonly jitter: number
}

export type RtcpFigures = SenderFigures | ReceiverFigures

const SENDER_REPORT = 200
const RECEIVER_REPORT = 201
const BLOCK_BYTES = 24

const readBlock = (bytes: Uint8Array, offset: number): ReceiverFigures => ({
  kind: 'receiver',
  ssrc: readU32(bytes, offset),
  fractionLost: readU8(bytes, offset + 4) / 256,
  // 24 bits with a sign.
  cumulativeLost: (readU32(bytes, offset + 4) << 8) >> 8,
  jitter: readU32(bytes, offset + 12),
})

/** `packet` is one packet of the compound, cut to its length. */
const readPacket = (packet: Uint8Array): readonly RtcpFigures[] => {
  const type = readU8(packet, 1)
  if (type !== SENDER_REPORT && type !== RECEIVER_REPORT) return []
  const blocksAt = type === SENDER_REPORT ? 28 : 8
  const figures: RtcpFigures[] = []
  if (type === SENDER_REPORT && hasBytes(packet, 0, blocksAt)) {
    figures.push({
      kind: 'sender',
      ssrc: readU32(packet, 4),
      packets: readU32(packet, 20),
      octets: readU32(packet, 24),
    })
  }
  const count = readU8(packet, 0) & 0x1f
  for (let index = 0; index < count; index += 1) {
    const offset = blocksAt + index * BLOCK_BYTES
    if (hasBytes(packet, offset, BLOCK_BYTES)) figures.push(readBlock(packet, offset))
  }
  return figures
}

/**
 * Empty for what is no RTCP: every part must be of version 2 and of a type from 192 to 223 (RFC 5761 4), and the lengths
 * must add up to the datagram (RFC 3550 A.2). That also leaves out SRTCP, whose figures are encrypted.
 */
export const parseRtcp = (bytes: Uint8Array): readonly RtcpFigures[] => {
  const figures: RtcpFigures[] = []
  let offset = 0
  while (offset < bytes.length) {
    const type = readU8(bytes, offset + 1)
    const end = offset + 4 + readU16(bytes, offset + 2) * 4
    const isRtcp = readU8(bytes, offset) >> 6 === 2 && type >= 192 && type <= 223
    if (!isRtcp || end > bytes.length) return []
    figures.push(...readPacket(bytes.subarray(offset, end)))
    offset = end
  }
  return figures
}
