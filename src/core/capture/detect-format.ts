// Tells capture formats apart by their first bytes, never by a file name.
import type { CaptureFormat } from './capture-reading'
import { isPcap } from './read-pcap'
import { isPcapng } from './read-pcapng'
import { isSnoop } from './read-snoop'

/** How many bytes it takes to tell. */
export const FORMAT_BYTES = 8

/** Format of a file that begins with `start`. */
export const detectFormat = (start: Uint8Array): CaptureFormat => {
  if (isPcapng(start)) return 'pcapng'
  if (isPcap(start)) return 'pcap'
  return isSnoop(start) ? 'snoop' : 'unknown'
}
