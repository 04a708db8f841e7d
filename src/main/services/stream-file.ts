// The bytes of an opened file as the page's worker gets them: unpacked where they are gzip, bounded, and with their end told.
import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { createGunzip } from 'node:zlib'
import type { StreamEnd, StreamEndBytes } from '../../shared/file-stream'
import { codeOf } from './file-fault'

/** One measured best for reading; what is packed comes in small pieces, for each may become a thousand times as large. */
const chunkBytes = 1024 * 1024
const packedChunkBytes = 65_536
const maxUnpackedBytes = 16 * 1024 ** 3

const endBytes: StreamEndBytes = { whole: 0, damaged: 1, 'too-large': 2, unreadable: 3 }

/** By the first bytes (RFC 1952 2.3.1), never by the name. */
export const isGzip = async (path: string): Promise<boolean> => {
  const file = await open(path)
  try {
    const { bytesRead, buffer } = await file.read(new Uint8Array(2), 0, 2, 0)
    return bytesRead === 2 && buffer[0] === 0x1f && buffer[1] === 0x8b
  } finally {
    await file.close()
  }
}

/** All that can be unpacked is handed out before damage rejects. */
async function* unpack(path: string): AsyncGenerator<Uint8Array> {
  const gunzip = createGunzip({ chunkSize: packedChunkBytes })
  let pieces: Uint8Array[] = []
  let failure: Error | undefined
  gunzip.on('data', (piece: Uint8Array) => pieces.push(piece))
  gunzip.on('error', (error) => (failure = error))
  const closed = new Promise((done) => gunzip.once('close', done))
  try {
    for await (const packed of createReadStream(path, { highWaterMark: packedChunkBytes }) as AsyncIterable<Buffer>) {
      // After damage, a write is never done.
      await Promise.race([new Promise((done) => gunzip.write(packed, done)), closed])
      const ready = pieces
      pieces = []
      yield* ready
      if (failure !== undefined) throw failure
    }
    gunzip.end()
    await closed
    yield* pieces
    if (failure !== undefined) throw failure
  } finally {
    gunzip.destroy()
  }
}

/** Never rejects: the last byte says how it ended, as `StreamEndBytes` has it. */
export async function* streamFile(path: string, maxBytes = maxUnpackedBytes): AsyncGenerator<Uint8Array> {
  let end: StreamEnd = 'whole'
  let total = 0
  try {
    const isPacked = await isGzip(path)
    const chunks: AsyncIterable<Uint8Array> = isPacked
      ? unpack(path)
      : createReadStream(path, { highWaterMark: chunkBytes })
    for await (const chunk of chunks) {
      total += chunk.length
      if (isPacked && total > maxBytes) {
        end = 'too-large'
        break
      }
      yield chunk
    }
  } catch (error) {
    end = codeOf(error).startsWith('Z_') ? 'damaged' : 'unreadable'
  }
  yield Uint8Array.of(endBytes[end])
}
