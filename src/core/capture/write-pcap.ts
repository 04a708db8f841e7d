// Writes classic pcap: little-endian, microseconds, one link type. The inverse of `read-pcap.ts` for that dialect.
import type { Packet } from './packet'
import { MAX_PACKET_BYTES } from './capture-reading'

const FILE_HEADER_BYTES = 24
const RECORD_HEADER_BYTES = 16

export interface PcapContents {
  /** LINKTYPE_ value of every packet; the packets' own `linkType` is not looked at. */
  readonly linkType: number
  readonly packets: readonly Pick<Packet, 'at' | 'data' | 'originalLength'>[]
}

/** Packets are written in the order given, with their times to the microsecond. */
export const writePcap = ({ linkType, packets }: PcapContents): Uint8Array => {
  const size = packets.reduce((sum, { data }) => sum + RECORD_HEADER_BYTES + data.length, FILE_HEADER_BYTES)
  const bytes = new Uint8Array(size)
  const view = new DataView(bytes.buffer)
  view.setUint32(0, 0xa1b2c3d4, true)
  view.setUint16(4, 2, true)
  view.setUint16(6, 4, true)
  view.setUint32(16, MAX_PACKET_BYTES, true)
  view.setUint32(20, linkType, true)
  let offset = FILE_HEADER_BYTES
  for (const { at, data, originalLength } of packets) {
    const seconds = Math.floor(at / 1_000_000)
    view.setUint32(offset, seconds, true)
    view.setUint32(offset + 4, at - seconds * 1_000_000, true)
    view.setUint32(offset + 8, data.length, true)
    view.setUint32(offset + 12, originalLength, true)
    bytes.set(data, offset + RECORD_HEADER_BYTES)
    offset += RECORD_HEADER_BYTES + data.length
  }
  return bytes
}
