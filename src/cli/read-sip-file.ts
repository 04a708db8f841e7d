// A capture or a text with SIP in it from the disk, or one sentence on why it cannot be read.
import { constants } from 'node:fs'
import { access, open, stat } from 'node:fs/promises'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import { readCapture } from '../core/capture/read-capture'
import type { SipFile } from '../core/inspect/inspect-file'
import { readText } from '../core/text/read-text'

/** For the person at the terminal: the message is one complete sentence. */
export class InputError extends Error {}

/** Node reads no more than this at once; a capture of that size belongs split anyway (`editcap -c`). */
const maxBytes = 2 ** 31 - 1
const maxUnpackedBytes = 2 ** 31 - 1
const maxTextBytes = 256 * 1024 * 1024
const smallestCapture = 24

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EACCES: 'you have no right to read it',
  EPERM: 'you have no right to read it',
  EISDIR: 'it is a directory',
  ENOTDIR: 'there is no such file',
}

const toInputError = (path: string, error: unknown): Error => {
  if (!(error instanceof Error) || !('code' in error)) return new InputError(`${path}: it cannot be read.`)
  return new InputError(`${path}: ${reasons[String(error.code)] ?? `it cannot be read (${String(error.code)})`}.`)
}

const readStart = async (path: string, bytes: number): Promise<Uint8Array> => {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(new Uint8Array(bytes), 0, bytes, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

const isGzip = (bytes: Uint8Array): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b

const readAll = async (path: string, size: number): Promise<Uint8Array> => {
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

const unpack = async (path: string, packed: Uint8Array): Promise<Uint8Array> => {
  try {
    const bytes = await promisify(gunzip)(packed, { maxOutputLength: maxUnpackedBytes })
    return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length)
  } catch {
    throw new InputError(`${path}: its gzip compression is damaged, or it unpacks to more than 2 GiB.`)
  }
}

const readTextFile = async (path: string, size: number): Promise<SipFile> => {
  if (size > maxTextBytes) throw new InputError(`${path}: it is neither a pcap nor a pcapng capture.`)
  const text = readText(await readAll(path, size))
  if (text.messages.length > 0) return { kind: 'text', text }
  throw new InputError(`${path}: it is neither a pcap nor a pcapng capture, nor a text with SIP messages in it.`)
}

/** Rejects with an InputError for whatever holds no readable SIP; a damaged capture is read as far as it goes. */
export const readSipFile = async (path: string): Promise<SipFile> => {
  try {
    await access(path, constants.R_OK)
    const info = await stat(path)
    if (info.isDirectory()) throw new InputError(`${path}: it is a directory.`)
    if (!info.isFile()) throw new InputError(`${path}: it is no regular file.`)
    if (info.size === 0) throw new InputError(`${path}: it is empty.`)
    const start = await readStart(path, smallestCapture)
    // A file of another kind is told so before its gigabytes are read.
    if (!isGzip(start) && readCapture(start).format === 'unknown') return await readTextFile(path, info.size)
    if (info.size > maxBytes) throw new InputError(`${path}: it is larger than 2 GiB; split it first (editcap -c).`)
    const bytes = await readAll(path, info.size)
    const capture = readCapture(isGzip(bytes) ? await unpack(path, bytes) : bytes)
    if (capture.format === 'unknown') throw new InputError(`${path}: what is compressed in it is no capture.`)
    return { kind: 'capture', capture }
  } catch (error) {
    throw error instanceof InputError ? error : toInputError(path, error)
  }
}
