import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { bytesOf, text } from '../../../test/support/packets'
import { asEpochMicros } from '../base/time'
import { createCaptureReader } from './create-capture-reader'
import type { Packet } from './packet'
import { readCapture } from './read-capture'
import { writePcap } from './write-pcap'

/** A small generator (mulberry32), so that a failure comes again. */
const createRandom = (seed: number) => {
  let state = seed
  return (below: number): number => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}

/** Each chunk in memory of its own, like those of a file. */
const cut = (bytes: Uint8Array, nextSize: () => number): readonly Uint8Array[] => {
  const chunks: Uint8Array[] = []
  for (let at = 0; at < bytes.length;) {
    const end = Math.min(bytes.length, at + nextSize())
    chunks.push(Uint8Array.from(bytes.subarray(at, end)))
    at = end
  }
  return chunks
}

const readChunks = (chunks: readonly Uint8Array[]) => {
  const packets: Packet[] = []
  const reader = createCaptureReader((packet) => packets.push(packet))
  for (const chunk of chunks) reader.push(chunk)
  return { ...reader.end(), packets }
}

/** Packets as one text: to compare thousands of arrays takes long. */
const plain = ({ packets, names, ...told }: ReturnType<typeof readCapture>) => ({
  ...told,
  names: [...names],
  packets: packets
    .map(({ data, ...rest }) => [...Object.values(rest), Buffer.from(data).toString('latin1')].join(' '))
    .join('\n'),
})

const damage = (bytes: Uint8Array, random: (below: number) => number): Uint8Array => {
  const damaged = bytes.slice(0, bytes.length - random(bytes.length >> 2))
  for (let count = 0; count < 12; count++) damaged[random(damaged.length)] = random(2) * 255
  return damaged
}

const expectSameInChunks = (bytes: Uint8Array, random: (below: number) => number): void => {
  const whole = plain(readCapture(bytes))
  const sizes = bytes.length < 20_000 ? [1, 40, 3000, 70_000] : [5000, 60_000]
  for (const size of sizes) {
    const chunks = cut(bytes, () => 1 + random(size))
    expect(plain(readChunks(chunks))).toEqual(whole)
    // Nobody may have written to what packets are views of.
    expect(Buffer.concat(chunks).equals(bytes)).toBe(true)
  }
}

const demoFolder = join(import.meta.dirname, '../../../resources/demo')
const corpusFolder = join(import.meta.dirname, '../../../../shared/corpus/captures')
const capturesIn = (folder: string): readonly string[] =>
  existsSync(folder) ? readdirSync(folder).flatMap((name) => (/cap|gz/.test(name) ? [join(folder, name)] : [])) : []
const largest = 200_000

describe('a capture in chunks', () => {
  it('given every capture at hand, whole and damaged, then chunks of any size read the same', () => {
    const random = createRandom(20_261_125)
    const files = [...capturesIn(demoFolder), ...capturesIn(corpusFolder)]
    for (const file of files) {
      const stored = readFileSync(file)
      const bytes = new Uint8Array(file.endsWith('.gz') ? gunzipSync(stored) : stored)
      if (bytes.length > largest) continue
      expectSameInChunks(bytes, random)
      expectSameInChunks(damage(bytes, random), random)
    }
    expect(files.length).toBeGreaterThanOrEqual(17)
  }, 60_000)

  const record = (data: Uint8Array) => ({
    at: asEpochMicros(1_700_000_000_000_000),
    data,
    originalLength: data.length,
  })
  const three = writePcap({ linkType: 1, packets: ['one', 'three', 'seven77'].map((data) => record(text(data))) })

  it('given a gap longer than any look-ahead, then the search goes on through the chunks behind it', () => {
    const gap = new Uint8Array(700_000).fill(0xff)
    const file = Buffer.concat([three.subarray(0, 24 + 19), gap, three.subarray(24 + 19)])
    const reading = readChunks(cut(file, () => 10_000))
    expect(reading.packets.map(({ frame, data }) => [frame, new TextDecoder().decode(data)])).toEqual([
      [1, 'one'],
      [2, 'three'],
      [3, 'seven77'],
    ])
    expect(reading.issues).toMatchObject([{ frame: 2, range: { start: 43, end: 700_043 } }])
  })

  it('given records that pretend to overlap all along, then the search takes one pass', () => {
    // Each is likely and 200,000 bytes long, and what follows it is not.
    const pretended = writePcap({ linkType: 1, packets: [record(text(''))] }).subarray(24)
    new DataView(pretended.buffer, pretended.byteOffset).setUint32(8, 200_000, true)
    new DataView(pretended.buffer, pretended.byteOffset).setUint32(12, 200_000, true)
    const odd = bytesOf(pretended, [0xff, 0xff, 0xff, 0xff, 0xff])
    const file = new Uint8Array(1_500_000)
    file.set(three.subarray(0, 43))
    file.fill(0xff, 43, 100)
    for (let at = 100; at + odd.length <= file.length; at += odd.length) file.set(odd, at)
    expect(plain(readChunks(cut(file, () => 4096)))).toEqual(plain(readCapture(file)))
  })

  it('given a record within a chunk, then its data are a view of it, and a copy only where it crosses', () => {
    const chunks = [three.slice(0, 50), three.slice(50)]
    const { packets } = readChunks(chunks)
    expect(packets.map(({ data }) => chunks.findIndex((chunk) => chunk.buffer === data.buffer))).toEqual([0, -1, 1])
  })

  it('given what is no capture, then it says so after all chunks', () => {
    const { format, packets, issues } = readChunks(cut(text('INVITE sip:bob@example.com SIP/2.0'), () => 3))
    expect({ format, packets, codes: issues.map(({ code }) => code) }).toEqual({
      format: 'unknown',
      packets: [],
      codes: ['capture.unknown-format'],
    })
  })
})
