import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { streamFile } from './stream-file'

const fileOf = async (bytes: Uint8Array): Promise<string> => {
  const path = join(await mkdtemp(join(tmpdir(), 'rung-stream-')), 'file')
  await writeFile(path, bytes)
  return path
}

const read = async (path: string, maxBytes?: number): Promise<{ readonly bytes: Buffer; readonly end: number }> => {
  const chunks: Uint8Array[] = []
  // A slow reader: what is unpacked must wait for it, also when damage follows.
  for await (const chunk of streamFile(path, maxBytes)) {
    chunks.push(chunk)
    await new Promise(setImmediate)
  }
  const all = Buffer.concat(chunks)
  return { bytes: all.subarray(0, -1), end: all.at(-1) ?? -1 }
}

/** Does not compress to nothing. */
const noise = (length: number): Buffer => {
  const bytes = Buffer.alloc(length)
  let state = 1
  for (let at = 0; at < length; at += 1) {
    state = (state * 48_271) % 2_147_483_647
    bytes[at] = state & 0x3f
  }
  return bytes
}

describe('streamFile', () => {
  it('given a plain file, then its bytes come and the end says whole', async () => {
    const bytes = noise(2_500_000)
    const got = await read(await fileOf(bytes))
    expect(got.end).toBe(0)
    expect(got.bytes.equals(bytes)).toBe(true)
  })

  it('given gzip of several members, then all are unpacked', async () => {
    const got = await read(await fileOf(Buffer.concat([gzipSync('one '), gzipSync('two')])))
    expect(got).toEqual({ bytes: Buffer.from('one two'), end: 0 })
  })

  it.each([100, 20_000, 700_000])(
    'given gzip of which %d bytes are left, then all that can be unpacked comes before the end says damaged',
    async (left) => {
      const bytes = noise(1_200_000)
      const { bytes: got, end } = await read(await fileOf(gzipSync(bytes).subarray(0, left)))
      expect(end).toBe(1)
      expect(got.equals(bytes.subarray(0, got.length))).toBe(true)
      expect(got.length).toBeGreaterThan(left - 70)
    },
  )

  it('given gzip damaged in its middle, then what came before stays', async () => {
    const packed = gzipSync(noise(1_000_000))
    packed.fill(0xff, 400_000, 400_100)
    const { bytes, end } = await read(await fileOf(packed))
    expect(end).toBe(1)
    expect(bytes.length).toBeGreaterThan(350_000)
  })

  it('given gzip that becomes longer than is allowed, then it stops and says so', async () => {
    const { bytes, end } = await read(await fileOf(gzipSync(Buffer.alloc(5_000_000))), 1_000_000)
    expect(end).toBe(2)
    expect(bytes.length).toBeLessThanOrEqual(1_000_000)
  })

  it('given a file that is gone, then the end says unreadable', async () => {
    expect(await read('/nowhere/at/all')).toEqual({ bytes: Buffer.alloc(0), end: 3 })
  })
})
