// A capture's packets as a pcapng file of one section and one interface: input for the other reader.
// https://www.ietf.org/archive/id/draft-ietf-opsawg-pcapng-02.html
import type { Packet } from '../../src/core/capture/packet'
import { bytesOf, u16, u32 } from '../support/packets'

const block = (type: number, ...parts: readonly Uint8Array[]): Uint8Array => {
  const body = bytesOf(...parts)
  const padding = new Uint8Array(-body.length & 3)
  const length = u32(12 + body.length + padding.length)
  return bytesOf(u32(type), length, body, padding, length)
}

const section = block(0x0a0d0d0a, u32(0x1a2b3c4d), u16(1), u16(0), u32(0xffff_ffff), u32(0xffff_ffff))

const enhancedPacket = ({ at, data, originalLength }: Packet): Uint8Array =>
  block(6, u32(0), u32(Math.floor(at / 2 ** 32)), u32(at % 2 ** 32), u32(data.length), u32(originalLength), data)

export const writePcapng = (packets: readonly Packet[]): Uint8Array =>
  bytesOf(section, block(1, u16(packets[0]?.linkType ?? 1), u16(0), u32(0)), ...packets.map(enhancedPacket))
