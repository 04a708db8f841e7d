// Running figures of one stretch of a stream: from where its sequence numbers start to where they start anew.
import type { EpochMicros } from '../base/time'
import type { Arrival } from '../capture/byte-queue'
import { createSequenceCounter, type SequenceFigures, type SequencePlace } from './count-sequence'
import { createJitterMeter, type JitterMeter } from './measure-jitter'
import type { RtpPacket } from './parse-rtp'
import { createDtmfReader, type DtmfReader } from './read-dtmf'

interface PayloadFigures {
  readonly payloadType: number
  readonly packets: number
  readonly jitter: JitterMeter
  /** Undefined for static payload types, none of which is telephone-event (RFC 3551 6). */
  readonly dtmf: DtmfReader | undefined
}

export interface SegmentFigures extends SequenceFigures {
  readonly firstAt: EpochMicros
  readonly lastAt: EpochMicros
  readonly firstFrame: number
  readonly lastFrame: number
  readonly packets: number
  readonly bytes: number
  readonly maxDeltaMicros: number
  /** In the order in which they were first seen. */
  readonly payloads: readonly PayloadFigures[]
  /** Whenever the payload type was not that of the packet before; the first is the start. */
  readonly payloadTurns: readonly { readonly at: EpochMicros; readonly payloadType: number }[]
}

export interface SegmentMeter {
  readonly place: (sequence: number) => SequencePlace
  readonly count: (packet: RtpPacket, arrival: Arrival) => void
  readonly figures: () => SegmentFigures
}

const FIRST_DYNAMIC_PAYLOAD_TYPE = 96
const MAX_TURNS = 1000

/** Constant memory but for keys pressed and payload turns, both bounded. `first` is yet to be counted. */
export const createSegmentMeter = (first: RtpPacket, { at: start, frame: startFrame }: Arrival): SegmentMeter => {
  const sequence = createSequenceCounter(first.sequence)
  const payloads = new Map<number, { -readonly [K in keyof PayloadFigures]: PayloadFigures[K] }>()
  const turns: { readonly at: EpochMicros; readonly payloadType: number }[] = []
  let [firstAt, lastAt, previousAt] = [start, start, start]
  let lastFrame = startFrame
  let lastType: number | undefined
  let packets = 0
  let bytes = 0
  let maxDelta = 0

  const payloadOf = (payloadType: number) => {
    const known = payloads.get(payloadType)
    if (known !== undefined) return known
    const dtmf = payloadType < FIRST_DYNAMIC_PAYLOAD_TYPE ? undefined : createDtmfReader()
    const fresh = { payloadType, packets: 0, jitter: createJitterMeter(), dtmf }
    payloads.set(payloadType, fresh)
    return fresh
  }

  return {
    place: sequence.place,
    count: (packet, { at, frame }) => {
      const { payloadType } = packet
      const isDuplicate = sequence.count(packet.sequence) === 'duplicate'
      // Records of a file may stand out of order in time.
      if (at < firstAt) firstAt = at
      if (at > lastAt) lastAt = at
      maxDelta = Math.max(maxDelta, at - previousAt)
      previousAt = at
      lastFrame = frame
      packets += 1
      bytes += packet.length
      const payload = payloadOf(payloadType)
      payload.packets += 1
      // A packet's copy says nothing of the path that the packet took.
      if (!isDuplicate) payload.jitter.push(at, packet.timestamp)
      payload.dtmf?.push(packet, at)
      if (payloadType !== lastType && turns.length < MAX_TURNS) turns.push({ at, payloadType })
      lastType = payloadType
    },
    figures: () => ({
      ...sequence.figures(),
      firstAt,
      lastAt,
      firstFrame: startFrame,
      lastFrame,
      packets,
      bytes,
      maxDeltaMicros: maxDelta,
      payloads: [...payloads.values()],
      payloadTurns: turns,
    }),
  }
}
