import { describe, expect, it } from 'vitest'
import { bytesOf, callee, caller, ethernet, ipv4, ipv6, options, text, u16, udp } from '../../../test/support/packets'
import { asEpochMicros } from '../base/time'
import { decodeIp } from './decode-ip'
import { findIp } from './decode-link'
import { decodeTransport } from './decode-transport'
import { readCapture } from './read-capture'
import { writePcap } from './write-pcap'

/** As an export of HOMER would bring it: one frame of a classic pcap, made-up addresses of Ethernet and all. */
const decode = (frame: Uint8Array) => {
  const at = asEpochMicros(1_700_000_000_000_000)
  const file = writePcap({ linkType: 1, packets: [{ at, data: frame, originalLength: frame.length }] })
  return readCapture(file).packets.flatMap(({ linkType, data }) => {
    const ip = decodeIp(findIp(linkType, data) ?? new Uint8Array())
    return ip === undefined ? [] : decodeTransport(ip)
  })
}

/** The same frame with 16 bits at an offset of the IP packet written over. */
const patched = (packet: Uint8Array, ...patches: readonly (readonly [offset: number, value: number])[]): Uint8Array => {
  const copy = packet.slice()
  for (const [offset, value] of patches) copy.set(u16(value & 0xffff), offset)
  return copy
}

/** A whole message, as many bytes as are asked for. */
const message = (bytes: number): Uint8Array => {
  const head = options('a@example.com', '', 'Content-Length: 0\r\nX: ')
  return text(head.replace('X: ', `X: ${'x'.repeat(bytes - head.length)}`))
}
const wrapped = (payload: Uint8Array) => ipv4(udp(payload), { protocol: 17 })
const [long, longest] = [message(9001), message(101_000)]
const TOTAL = 2
const UDP_LENGTH = 24
const V6_LENGTH = 4
const V6_UDP_LENGTH = 44

describe('a message that an export wrapped in one datagram is found whole', () => {
  it.each([
    ['sound lengths, longer than any MTU', wrapped(long), long],
    ['lengths of zero', patched(wrapped(long), [TOTAL, 0], [UDP_LENGTH, 0]), long],
    ['an IP length shorter than its header', patched(wrapped(long), [TOTAL, 19]), long],
    ['an IP length without the headers', patched(wrapped(long), [TOTAL, long.length]), long],
    ['an IP length of an empty datagram', patched(wrapped(long), [TOTAL, 28], [UDP_LENGTH, 0]), long],
    ['a UDP length without its header', patched(wrapped(long), [UDP_LENGTH, long.length]), long],
    ['a UDP length of only its header', patched(wrapped(long), [UDP_LENGTH, 8]), long],
    [
      'lengths that overflow',
      patched(wrapped(longest), [TOTAL, longest.length + 28], [UDP_LENGTH, longest.length + 8]),
      longest,
    ],
    ['a wrong checksum', patched(wrapped(long), [10, 0xdead], [26, 0xbeef]), long],
  ])('%s', (_, packet, payload) => {
    expect(decode(ethernet(packet))).toEqual([{ kind: 'udp', source: caller, destination: callee, payload }])
  })

  it.each([
    ['IPv6 with a length that leaves out the UDP header', [V6_LENGTH, long.length]],
    ['IPv6 with a length that counts its own header', [V6_LENGTH, long.length + 48]],
    ['IPv6 with a length too short for UDP', [V6_LENGTH, 3]],
    ['IPv6 with an odd UDP length', [V6_UDP_LENGTH, 77]],
  ] as const)('%s', (_, patch) => {
    const frame = ethernet(patched(ipv6(udp(long), 17), patch), 0x86dd)
    expect(decode(frame).map(({ payload }) => payload)).toEqual([long])
  })
})

describe('padding of short frames is no payload', () => {
  it.each([
    ['sound lengths', wrapped(text('hello'))],
    ['no UDP length', patched(wrapped(text('hello')), [UDP_LENGTH, 0])],
    ['an IP length without the headers', patched(wrapped(text('hello')), [TOTAL, 28])],
  ])('%s', (_, packet) => {
    const frame = bytesOf(ethernet(packet), new Uint8Array(64 - 14 - packet.length))
    expect(decode(frame).map(({ payload }) => payload)).toEqual([text('hello')])
  })
})
