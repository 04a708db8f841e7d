// One packet of a capture file, before anything is decoded.
import type { EpochMicros } from '../base/time'

export interface Packet {
  /** 1-based, as Wireshark counts frames of the file. */
  readonly frame: number
  readonly at: EpochMicros
  /** LINKTYPE_ value: 1 Ethernet, 101 raw IP, 113 Linux cooked … (https://www.tcpdump.org/linktypes.html) */
  readonly linkType: number
  /** Captured bytes; may be fewer than `originalLength`. */
  readonly data: Uint8Array
  readonly originalLength: number
}
