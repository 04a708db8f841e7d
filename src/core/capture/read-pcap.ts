// Classic libpcap files: 24-byte file header, then records. Both byte orders, µs and ns clocks, and Kuznetzov's variant.
// https://www.ietf.org/archive/id/draft-ietf-opsawg-pcap-04.html
import type { Issue } from '../base/issue'
import type { EpochMicros } from '../base/time'
import { hasBytes, readU16, readU32, type ByteOrder } from './byte-reader'
import { clampEpochMicros, MAX_PACKET_BYTES, MAX_RESYNCS, type CaptureReading } from './capture-reading'
import type { Packet } from './packet'

const FILE_HEADER_BYTES = 24
const DAY_SECONDS = 86_400

interface Dialect {
  readonly order: ByteOrder
  readonly unitsPerSecond: number
  readonly recordHeaderBytes: number
}

const dialectOf = (bytes: Uint8Array, order: ByteOrder): Dialect | undefined => {
  switch (readU32(bytes, 0, order)) {
    case 0xa1b2c3d4:
      return { order, unitsPerSecond: 1_000_000, recordHeaderBytes: 16 }
    case 0xa1b23c4d:
      return { order, unitsPerSecond: 1_000_000_000, recordHeaderBytes: 16 }
    case 0xa1b2cd34:
      return { order, unitsPerSecond: 1_000_000, recordHeaderBytes: 24 }
    default:
      return undefined
  }
}

const findDialect = (bytes: Uint8Array): Dialect | undefined => dialectOf(bytes, 'big') ?? dialectOf(bytes, 'little')

export const isPcap = (bytes: Uint8Array): boolean => bytes.length >= 4 && findDialect(bytes) !== undefined

interface RecordHeader {
  readonly seconds: number
  readonly fraction: number
  readonly capturedLength: number
  readonly originalLength: number
}

const readRecordHeader = (bytes: Uint8Array, offset: number, { order }: Dialect): RecordHeader => ({
  seconds: readU32(bytes, offset, order),
  fraction: readU32(bytes, offset + 4, order),
  capturedLength: readU32(bytes, offset + 8, order),
  originalLength: readU32(bytes, offset + 12, order),
})

const timeOf = (header: RecordHeader, dialect: Dialect): EpochMicros =>
  clampEpochMicros(header.seconds * 1_000_000 + Math.floor(header.fraction / (dialect.unitsPerSecond / 1_000_000)))

/** Only for the search after damage: far stricter than what a sound record has to satisfy. */
const isLikelyRecord = (header: RecordHeader, dialect: Dialect, nearSeconds: number | undefined): boolean =>
  header.fraction < dialect.unitsPerSecond &&
  header.capturedLength > 0 &&
  header.capturedLength <= header.originalLength &&
  header.originalLength <= MAX_PACKET_BYTES &&
  (nearSeconds === undefined || Math.abs(header.seconds - nearSeconds) <= DAY_SECONDS)

/** Offset of the next two records in a row that make sense (or one that ends the file), from `from` on. */
const findNextRecord = (bytes: Uint8Array, from: number, dialect: Dialect, nearSeconds: number | undefined) => {
  for (let offset = from; hasBytes(bytes, offset, dialect.recordHeaderBytes); offset++) {
    const header = readRecordHeader(bytes, offset, dialect)
    if (!isLikelyRecord(header, dialect, nearSeconds)) continue
    const next = offset + dialect.recordHeaderBytes + header.capturedLength
    if (next === bytes.length) return offset
    if (!hasBytes(bytes, next, dialect.recordHeaderBytes)) continue
    if (isLikelyRecord(readRecordHeader(bytes, next, dialect), dialect, header.seconds)) return offset
  }
  return undefined
}

const truncatedTail = (offset: number, end: number, frame: number): Issue => ({
  code: 'pcap.truncated',
  severity: 'warning',
  message: `The file ends in the middle of frame ${frame}; that frame is lost.`,
  range: { start: offset, end },
  frame,
})

const badLength = (offset: number, resumed: number | undefined, end: number, frame: number): Issue => ({
  code: 'pcap.bad-record-length',
  severity: 'error',
  message:
    resumed === undefined
      ? 'A record claims an impossible length and no sound record follows; the rest of the file is lost.'
      : 'A record claims an impossible length; the bytes up to the next sound record are lost.',
  range: { start: offset, end: resumed ?? end },
  frame,
})

/**
 * Reads a classic pcap file. Never throws: a cut or damaged file gives every packet that can be told apart, and an issue
 * for each loss. Packets are views into `bytes`, not copies. Frames found after damage are numbered on without a gap.
 */
export const readPcap = (bytes: Uint8Array): CaptureReading => {
  const dialect = findDialect(bytes)
  if (dialect === undefined || bytes.length < FILE_HEADER_BYTES) {
    const issue: Issue = {
      code: 'pcap.truncated-header',
      severity: 'error',
      message: 'The file ends within its 24-byte header; it holds no packets.',
      range: { start: 0, end: bytes.length },
    }
    return { format: 'pcap', packets: [], linkTypes: [], issues: [issue] }
  }
  // The upper half of the field tells about frame check sequences.
  const linkType = readU16(bytes, dialect.order === 'big' ? 22 : 20, dialect.order)
  const packets: Packet[] = []
  const issues: Issue[] = []
  let lastSeconds: number | undefined
  let resyncs = 0
  let offset = FILE_HEADER_BYTES
  while (offset < bytes.length) {
    const frame = packets.length + 1
    const header = readRecordHeader(bytes, offset, dialect)
    const start = offset + dialect.recordHeaderBytes
    if (start > bytes.length) {
      issues.push(truncatedTail(offset, bytes.length, frame))
      break
    }
    const end = start + header.capturedLength
    const isBogus = header.capturedLength > MAX_PACKET_BYTES
    if (isBogus || end > bytes.length) {
      const resumed = resyncs < MAX_RESYNCS ? findNextRecord(bytes, offset + 1, dialect, lastSeconds) : undefined
      resyncs++
      const isCut = !isBogus && resumed === undefined
      issues.push(isCut ? truncatedTail(offset, bytes.length, frame) : badLength(offset, resumed, bytes.length, frame))
      if (resumed === undefined) break
      offset = resumed
      continue
    }
    packets.push({
      frame,
      at: timeOf(header, dialect),
      linkType,
      data: bytes.subarray(start, end),
      originalLength: header.originalLength,
    })
    lastSeconds = header.seconds
    offset = end
  }
  return { format: 'pcap', packets, linkTypes: [linkType], issues }
}
