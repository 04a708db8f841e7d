// Puts the segments of one TCP direction in sequence order (RFC 9293 3.4): drops what was seen before, holds what came
// early, and goes on behind a hole once too much waits for it. Knows nothing of what the bytes say.
import type { Arrival } from './byte-queue'
import type { TcpSegment } from './decode-transport'

const MAX_WAITING_SEGMENTS = 512
const MAX_WAITING_BYTES = 1_048_576
/** A jump beyond any usual window is another connection, or a long loss; either way the order starts anew. */
const MAX_JUMP = 16_777_216

interface TcpSink {
  /** The next bytes in order. */
  readonly deliver: (bytes: Uint8Array, arrival: Arrival) => void
  /** Bytes are missing between the last delivery and the next. */
  readonly gap: () => void
}

export interface TcpOrder {
  readonly push: (segment: TcpSegment, arrival: Arrival) => void
  /** Gives up on holes and delivers everything that still waits. */
  readonly flush: () => void
}

interface Piece {
  readonly sequence: number
  readonly bytes: Uint8Array
  /** More than `bytes` where the capture cut the segment. */
  readonly length: number
  readonly arrival: Arrival
}

/** Signed distance in the circle of 32-bit sequence numbers. */
const distance = (from: number, to: number): number => (to - from) | 0

const advance = (sequence: number, count: number): number => (sequence + count) >>> 0

/** `firstSequence` is that of the first data byte, when a SYN told it. */
export const createTcpOrder = (firstSequence: number | undefined, sink: TcpSink): TcpOrder => {
  let next = firstSequence
  let waiting: Piece[] = []
  let waitingBytes = 0

  /** Takes the piece, of which all before `next` is known already. */
  const accept = (piece: Piece, from: number) => {
    const known = distance(piece.sequence, from)
    if (known >= piece.length) return
    if (known < piece.bytes.length) sink.deliver(piece.bytes.subarray(known), piece.arrival)
    if (piece.bytes.length < piece.length) sink.gap()
    next = advance(piece.sequence, piece.length)
  }

  const acceptWaiting = () => {
    let count = 0
    for (const piece of waiting) {
      if (next === undefined || distance(next, piece.sequence) > 0) break
      accept(piece, next)
      waitingBytes -= piece.bytes.length
      count++
    }
    if (count > 0) waiting = waiting.slice(count)
  }

  const skipHole = () => {
    const [first] = waiting
    if (first === undefined) return
    sink.gap()
    next = first.sequence
    acceptWaiting()
  }

  const flush = () => {
    while (waiting.length > 0) skipHole()
  }

  const hold = (piece: Piece) => {
    let low = 0
    let high = waiting.length
    while (low < high) {
      const middle = (low + high) >> 1
      const other = waiting[middle]
      if (other !== undefined && distance(other.sequence, piece.sequence) >= 0) low = middle + 1
      else high = middle
    }
    // The packet's own bytes may be gone by the time that the hole is filled.
    waiting.splice(low, 0, { ...piece, bytes: piece.bytes.slice() })
    waitingBytes += piece.bytes.length
    if (waiting.length > MAX_WAITING_SEGMENTS || waitingBytes > MAX_WAITING_BYTES) skipHole()
  }

  const push = ({ sequence, payload, payloadLength, isSyn }: TcpSegment, arrival: Arrival) => {
    if (payloadLength === 0) return
    const piece: Piece = {
      sequence: isSyn ? advance(sequence, 1) : sequence,
      bytes: payload,
      length: payloadLength,
      arrival,
    }
    next ??= piece.sequence
    if (Math.abs(distance(next, piece.sequence)) > MAX_JUMP) {
      flush()
      sink.gap()
      next = piece.sequence
    }
    if (distance(next, piece.sequence) > 0) {
      hold(piece)
      return
    }
    accept(piece, next)
    acceptWaiting()
  }

  return { push, flush }
}
