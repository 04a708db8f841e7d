import { describe, expect, it } from 'vitest'
import { bytesOf, text, u16, u32 } from '../../../test/support/packets'
import { readCapture } from './read-capture'

const zeros = (count: number): number[] => Array.from({ length: count }, () => 0)
const padded = (bytes: Uint8Array): Uint8Array => bytesOf(bytes, zeros(-bytes.length & 3))

const block = (type: number, body: Uint8Array): Uint8Array => {
  const length = u32(12 + padded(body).length)
  return bytesOf(u32(type), length, padded(body), length)
}
const section = block(0x0a0d0d0a, bytesOf(u32(0x1a2b3c4d), u16(1), u16(0), u32(0xffffffff), u32(0xffffffff)))
const option = (code: number, value: Uint8Array) => bytesOf(u16(code), u16(value.length), padded(value))
const link = (linkType: number, ...options: readonly Uint8Array[]) =>
  block(1, bytesOf(u16(linkType), u16(0), u32(0), ...options))
const enhanced = (ticks: bigint, data: string, interfaceId = 0) =>
  block(
    6,
    bytesOf(
      u32(interfaceId),
      u32(Number(ticks >> 32n)),
      u32(Number(ticks & 0xffffffffn)),
      u32(data.length),
      u32(data.length),
      text(data),
    ),
  )

const micros = 1_700_000_000_123_456n
const packet1 = enhanced(micros, 'first')
const read = (...blocks: readonly Uint8Array[]) => readCapture(bytesOf(...blocks))
const textsOf = ({ packets }: ReturnType<typeof readCapture>) =>
  packets.map(({ data }) => new TextDecoder().decode(data))

describe('pcapng', () => {
  it('takes link type and clock from the interface a packet names', () => {
    const reading = read(
      section,
      link(1),
      link(101, option(9, Uint8Array.of(9)), option(14, bytesOf(u32(0), u32(10)))),
      enhanced(micros, 'first'),
      enhanced(micros * 1000n + 999n, 'second', 1),
    )
    expect(reading).toMatchObject({ format: 'pcapng', linkTypes: [1, 101], issues: [] })
    expect(reading.packets).toMatchObject([
      { frame: 1, at: 1_700_000_000_123_456, linkType: 1 },
      { frame: 2, at: 1_700_000_010_123_456, linkType: 101 },
    ])
  })

  it('reads clocks that tick in powers of two', () => {
    const reading = read(section, link(1, option(9, Uint8Array.of(0x81))), enhanced(3n, 'x'))
    expect(reading.packets[0]?.at).toBe(1_500_000)
  })

  it('counts interfaces anew in each section', () => {
    const reading = read(section, link(1), enhanced(micros, 'a'), section, link(113), enhanced(micros, 'b'))
    expect(reading.packets.map(({ linkType }) => linkType)).toEqual([1, 113])
  })

  it('gives a simple packet the time of the packet before it', () => {
    const simple = block(3, bytesOf(u32(3), text('abc')))
    const reading = read(section, link(1), enhanced(micros, 'x'), simple)
    expect(textsOf(reading)).toEqual(['x', 'abc'])
    expect(reading.packets[1]?.at).toBe(Number(micros))
  })

  it('numbers frames as Wireshark does, which counts custom blocks', () => {
    const reading = read(section, link(1), block(0xbad, u32(1)), block(0x777, u32(1)), enhanced(micros, 'x'))
    expect(reading.packets.map(({ frame }) => frame)).toEqual([2])
  })

  it('loses only the damaged block', () => {
    const damaged = enhanced(micros, 'lost')
    damaged.set(u32(0x00ffffff), 4)
    const reading = read(section, link(1), enhanced(micros, 'before'), damaged, enhanced(micros, 'after'))
    expect(textsOf(reading)).toEqual(['before', 'after'])
    expect(reading.issues.map(({ code }) => code)).toEqual(['pcapng.bad-block'])
  })

  it('keeps what comes before a cut', () => {
    const reading = read(section, link(1), enhanced(micros, 'kept'), enhanced(micros, 'cut').subarray(0, 20))
    expect(textsOf(reading)).toEqual(['kept'])
    expect(reading.issues.map(({ code }) => code)).toEqual(['pcapng.truncated'])
  })

  it('reports a packet of an interface that is not described', () => {
    const reading = read(section, enhanced(micros, 'x', 7))
    expect(reading.packets).toEqual([])
    expect(reading.issues.map(({ code }) => code)).toEqual(['pcapng.bad-packet'])
  })

  it('reads nanoseconds to the microsecond, exactly', () => {
    const nanoseconds = option(9, Uint8Array.of(9))
    const ticks = [1n, 999n, 1_700_000_000_123_456_999n, 8_640_000_000_000_000_999n, 4_294_967_295n, 4_294_967_296n]
    const reading = read(section, link(1, nanoseconds), ...ticks.map((tick) => enhanced(tick, 'x')))
    expect(reading.packets.map(({ at }) => BigInt(at))).toEqual(ticks.map((tick) => tick / 1000n))
  })

  it('given name resolution, then it tells the first name of each address as it stands', () => {
    const name = (type: number, address: readonly number[], ...names: readonly string[]) =>
      option(type, bytesOf(address, text(names.map((one) => `${one}\0`).join(''))))
    const v6 = [0x20, 1, 0xd, 0xb8, ...zeros(11), 1]
    const names = block(
      4,
      bytesOf(
        name(1, [192, 0, 2, 1], 'alice.example.com', 'alias.example.com'),
        name(2, v6, 'bob\u0007'),
        name(1, [192, 0, 2, 1], 'later.example.com'),
        name(1, [192, 0, 2, 3], 'x'.repeat(256)),
        name(3, [1, 2, 3, 4, 5, 6], 'a station'),
        option(0, text('')),
        name(1, [192, 0, 2, 4], 'behind the end'),
      ),
    )
    const { names: found, issues } = read(section, names, block(4, bytesOf(u16(1), u16(400), u32(1))))
    expect([...found]).toEqual([
      ['192.0.2.1', 'alice.example.com'],
      ['2001:db8::1', 'bob\u0007'],
    ])
    expect(issues).toEqual([])
  })

  it('given comments, then it tells them with the frame that they are about', () => {
    const comment = (value: string) => option(1, text(value))
    const body = bytesOf(
      u32(0x1a2b3c4d),
      u16(1),
      u16(0),
      zeros(8).map(() => 255),
      comment('of the file'),
    )
    const packet = enhanced(micros, 'abc').subarray(8, -4)
    const commented = block(6, bytesOf(packet, comment('of the\u001b packet'), comment('again'), option(0, text(''))))
    const { comments, packets } = read(block(0x0a0d0d0a, body), link(1, comment('of the link')), packet1, commented)
    expect(comments).toEqual([
      { text: 'of the file' },
      { text: 'of the link' },
      { frame: 2, text: 'of the\u001b packet' },
      { frame: 2, text: 'again' },
    ])
    expect(packets.map(({ data }) => data)).toEqual([text('first'), text('abc')])
  })

  it('given more comments and faults than anybody reads, then it counts the rest', () => {
    const many = Array.from({ length: 5000 }, () => option(1, text('x')))
    const fault = enhanced(micros, 'x', 9)
    const faults = Array.from({ length: 1003 }, () => fault)
    const { comments, issues } = read(section, link(1, ...many), ...faults)
    expect([comments.length, issues.length]).toEqual([4096, 1002])
    expect(issues.slice(1000).map(({ message }) => message)).toEqual([
      'The file holds 3 more faults of these kinds, which are left out.',
      'The file holds 904 more comments, which are left out.',
    ])
  })

  it('given TLS keys, then it says once that they are there', () => {
    const secrets = (type: number) => block(10, bytesOf(u32(type), u32(4), text('KEYS')))
    const { issues } = read(section, secrets(0x57474b4c), secrets(0x544c534b), secrets(0x544c534b))
    expect(issues.map(({ code, severity, range }) => ({ code, severity, range }))).toEqual([
      { code: 'pcapng.tls-keys', severity: 'note', range: { start: 52, end: 76 } },
    ])
  })
})
