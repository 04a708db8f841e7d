// A capture or a text with SIP in it from the disk, or one sentence on why it cannot be read. Captures are streamed, so
// that memory follows what the caller keeps and not the size of the file.
import { constants, createReadStream, readSync } from 'node:fs'
import { access, open, stat } from 'node:fs/promises'
import { pipeline } from 'node:stream'
import { createGunzip } from 'node:zlib'
import type { CaptureSummary } from '../core/capture/capture-reading'
import { createCaptureReader } from '../core/capture/create-capture-reader'
import { detectFormat, FORMAT_BYTES } from '../core/capture/detect-format'
import type { Packet } from '../core/capture/packet'
import { readText, type TextReading } from '../core/text/read-text'

/** For the person at the terminal: the message is one complete sentence. */
export class InputError extends Error {}

type OpenedSipFile =
  { readonly kind: 'capture'; readonly summary: CaptureSummary } | { readonly kind: 'text'; readonly text: TextReading }

const chunkBytes = 256 * 1024
/** gzip packs at most a thousandfold, so 64 MiB of bytes made for it could keep the reader busy for this long. */
const maxUnpackedBytes = 64 * 1024 ** 3
const maxTextBytes = 256 * 1024 * 1024
const noCapture = 'it is neither a pcap nor a pcapng nor a snoop capture'

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EACCES: 'you have no right to read it',
  EPERM: 'you have no right to read it',
  EISDIR: 'it is a directory',
  ENOTDIR: 'there is no such file',
}

const codeOf = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error ? String(error.code) : undefined

const toInputError = (path: string, error: unknown): unknown => {
  const code = codeOf(error)
  // Not the system's, so a fault of ours or of the caller's.
  if (code === undefined || error instanceof InputError) return error
  return new InputError(`${path}: ${reasons[code] ?? `it cannot be read (${code})`}.`)
}

/** The first `size` bytes, or fewer where the file is shorter. */
const readStart = async (path: string, size: number): Promise<Uint8Array> => {
  const file = await open(path)
  try {
    // Not readFile: its Buffer makes every later view of the bytes slower.
    const bytes = new Uint8Array(size)
    let length = 0
    while (length < size) {
      const { bytesRead } = await file.read(bytes, length, size - length, length)
      if (bytesRead === 0) break
      length += bytesRead
    }
    return bytes.subarray(0, length)
  } finally {
    await file.close()
  }
}

const isGzip = (bytes: Uint8Array): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b

const readTextFile = async (path: string, size: number): Promise<OpenedSipFile> => {
  if (size > maxTextBytes) throw new InputError(`${path}: ${noCapture}.`)
  const text = readText(await readStart(path, size))
  if (text.messages.length > 0) return { kind: 'text', text }
  throw new InputError(`${path}: ${noCapture}, nor a text with SIP messages in it.`)
}

/** One buffer for the whole file, which stays in the processor's cache: packets are views of it, good for one chunk. */
const streamCapture = async (path: string, onPacket: (packet: Packet) => void): Promise<CaptureSummary> => {
  const reader = createCaptureReader(onPacket)
  const buffer = new Uint8Array(chunkBytes)
  const file = await open(path)
  try {
    // Nothing else is to be done in this process, so that to wait costs nothing, and to be called back does.
    for (let size = readSync(file.fd, buffer); size > 0; size = readSync(file.fd, buffer)) {
      reader.push(buffer.subarray(0, size))
    }
  } finally {
    await file.close()
  }
  return reader.end()
}

/** Unpacked bytes; the first piece is long enough to tell what they are, unless that is all. */
async function* unpack(path: string): AsyncGenerator<Uint8Array> {
  const gunzip = createGunzip({ chunkSize: chunkBytes })
  // Whatever fails ends the iteration below, which says more than this callback would.
  pipeline(createReadStream(path, { highWaterMark: chunkBytes }), gunzip, () => undefined)
  let start: Uint8Array = new Uint8Array()
  let total = 0
  for await (const chunk of gunzip as AsyncIterable<Uint8Array>) {
    total += chunk.length
    if (total > maxUnpackedBytes) throw new InputError(`${path}: it unpacks to more than 64 GiB.`)
    if (start.length >= FORMAT_BYTES) yield chunk
    else {
      start = Buffer.concat([start, chunk])
      if (start.length >= FORMAT_BYTES) yield start
    }
  }
  if (start.length < FORMAT_BYTES) yield start
}

const cutArchive: CaptureSummary['issues'][number] = {
  code: 'capture.gzip-damaged',
  severity: 'error',
  message: 'The gzip compression is damaged from here on, or its end is missing; the packets behind it are lost.',
}

/** What can be unpacked before the damage is worth having; only where there is no packet the file is refused. */
const streamCompressed = async (path: string, onPacket: (packet: Packet) => void): Promise<CaptureSummary> => {
  const reader = createCaptureReader(onPacket)
  let isFirst = true
  try {
    for await (const chunk of unpack(path)) {
      if (isFirst && detectFormat(chunk) === 'unknown') {
        throw new InputError(`${path}: what is compressed in it is no capture.`)
      }
      isFirst = false
      reader.push(chunk)
    }
    return reader.end()
  } catch (error) {
    if (codeOf(error)?.startsWith('Z_') !== true) throw error
    const summary = reader.end()
    if (summary.packets === 0) throw new InputError(`${path}: its gzip compression is damaged.`)
    return { ...summary, issues: [...summary.issues, cutArchive] }
  }
}

const openFile = async (path: string, onPacket: (packet: Packet) => void): Promise<OpenedSipFile> => {
  await access(path, constants.R_OK)
  const info = await stat(path)
  if (info.isDirectory()) throw new InputError(`${path}: it is a directory.`)
  if (!info.isFile()) throw new InputError(`${path}: it is no regular file.`)
  if (info.size === 0) throw new InputError(`${path}: it is empty.`)
  const start = await readStart(path, FORMAT_BYTES)
  if (isGzip(start)) return { kind: 'capture', summary: await streamCompressed(path, onPacket) }
  // A file of another kind is told so before its gigabytes are read.
  if (detectFormat(start) === 'unknown') return readTextFile(path, info.size)
  return { kind: 'capture', summary: await streamCapture(path, onPacket) }
}

/**
 * Rejects with an InputError for whatever holds no readable SIP; a damaged capture is read as far as it goes. Packets go
 * to `onPacket` while the file is read, in file order; their bytes change after it returns.
 */
export const openSipFile = async (path: string, onPacket: (packet: Packet) => void): Promise<OpenedSipFile> => {
  try {
    return await openFile(path, onPacket)
  } catch (error) {
    throw toInputError(path, error)
  }
}
