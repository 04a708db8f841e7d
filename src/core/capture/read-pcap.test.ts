import { describe, expect, it } from 'vitest'
import { bytesOf, text, u16, u32 } from '../../../test/support/packets'
import { asEpochMicros } from '../base/time'
import { readCapture } from './read-capture'
import { writePcap } from './write-pcap'

const at = asEpochMicros(1_700_000_000_123_456)
const record = (data: string, originalLength = data.length) => ({ at, data: text(data), originalLength })
const three = writePcap({ linkType: 1, packets: [record('one'), record('three'), record('seven77', 99)] })
/** Offsets of the records in `three`. */
const [second, third] = [24 + 19, 24 + 19 + 21]

const textsOf = (bytes: Uint8Array) => readCapture(bytes).packets.map(({ data }) => new TextDecoder().decode(data))
const codesOf = (bytes: Uint8Array) => readCapture(bytes).issues.map(({ code }) => code)

describe('classic pcap', () => {
  it('gives back what was written', () => {
    const reading = readCapture(three)
    expect(reading).toMatchObject({ format: 'pcap', linkTypes: [1], issues: [] })
    expect(reading.packets.map(({ frame }) => frame)).toEqual([1, 2, 3])
    expect(reading.packets[2]).toMatchObject({ at, linkType: 1, originalLength: 99, data: text('seven77') })
  })

  it('rounds nanoseconds of a big-endian file down to microseconds', () => {
    const header = bytesOf(u32(0xa1b23c4d), u16(2), u16(4), u32(0), u32(0), u32(65_535), u32(101))
    const file = bytesOf(header, u32(1_700_000_000), u32(999_999_999), u32(1), u32(1), [7])
    expect(readCapture(file).packets).toEqual([
      { frame: 1, at: 1_700_000_000_999_999, linkType: 101, data: Uint8Array.of(7), originalLength: 1 },
    ])
  })

  it.each([
    ['in a packet', three.length - 1],
    ['in a record header', third + 7],
  ])('keeps the packets before a cut %s', (_, length) => {
    expect(textsOf(three.subarray(0, length))).toEqual(['one', 'three'])
    expect(codesOf(three.subarray(0, length))).toEqual(['pcap.truncated'])
  })

  it.each([0x7fffffff, 4000])('goes on behind a record that claims %i bytes', (length) => {
    const damaged = three.slice()
    new DataView(damaged.buffer).setUint32(second + 8, length, true)
    expect(textsOf(damaged)).toEqual(['one', 'seven77'])
    expect(readCapture(damaged).issues).toMatchObject([
      { code: 'pcap.bad-record-length', frame: 2, range: { start: second, end: third } },
    ])
  })

  it('says so when nothing sound follows the damage', () => {
    const damaged = bytesOf(
      three.subarray(0, third),
      Array.from({ length: 60 }, () => 0xff),
    )
    expect(textsOf(damaged)).toEqual(['one', 'three'])
    expect(codesOf(damaged)).toEqual(['pcap.bad-record-length'])
  })

  it('reads a file of only a header as an empty capture', () => {
    expect(readCapture(three.subarray(0, 24))).toMatchObject({ packets: [], issues: [], linkTypes: [1] })
    expect(codesOf(three.subarray(0, 20))).toEqual(['pcap.truncated-header'])
  })

  it.each([
    ['nothing', new Uint8Array()],
    ['text', text('not a capture')],
    ['gzip', Uint8Array.of(0x1f, 0x8b, 8, 0)],
  ])('calls %s unknown', (_, bytes) => {
    expect(readCapture(bytes).format).toBe('unknown')
    expect(codesOf(bytes)).toEqual(['capture.unknown-format'])
  })
})
