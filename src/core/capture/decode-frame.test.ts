import { describe, expect, it } from 'vitest'
import {
  aPacket,
  bytesOf,
  callee,
  caller,
  ethernet,
  ipv4,
  ipv6,
  sctpData,
  tcp,
  text,
  u16,
  u32,
  udp,
} from '../../../test/support/packets'
import { createFrameDecoder } from './decode-frame'

const inner = ipv4(udp(text('hello')), { protocol: 17 })
const decode = (data: Uint8Array, linkType = 101) => createFrameDecoder().decode(aPacket(data, { linkType }))
const zeros = (count: number) => Array.from({ length: count }, () => 0)
const outer = (payload: Uint8Array, protocol: number) =>
  ipv4(payload, { protocol, source: '10.0.0.1', destination: '10.0.0.2' })

const found = [{ kind: 'udp', source: caller, destination: callee, payload: text('hello') }]

describe('a datagram is found behind', () => {
  it.each([
    ['raw IP', 101, inner],
    ['Ethernet', 1, ethernet(inner)],
    ['Ethernet with padding', 1, bytesOf(ethernet(inner), zeros(9))],
    ['a VLAN tag', 1, ethernet(bytesOf(u16(5), u16(0x0800), inner), 0x8100)],
    ['two VLAN tags', 1, ethernet(bytesOf(u16(5), u16(0x8100), u16(6), u16(0x0800), inner), 0x88a8)],
    ['two MPLS labels', 1, ethernet(bytesOf(u32(0x00010040), u32(0x00020140), inner), 0x8847)],
    ['an MPLS pseudowire', 1, ethernet(bytesOf(u32(0x00020140), u32(0), ethernet(inner)), 0x8847)],
    ['PPPoE', 1, ethernet(bytesOf([0x11, 0], u16(1), u16(2 + inner.length), u16(0x21), inner), 0x8864)],
    ['SNAP', 1, ethernet(bytesOf(u32(0xaaaa0300), u32(0x00000800), inner), 100)],
    ['BSD loopback', 0, bytesOf([2, 0, 0, 0], inner)],
    ['OpenBSD loopback', 108, bytesOf([0, 0, 0, 2], inner)],
    ['Linux cooked', 113, bytesOf(zeros(14), u16(0x0800), inner)],
    ['Linux cooked v2', 276, bytesOf(u16(0x0800), zeros(18), inner)],
    ['IP in IP', 101, outer(inner, 4)],
    ['GRE', 101, outer(bytesOf(u16(0), u16(0x0800), inner), 47)],
    ['GRE with key and sequence', 101, outer(bytesOf(u16(0x3000), u16(0x0800), u32(7), u32(1), inner), 47)],
    ['PPP in GRE', 101, outer(bytesOf(u16(0x3081), u16(0x880b), zeros(12), u32(0xff030021), inner), 47)],
    ['ERSPAN', 101, outer(bytesOf(u16(0x1000), u16(0x88be), u32(1), zeros(8), ethernet(inner)), 47)],
    ['VXLAN', 101, outer(udp(bytesOf([8], zeros(7), ethernet(inner)), { to: 4789 }), 17)],
    ['GTP-U', 101, outer(udp(bytesOf([0x30, 255], u16(inner.length), u32(9), inner), { to: 2152 }), 17)],
    [
      'GTP-U with an extension header',
      101,
      outer(udp(bytesOf([0x34, 255], u16(0), u32(9), [0, 0, 0, 0x85], [1, 0, 0, 0], inner), { to: 2152 }), 17),
    ],
  ])('%s', (_, linkType, data) => {
    expect(decode(data, linkType)).toEqual(found)
  })

  it('IPv6 and its extension headers', () => {
    const hopByHop = [60, 0, 0, 0, 0, 0, 0, 0]
    const destinationOptions = [17, 1, ...zeros(14)]
    expect(decode(ipv6(bytesOf(hopByHop, destinationOptions, udp(text('hello'))), 0))).toEqual([
      {
        kind: 'udp',
        source: { address: '2001:db8::1', port: 5060 },
        destination: { address: '2001:db8::2', port: 5060 },
        payload: text('hello'),
      },
    ])
  })
})

describe('other transports', () => {
  it('tells a segment cut by the capture from a short one', () => {
    const packet = ipv4(tcp(text('hello'), { sequence: 0xfffffffe, flags: 0x12 }), { protocol: 6 })
    expect(decode(packet.subarray(0, packet.length - 2))).toMatchObject([
      {
        kind: 'tcp',
        sequence: 0xfffffffe,
        payload: text('hel'),
        payloadLength: 5,
        isSyn: true,
      },
    ])
  })

  it('takes each SCTP DATA chunk as a message', () => {
    const chunks = bytesOf(sctpData(text('1234')), sctpData(text('5678')).subarray(12))
    const messages = decode(ipv4(chunks, { protocol: 132 }))
    expect(messages.map(({ payload }) => new TextDecoder().decode(payload))).toEqual(['1234', '5678'])
  })
})

describe('hostile frames', () => {
  it('gives up on tunnels nested without end', () => {
    const nested = Array.from({ length: 20 }).reduce<Uint8Array>((data) => outer(data, 4), inner)
    expect(decode(nested)).toEqual([])
  })

  it('never throws, wherever a frame is cut', () => {
    const frame = ethernet(outer(bytesOf(u16(0x3000), u16(0x0800), u32(7), u32(1), inner), 47))
    const cuts = Array.from({ length: frame.length }, (_, length) => decode(frame.subarray(0, length), 1))
    // Whole from the inner UDP header on; the payload may be short.
    expect(cuts.filter((units) => units.length > 0)).toHaveLength(5)
  })
})
