// The packets of one SSRC between two endpoints, cut into segments where the sequence starts anew.
import type { Arrival } from '../capture/byte-queue'
import type { SequencePlace } from './count-sequence'
import { createSegmentMeter, type SegmentFigures, type SegmentMeter } from './measure-segment'
import type { RtpPacket } from './parse-rtp'

export interface StreamTrack {
  readonly push: (packet: RtpPacket, arrival: Arrival) => void
  /** Of the present segment: most packets in a row whose numbers rose by one. */
  readonly longestRun: () => number
  /** In their order; to be asked after the last packet. */
  readonly segments: () => readonly SegmentFigures[]
}

/** So many consecutive numbers out of place are no accident but a new start; RFC 3550 A.1 is content with two. */
const RESTART_RUN = 3
/** Repeats of the same few packets do not make a new start, and must not be held for ever. */
const MAX_HELD = 8
const MAX_SEGMENTS = 1000

/**
 * A player that begins its recording again keeps its SSRC and repeats its numbers, which RFC 3550 A.1 takes for late
 * packets while they lie within a hundred. Late packets fill holes, though; these come where nothing is missing.
 */
const isOutOfPlace = (place: SequencePlace): boolean => place !== 'next' && place !== 'late'

interface Held {
  readonly packet: RtpPacket
  readonly arrival: Arrival
}

export const createStreamTrack = (first: RtpPacket, firstArrival: Arrival): StreamTrack => {
  const segments: SegmentMeter[] = []
  let held: Held[] = []
  let heldRun = 0

  const begin = (packet: RtpPacket, arrival: Arrival): SegmentMeter => {
    const segment = createSegmentMeter(packet, arrival)
    segments.push(segment)
    return segment
  }
  let segment = begin(first, firstArrival)

  const release = (): void => {
    for (const { packet, arrival } of held) segment.count(packet, arrival)
    held = []
    heldRun = 0
  }

  const hold = (packet: RtpPacket, arrival: Arrival): void => {
    const step = (packet.sequence - (held.at(-1)?.packet.sequence ?? packet.sequence - 1)) & 0xffff
    if (step > 1 || held.length >= MAX_HELD) release()
    // Of its own: the capture's buffer may hold other bytes by the time that it is released.
    held.push({ packet: { ...packet, payload: packet.payload.slice() }, arrival })
    if (step !== 0 || heldRun === 0) heldRun += 1
    if (heldRun < RESTART_RUN || segments.length >= MAX_SEGMENTS) return
    const start = held[0]
    if (start !== undefined) segment = begin(start.packet, start.arrival)
    release()
  }

  return {
    push: (packet, arrival) => {
      if (isOutOfPlace(segment.place(packet.sequence))) {
        hold(packet, arrival)
      } else {
        release()
        segment.count(packet, arrival)
      }
    },
    longestRun: () => segment.figures().longestRun,
    segments: () => {
      release()
      return segments.map((each) => each.figures())
    },
  }
}
