// Classic libpcap files: 24-byte file header, then records. Both byte orders, µs and ns clocks, and Kuznetzov's variant.
// https://www.ietf.org/archive/id/draft-ietf-opsawg-pcap-04.html
import { hasBytes, readU16, readU32, type ByteOrder } from './byte-reader'
import { clampEpochMicros, MAX_PACKET_BYTES } from './capture-reading'
import type { ReadWindow } from './feed-windows'
import type { CaptureNotes } from './gather-notes'
import type { Packet } from './packet'
import { createRecordReader, type RecordFormat } from './read-records'

const FILE_HEADER_BYTES = 24

interface Dialect {
  readonly order: ByteOrder
  readonly unitsPerSecond: number
  readonly headerBytes: number
}

const dialectOf = (bytes: Uint8Array, order: ByteOrder): Dialect | undefined => {
  switch (readU32(bytes, 0, order)) {
    case 0xa1b2c3d4:
      return { order, unitsPerSecond: 1_000_000, headerBytes: 16 }
    case 0xa1b23c4d:
      return { order, unitsPerSecond: 1_000_000_000, headerBytes: 16 }
    case 0xa1b2cd34:
      return { order, unitsPerSecond: 1_000_000, headerBytes: 24 }
    default:
      return undefined
  }
}

const findDialect = (bytes: Uint8Array): Dialect | undefined => dialectOf(bytes, 'big') ?? dialectOf(bytes, 'little')

export const isPcap = (bytes: Uint8Array): boolean => bytes.length >= 4 && findDialect(bytes) !== undefined

/** Header: seconds, fraction of a second, captured length, original length, 32 bits each. */
const recordFormat = (dialect: Dialect, linkType: number, onPacket: (packet: Packet) => void): RecordFormat => {
  const { unitsPerSecond, headerBytes } = dialect
  const isLittle = dialect.order === 'little'
  const unitsPerMicro = unitsPerSecond / 1_000_000
  return {
    name: 'pcap',
    headerBytes,
    lengthAt: (view, at) => {
      const captured = view.getUint32(at + 8, isLittle)
      return captured > MAX_PACKET_BYTES ? -1 : headerBytes + captured
    },
    secondsAt: (view, at) => view.getUint32(at, isLittle),
    isLikelyAt: (view, at) => {
      const captured = view.getUint32(at + 8, isLittle)
      if (captured === 0 || captured > MAX_PACKET_BYTES) return false
      const original = view.getUint32(at + 12, isLittle)
      return captured <= original && original <= MAX_PACKET_BYTES && view.getUint32(at + 4, isLittle) < unitsPerSecond
    },
    take: ({ bytes, view }, at, frame) => {
      const start = at + headerBytes
      const fraction = view.getUint32(at + 4, isLittle)
      const micros = unitsPerMicro === 1 ? fraction : Math.floor(fraction / unitsPerMicro)
      onPacket({
        frame,
        at: clampEpochMicros(view.getUint32(at, isLittle) * 1_000_000 + micros),
        linkType,
        data: bytes.subarray(start, start + view.getUint32(at + 8, isLittle)),
        originalLength: view.getUint32(at + 12, isLittle),
      })
    },
  }
}

/**
 * Reads a classic pcap file. Never throws: a cut or damaged file gives every packet that can be told apart, and an issue
 * for each loss. Packets are views into the windows, not copies.
 */
export const createPcapReader = (notes: CaptureNotes, onPacket: (packet: Packet) => void): ReadWindow => {
  let readRecords: ReadWindow | undefined
  return (window) => {
    if (readRecords !== undefined) return readRecords(window)
    const { bytes, offset, isLast } = window
    const dialect = findDialect(bytes)
    if (dialect !== undefined && hasBytes(bytes, 0, FILE_HEADER_BYTES)) {
      // The upper half of the field tells about frame check sequences.
      const linkType = readU16(bytes, dialect.order === 'big' ? 22 : 20, dialect.order)
      notes.addLinkType(linkType)
      readRecords = createRecordReader(recordFormat(dialect, linkType, onPacket), notes.addIssue)
      return { consumed: FILE_HEADER_BYTES, needed: 1 }
    }
    if (!isLast) return { consumed: 0, needed: FILE_HEADER_BYTES }
    notes.addIssue({
      code: 'pcap.truncated-header',
      severity: 'error',
      message: 'The file ends within its 24-byte header; it holds no packets.',
      range: { start: offset, end: offset + bytes.length },
    })
    return { consumed: bytes.length, needed: 1 }
  }
}
