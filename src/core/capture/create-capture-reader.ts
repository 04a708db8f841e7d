// The door to capture files of any size: chunks in, packets out as soon as they are whole.
import { hasBytes, readU16 } from './byte-reader'
import type { CaptureFormat, CaptureSummary } from './capture-reading'
import { detectFormat, FORMAT_BYTES } from './detect-format'
import { feedWindows, type ReadWindow } from './feed-windows'
import { createCaptureNotes, type CaptureNotes } from './gather-notes'
import type { Packet } from './packet'
import { createPcapReader } from './read-pcap'
import { createPcapngReader } from './read-pcapng'
import { createSnoopReader } from './read-snoop'

interface CaptureReader {
  /**
   * Takes the next bytes of the file, as few or many as there are. A packet's data is a view of the chunk that holds all of
   * it, and a copy only where it crosses chunks: leave a chunk unchanged as long as somebody keeps its packets.
   */
  readonly push: (chunk: Uint8Array) => void
  /** The file ends here. Call it once. */
  readonly end: () => CaptureSummary
}

const explainUnknown = (start: Uint8Array): string => {
  if (start.length === 0) return 'The file is empty.'
  if (hasBytes(start, 0, 2) && readU16(start, 0) === 0x1f8b) {
    return 'The file is gzip-compressed; it has to be unpacked before it can be read.'
  }
  return 'The file is neither a pcap nor a pcapng nor a snoop capture.'
}

const discardRest: ReadWindow = ({ bytes }) => ({ consumed: bytes.length, needed: 1 })

const createReader = (format: CaptureFormat, notes: CaptureNotes, onPacket: (packet: Packet) => void): ReadWindow => {
  switch (format) {
    case 'pcap':
      return createPcapReader(notes, onPacket)
    case 'pcapng':
      return createPcapngReader(notes, onPacket)
    case 'snoop':
      return createSnoopReader(notes, onPacket)
    case 'unknown':
      return discardRest
  }
}

/**
 * Reads a capture file of any size in memory that follows its longest packet. Never throws by itself; anything that is
 * no capture comes back as format `unknown` with an issue. Packets come in file order, during `push` and `end`, and are
 * the same however the file is cut into chunks. Offsets in issues are those of the file.
 */
export const createCaptureReader = (onPacket: (packet: Packet) => void): CaptureReader => {
  const notes = createCaptureNotes()
  let format: CaptureFormat = 'unknown'
  let packets = 0
  let read: ReadWindow | undefined

  const countPacket = (packet: Packet): void => {
    packets++
    onPacket(packet)
  }
  const open = (start: Uint8Array): ReadWindow => {
    format = detectFormat(start)
    if (format === 'unknown') {
      notes.addIssue({ code: 'capture.unknown-format', severity: 'error', message: explainUnknown(start) })
    }
    return createReader(format, notes, countPacket)
  }
  const feed = feedWindows((window) => {
    if (read === undefined && window.bytes.length < FORMAT_BYTES && !window.isLast) {
      return { consumed: 0, needed: FORMAT_BYTES }
    }
    read ??= open(window.bytes)
    return read(window)
  })
  return {
    push: feed.push,
    end: () => {
      feed.end()
      return { format, packets, ...notes.list() }
    },
  }
}
