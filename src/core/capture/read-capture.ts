// Capture files that are in memory as a whole.
import type { CaptureReading } from './capture-reading'
import { createCaptureReader } from './create-capture-reader'
import type { Packet } from './packet'

/**
 * Reads a whole pcap, pcapng or snoop file. Never throws; anything else comes back as format `unknown` with an issue.
 * Packets are views into `bytes`: keep the bytes unchanged while the packets live.
 */
export const readCapture = (bytes: Uint8Array): CaptureReading => {
  const packets: Packet[] = []
  const reader = createCaptureReader((packet) => packets.push(packet))
  reader.push(bytes)
  return { ...reader.end(), packets }
}
