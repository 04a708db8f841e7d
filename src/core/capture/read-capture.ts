// The door to capture files: tells the formats apart by their first bytes, never by a file name.
import { hasBytes, readU8 } from './byte-reader'
import type { CaptureReading } from './capture-reading'
import { isPcap, readPcap } from './read-pcap'
import { isPcapng, readPcapng } from './read-pcapng'

const isGzip = (bytes: Uint8Array): boolean =>
  hasBytes(bytes, 0, 2) && readU8(bytes, 0) === 0x1f && readU8(bytes, 1) === 0x8b

const explainUnknown = (bytes: Uint8Array): string => {
  if (bytes.length === 0) return 'The file is empty.'
  if (isGzip(bytes)) return 'The file is gzip-compressed; it has to be unpacked before it can be read.'
  return 'The file is neither a pcap nor a pcapng capture.'
}

/**
 * Reads a whole pcap or pcapng file. Never throws; anything else comes back as format `unknown` with an issue.
 * Packets are views into `bytes`: keep the bytes unchanged while the packets live.
 */
export const readCapture = (bytes: Uint8Array): CaptureReading => {
  if (isPcapng(bytes)) return readPcapng(bytes)
  if (isPcap(bytes)) return readPcap(bytes)
  return {
    format: 'unknown',
    packets: [],
    linkTypes: [],
    issues: [{ code: 'capture.unknown-format', severity: 'error', message: explainUnknown(bytes) }],
  }
}
