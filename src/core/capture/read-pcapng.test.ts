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
})
