// snoop files (RFC 1761), as Solaris writes them: 16-byte file header, then records.
// Everything is big-endian.
import { hasBytes, readU32 } from './byte-reader'
import { clampEpochMicros, MAX_PACKET_BYTES } from './capture-reading'
import type { FileWindow, ReadWindow } from './feed-windows'
import type { CaptureNotes } from './gather-notes'
import type { Packet } from './packet'
import { createRecordReader, type RecordFormat } from './read-records'

const FILE_HEADER_BYTES = 16
const RECORD_HEADER_BYTES = 24
/** RFC 1761 pads to four bytes. Some systems write more, and Surveyor puts a trailer there. */
const MAX_PADDING_BYTES = 256
/** No LINKTYPE_ has this number. */
const UNKNOWN_LINK_TYPE = 65_535

/** Datalink type → LINKTYPE_: RFC 1761's own, and those of Solaris' dlpi.h that Wireshark reads as well. */
const linkTypes: ReadonlyMap<number, number> = new Map([
  [0, 1], // IEEE 802.3
  [2, 6], // Token Ring
  [4, 1], // Ethernet
  [8, 10], // FDDI
  [9, 0], // Other: loopback
  [14, 0], // software loopback
  [16, 122], // Fibre Channel
  [18, 123], // Classical IP over ATM
  [0x80000005, 226], // ipnet
])

export const isSnoop = (bytes: Uint8Array): boolean =>
  hasBytes(bytes, 0, 8) && readU32(bytes, 0) === 0x736e6f6f && readU32(bytes, 4) === 0x70000000

/** Header: original, included and record length, cumulative drops, seconds, microseconds, 32 bits each. */
const recordFormat = (take: RecordFormat['take']): RecordFormat => {
  const lengthAt = (view: DataView, at: number): number => {
    const included = view.getUint32(at + 4)
    const padding = view.getUint32(at + 8) - RECORD_HEADER_BYTES - included
    return included > MAX_PACKET_BYTES || padding < 0 || padding > MAX_PADDING_BYTES
      ? -1
      : RECORD_HEADER_BYTES + included + padding
  }
  return {
    name: 'snoop',
    headerBytes: RECORD_HEADER_BYTES,
    lengthAt,
    secondsAt: (view, at) => view.getUint32(at + 16),
    isLikelyAt: (view, at) => {
      const included = view.getUint32(at + 4)
      const original = view.getUint32(at)
      return (
        included > 0 &&
        included <= original &&
        original <= MAX_PACKET_BYTES &&
        lengthAt(view, at) > 0 &&
        view.getUint32(at + 20) < 1_000_000
      )
    },
    take,
  }
}

const readHeader = ({ bytes }: FileWindow, notes: CaptureNotes): number => {
  const version = readU32(bytes, 8)
  const datalink = readU32(bytes, 12)
  const linkType = linkTypes.get(datalink)
  if (version !== 1 && version !== 2) {
    notes.addIssue({
      code: 'snoop.unknown-version',
      severity: 'warning',
      message: `The file says that it is of snoop version ${version}; it is read like version 2.`,
      range: { start: 8, end: 12 },
      rfc: 'RFC 1761',
    })
  }
  if (linkType === undefined) {
    notes.addIssue({
      code: 'snoop.unknown-datalink',
      severity: 'error',
      message: `Its frames are of datalink type ${datalink}, which cannot be decoded.`,
      range: { start: 12, end: 16 },
      rfc: 'RFC 1761',
    })
  }
  return linkType ?? UNKNOWN_LINK_TYPE
}

/**
 * Reads a snoop file. Never throws: a cut or damaged file gives every packet that can be told apart, and an issue for
 * each loss; packets that the capturing system itself lost are one issue.
 */
export const createSnoopReader = (notes: CaptureNotes, onPacket: (packet: Packet) => void): ReadWindow => {
  let readRecords: ReadWindow | undefined
  let drops = 0

  const reportDrops = (): void => {
    if (drops === 0) return
    notes.addIssue({
      code: 'snoop.dropped-packets',
      severity: 'warning',
      message: `The system that captured lost ${drops} packets, which are not in the file.`,
    })
  }

  return (window) => {
    const { bytes, offset, isLast } = window
    if (readRecords === undefined) {
      if (!hasBytes(bytes, 0, FILE_HEADER_BYTES)) {
        if (!isLast) return { consumed: 0, needed: FILE_HEADER_BYTES }
        notes.addIssue({
          code: 'snoop.truncated-header',
          severity: 'error',
          message: 'The file ends within its 16-byte header; it holds no packets.',
          range: { start: offset, end: offset + bytes.length },
        })
        return { consumed: bytes.length, needed: 1 }
      }
      const linkType = readHeader(window, notes)
      notes.addLinkType(linkType)
      const format = recordFormat(({ bytes: records, view }, at, frame) => {
        const start = at + RECORD_HEADER_BYTES
        drops = Math.max(drops, view.getUint32(at + 12))
        onPacket({
          frame,
          at: clampEpochMicros(view.getUint32(at + 16) * 1_000_000 + view.getUint32(at + 20)),
          linkType,
          data: records.subarray(start, start + view.getUint32(at + 4)),
          originalLength: view.getUint32(at),
        })
      })
      readRecords = createRecordReader(format, notes.addIssue)
      return { consumed: FILE_HEADER_BYTES, needed: 1 }
    }
    const progress = readRecords(window)
    if (isLast) reportDrops()
    return progress
  }
}
