// What reading a capture file gives, whatever its format.
import { asEpochMicros, type EpochMicros } from '../base/time'
import type { Issue } from '../base/issue'
import type { Packet } from './packet'

export type CaptureFormat = 'pcap' | 'pcapng' | 'snoop' | 'unknown'

/** What somebody wrote into the file about it, about an interface, or about one packet. Control characters stay. */
export interface CaptureComment {
  /** 1-based number of the packet that it is about; absent for the file and its interfaces. */
  readonly frame?: number
  readonly text: string
}

/** All that a capture file tells beside its packets. */
export interface CaptureSummary {
  readonly format: CaptureFormat
  /** How many packets were handed out. */
  readonly packets: number
  /** Each LINKTYPE_ value that the file declares, once, in file order. */
  readonly linkTypes: readonly number[]
  readonly issues: readonly Issue[]
  /** Host names that the file gives (pcapng name resolution), by address in the text form that packets have. */
  readonly names: ReadonlyMap<string, string>
  readonly comments: readonly CaptureComment[]
}

export interface CaptureReading extends Omit<CaptureSummary, 'packets'> {
  /** In file order, which is not always time order. */
  readonly packets: readonly Packet[]
}

/** Longest packet that tcpdump and Wireshark write (MAXIMUM_SNAPLEN); a greater length is damage. */
export const MAX_PACKET_BYTES = 262_144

/** How often one file is searched for its next sound record before the rest is given up. */
export const MAX_RESYNCS = 64

// Date ends at 8.64e15 ms; microseconds of that size are still the year 2243.
const LATEST_MICROS = 8.64e15

/** Brands whole microseconds, held within what a date can show: a damaged clock must not break the reader. */
export const clampEpochMicros = (micros: number): EpochMicros =>
  asEpochMicros(Math.min(Math.max(micros, 0), LATEST_MICROS))
