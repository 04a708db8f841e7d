import { mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Packet } from '../core/capture/packet'
import { readCapture } from '../core/capture/read-capture'
import { openSipFile } from './read-sip-file'

const demo = join(import.meta.dirname, '../../resources/demo/three-hop.pcap')
let folder: string
let bytes: Uint8Array

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rung-read-'))
  bytes = new Uint8Array(await readFile(demo))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const store = async (name: string, content: Uint8Array | string): Promise<string> => {
  const path = join(folder, name)
  await writeFile(path, content)
  return path
}

const openAll = async (path: string) => {
  const packets: Packet[] = []
  const opened = await openSipFile(path, (packet) => packets.push({ ...packet, data: packet.data.slice() }))
  return opened.kind === 'text' ? opened : { ...opened.summary, packets }
}

const dataOf = (packets: readonly Packet[]): Buffer => Buffer.concat(packets.map(({ data }) => data))

describe('a file from the disk', () => {
  it('given a capture of several chunks, plain or compressed, then each packet comes once and whole', async () => {
    const records = bytes.subarray(24)
    const times = Math.ceil(2_500_000 / records.length)
    const large = Buffer.concat([bytes.subarray(0, 24), ...Array.from({ length: times }, () => records)])
    const expected = readCapture(large)
    const [plain, packed] = [await store('large.pcap', large), await store('large.gz', gzipSync(large, { level: 1 }))]
    for (const path of [plain, packed]) {
      const { packets, ...told } = (await openAll(path)) as typeof expected
      expect(told).toEqual({ ...expected, packets: undefined })
      expect(dataOf(packets).equals(dataOf(expected.packets))).toBe(true)
    }
  })

  it('given a gzip of several members, the first of them shorter than any header, then it reads on', async () => {
    const path = await store(
      'members.gz',
      Buffer.concat([bytes.subarray(0, 3), bytes.subarray(3)].map((b) => gzipSync(b))),
    )
    expect(await openAll(path)).toEqual(readCapture(bytes))
  })

  it('given a gzip that was cut, then it keeps the packets before and says so', async () => {
    const packed = gzipSync(bytes, { level: 0 })
    const reading = await openAll(await store('cut.gz', packed.subarray(0, packed.length - 600)))
    const whole = readCapture(bytes)
    const packets = 'packets' in reading ? reading.packets : []
    expect(packets).toEqual(whole.packets.slice(0, packets.length))
    expect(packets.length).toBeGreaterThan(15)
    expect(reading).toMatchObject({ issues: [{ code: 'pcap.truncated' }, { code: 'capture.gzip-damaged' }] })
  })

  it('given what is no capture, then it says why in one sentence', async () => {
    const sparse = await store('sparse', '')
    await truncate(sparse, 4 * 1024 ** 3)
    const no = 'it is neither a pcap nor a pcapng nor a snoop capture'
    const sentences: readonly (readonly [path: string, sentence: string])[] = [
      [folder, 'it is a directory.'],
      [join(folder, 'absent'), 'there is no such file.'],
      [await store('empty', ''), 'it is empty.'],
      [sparse, `${no}.`],
      [await store('prose.txt', 'Nothing here.'), `${no}, nor a text with SIP messages in it.`],
      [await store('broken.gz', new Uint8Array([0x1f, 0x8b, 8, 0, 1, 2, 3])), 'its gzip compression is damaged.'],
      [await store('prose.gz', gzipSync('Nothing here.')), 'what is compressed in it is no capture.'],
      [await store('nothing.gz', gzipSync('')), 'what is compressed in it is no capture.'],
    ]
    for (const [path, sentence] of sentences) {
      await expect(openAll(path)).rejects.toThrow(new Error(`${path}: ${sentence}`))
    }
  })

  it('given a fault of the caller, then it is not taken for one of the file', async () => {
    const fault = new Error('the caller')
    await expect(
      openSipFile(demo, () => {
        throw fault
      }),
    ).rejects.toBe(fault)
  })
})
