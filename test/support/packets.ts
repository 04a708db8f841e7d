// Builds small packets by hand, layer by layer from the inside out. Checksums stay zero: nothing here reads them.
import { joinBytes } from '../../src/core/base/join-bytes'
import { asEpochMicros } from '../../src/core/base/time'
import type { Packet } from '../../src/core/capture/packet'

const LINKTYPE_RAW = 101

export const caller = { address: '192.0.2.1', port: 5060 }
export const callee = { address: '192.0.2.2', port: 5060 }

export const text = (value: string): Uint8Array => new TextEncoder().encode(value)
export const u16 = (value: number): Uint8Array => Uint8Array.of(value >> 8, value & 0xff)
export const u32 = (value: number): Uint8Array => Uint8Array.of(...u16(value >>> 16), ...u16(value & 0xffff))
export const bytesOf = (...parts: readonly (Uint8Array | readonly number[])[]): Uint8Array =>
  joinBytes(parts.map((part) => new Uint8Array(part)))

/** Whole SIP message; the Content-Length is right unless `headers` bring their own. */
export const sip = (startLine: string, callId = 'a@example.com', body = '', headers?: string): string =>
  `${startLine}\r\nVia: SIP/2.0/TCP 192.0.2.1;branch=z9hG4bK1\r\nCall-ID: ${callId}\r\nCSeq: 1 OPTIONS\r\n` +
  `${headers ?? `Content-Length: ${body.length}\r\n`}\r\n${body}`

export const options = (callId?: string, body?: string, headers?: string): string =>
  sip('OPTIONS sip:bob@example.com SIP/2.0', callId, body, headers)

interface Ports {
  readonly from?: number
  readonly to?: number
}

export const udp = (payload: Uint8Array, { from = 5060, to = 5060 }: Ports = {}): Uint8Array =>
  bytesOf(u16(from), u16(to), u16(8 + payload.length), u16(0), payload)

interface TcpFields extends Ports {
  readonly sequence: number
  /** FIN 1, SYN 2, RST 4, ACK 16. */
  readonly flags?: number
}

export const tcp = (payload: Uint8Array, { from = 5060, to = 5060, sequence, flags = 16 }: TcpFields): Uint8Array =>
  bytesOf(u16(from), u16(to), u32(sequence), u32(0), [0x50, flags], u16(65_535), u16(0), u16(0), payload)

export const sctpData = (payload: Uint8Array): Uint8Array =>
  bytesOf(u16(5060), u16(5060), u32(1), u32(0), [0, 3], u16(16 + payload.length), u32(1), u32(0), u32(0), payload)

interface Ipv4Fields {
  readonly protocol: number
  readonly source?: string
  readonly destination?: string
  readonly id?: number
  /** In bytes, a multiple of eight. */
  readonly offset?: number
  readonly hasMore?: boolean
}

const ipv4Bytes = (address: string): number[] => address.split('.').map(Number)

export const ipv4 = (payload: Uint8Array, fields: Ipv4Fields): Uint8Array => {
  const {
    protocol,
    source = caller.address,
    destination = callee.address,
    id = 1,
    offset = 0,
    hasMore = false,
  } = fields
  const fragment = (hasMore ? 0x2000 : 0) | (offset / 8)
  const lengths = bytesOf(u16(20 + payload.length), u16(id), u16(fragment))
  return bytesOf([0x45, 0], lengths, [64, protocol], u16(0), ipv4Bytes(source), ipv4Bytes(destination), payload)
}

/** From 2001:db8::1 to 2001:db8::2. `payload` begins with the extension headers, if any. */
export const ipv6 = (payload: Uint8Array, nextHeader: number): Uint8Array => {
  const prefix = [0x20, 0x01, 0x0d, 0xb8, ...Array.from({ length: 11 }, () => 0)]
  return bytesOf(u32(0x60000000), u16(payload.length), [nextHeader, 64], prefix, [1], prefix, [2], payload)
}

export const ethernet = (payload: Uint8Array, etherType = 0x0800): Uint8Array =>
  bytesOf(
    Array.from({ length: 12 }, () => 2),
    u16(etherType),
    payload,
  )

export const aPacket = (data: Uint8Array, given: Partial<Packet> = {}): Packet => ({
  frame: 1,
  at: asEpochMicros(1_700_000_000_000_000),
  linkType: LINKTYPE_RAW,
  data,
  originalLength: data.length,
  ...given,
})

/** Numbers raw IP packets from 1, a millisecond apart. */
export const packetsOf = (...datas: readonly Uint8Array[]): readonly Packet[] =>
  datas.map((data, index) =>
    aPacket(data, { frame: index + 1, at: asEpochMicros(1_700_000_000_000_000 + index * 1000) }),
  )

export const udpPacket = (payload: string): Uint8Array => ipv4(udp(text(payload)), { protocol: 17 })

export const tcpPacket = (payload: string | Uint8Array, fields: TcpFields): Uint8Array =>
  ipv4(tcp(typeof payload === 'string' ? text(payload) : payload, fields), { protocol: 6 })
