// The shape of one RTP stream as a capture shows it: packets of one SSRC from one endpoint to another.
import type { EpochMicros } from '../base/time'
import type { Endpoint } from '../capture/captured-message'
import type { MosEstimate } from './estimate-mos'
import type { DtmfEvent } from './read-dtmf'

export interface StreamPayload {
  readonly payloadType: number
  /** As the SDP of the call names it, else as RFC 3551 does, else `PT 97`. */
  readonly codec: string
  /** Hz */
  readonly clockRate: number | undefined
  readonly packets: number
}

interface PayloadChange {
  readonly at: EpochMicros
  /** Payload types. */
  readonly from: number
  readonly to: number
}

export interface StreamReports {
  /** What the stream's sender last said. */
  readonly sender: { readonly at: EpochMicros; readonly packets: number; readonly octets: number } | undefined
  /** What the stream's receiver last said. */
  readonly receiver:
    | {
        readonly at: EpochMicros
        /** 0 to 1, since the report before. */
        readonly fractionLost: number
        /** Packets since the stream began; negative where duplicates outnumber losses. */
        readonly cumulativeLost: number
        /** Undefined where the clock rate is unknown. */
        readonly jitterMs: number | undefined
      }
    | undefined
}

/** A sequence that starts anew within one SSRC makes a stream of its own, so no figure mixes the two. */
export interface RtpStream {
  readonly source: Endpoint
  readonly destination: Endpoint
  readonly ssrc: number
  /** `heuristic`: no SDP in the capture names either end, only the packets look like RTP. */
  readonly announcedBy: 'sdp' | 'heuristic'
  readonly callId?: string
  /** 0-based position of the media section in the SDP. */
  readonly mediaIndex?: number
  /** In the order in which they were first seen. */
  readonly payloadTypes: readonly StreamPayload[]
  /** Packets that arrived, duplicates included. */
  readonly packets: number
  /** Packets from the lowest to the highest sequence number. */
  readonly expected: number
  /** Never negative: duplicates do not make up for losses. */
  readonly lost: number
  /** 0 to 100, of `expected`. */
  readonly lostPercent: number
  readonly duplicates: number
  readonly outOfOrder: number
  readonly firstAt: EpochMicros
  readonly lastAt: EpochMicros
  /** Frames of the first and the last packet, as Wireshark numbers them. */
  readonly firstFrame: number
  readonly lastFrame: number
  /** Longest time between two packets in a row. */
  readonly maxDeltaMicros: number
  /** RFC 3550 A.8, of the codecs and not of events or comfort noise; undefined where no clock rate is known. */
  readonly meanJitterMs: number | undefined
  readonly maxJitterMs: number | undefined
  /** RTP packets as captured, headers included. */
  readonly bytes: number
  readonly dtmf: readonly DtmfEvent[]
  /** From one codec to another; events and comfort noise in between are none. */
  readonly payloadChanges: readonly PayloadChange[]
  readonly mos: MosEstimate | undefined
  readonly rtcp: StreamReports
}
