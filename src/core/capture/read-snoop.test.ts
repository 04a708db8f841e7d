import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { bytesOf, text, u32 } from '../../../test/support/packets'
import type { Packet } from './packet'
import { readCapture } from './read-capture'

const fileHeader = (datalink = 4, version = 2) => bytesOf(text('snoop\0\0\0'), u32(version), u32(datalink))

/** Pads to four bytes, as RFC 1761 asks. */
const record = ({ at, data, originalLength }: Pick<Packet, 'at' | 'data' | 'originalLength'>, drops = 0) => {
  const padding = -data.length & 3
  return bytesOf(
    u32(originalLength),
    u32(data.length),
    u32(24 + data.length + padding),
    u32(drops),
    u32(Math.floor(at / 1_000_000)),
    u32(at % 1_000_000),
    data,
    new Uint8Array(padding),
  )
}

const demo = readCapture(new Uint8Array(readFileSync(join(import.meta.dirname, '../../../resources/demo/busy.pcap'))))
const records = demo.packets.map((packet) => record(packet))

describe('snoop', () => {
  it('given the packets of a demo call, then it reads them as they are in its pcap', () => {
    const reading = readCapture(bytesOf(fileHeader(), ...records))
    expect(reading).toEqual({ ...demo, format: 'snoop' })
  })

  it.each([
    [0, 1],
    [2, 6],
    [4, 1],
    [8, 10],
    [9, 0],
    [0x80000005, 226],
  ])('given datalink type %i, then link type %i', (datalink, linkType) => {
    const { linkTypes, issues } = readCapture(fileHeader(datalink, 1))
    expect({ linkTypes, issues }).toEqual({ linkTypes: [linkType], issues: [] })
  })

  it('given an unknown version, an unknown datalink type and lost packets, then it reads on and says so', () => {
    const [packet] = demo.packets
    if (packet === undefined) throw new Error('The demo call has packets.')
    const { packets, issues } = readCapture(bytesOf(fileHeader(7, 9), record(packet, 2), record(packet, 5)))
    expect(packets.map(({ data }) => data)).toEqual([packet.data, packet.data])
    expect(issues.map(({ code, message }) => `${code}: ${message}`)).toEqual([
      'snoop.unknown-version: The file says that it is of snoop version 9; it is read like version 2.',
      'snoop.unknown-datalink: Its frames are of datalink type 7, which cannot be decoded.',
      'snoop.dropped-packets: The system that captured lost 5 packets, which are not in the file.',
    ])
  })

  it('given damage, then it goes on at the next two sound records', () => {
    const [first = [], second = new Uint8Array(), ...others] = records
    const damaged = second.slice()
    damaged.set(u32(0xffffffff), 8)
    const { packets, issues } = readCapture(bytesOf(fileHeader(), first, damaged, ...others))
    expect(packets.map(({ data }) => data)).toEqual(demo.packets.filter(({ frame }) => frame !== 2).map((p) => p.data))
    expect(issues).toMatchObject([
      {
        code: 'snoop.bad-record-length',
        frame: 2,
        range: { start: 16 + first.length, end: 16 + first.length + second.length },
      },
    ])
  })

  it('given a cut, then it keeps what comes before', () => {
    const file = bytesOf(fileHeader(), ...records)
    const { packets, issues } = readCapture(file.subarray(0, file.length - 9))
    expect(packets).toHaveLength(demo.packets.length - 1)
    expect(issues.map(({ code }) => code)).toEqual(['snoop.truncated'])
    expect(readCapture(file.subarray(0, 12)).issues.map(({ code }) => code)).toEqual(['snoop.truncated-header'])
  })
})
