// Cuts one direction of a WebSocket connection into messages (RFC 6455 5.2 to 5.4). Compressed messages (RFC 7692) are
// passed over.
import { joinBytes } from '../base/join-bytes'
import type { Arrival, ByteQueue } from './byte-queue'
import { hasBytes, readU16, readU32, readU8 } from './byte-reader'

const MAX_MESSAGE_BYTES = 1_048_576

interface FrameHeader {
  /** False when more frames of the same message follow. */
  readonly isFinal: boolean
  readonly isCompressed: boolean
  readonly isControl: boolean
  readonly headerLength: number
  readonly payloadLength: number
  readonly mask: Uint8Array | undefined
}

const readPayloadLength = (bytes: Uint8Array, shortLength: number): number => {
  if (shortLength < 126) return shortLength
  return shortLength === 126 ? readU16(bytes, 2) : readU32(bytes, 2) * 2 ** 32 + readU32(bytes, 6)
}

/** Undefined while the header is not all there. */
const readFrameHeader = (bytes: Uint8Array): FrameHeader | undefined => {
  const first = readU8(bytes, 0)
  const second = readU8(bytes, 1)
  const shortLength = second & 0x7f
  const maskLength = (second & 0x80) === 0 ? 0 : 4
  const headerLength = 2 + (shortLength < 126 ? 0 : shortLength === 126 ? 2 : 8) + maskLength
  if (!hasBytes(bytes, 0, Math.max(headerLength, 2))) return undefined
  return {
    isFinal: (first & 0x80) !== 0,
    isCompressed: (first & 0x40) !== 0,
    isControl: (first & 0x08) !== 0,
    headerLength,
    payloadLength: readPayloadLength(bytes, shortLength),
    mask: maskLength === 0 ? undefined : bytes.slice(headerLength - maskLength, headerLength),
  }
}

/** Undoes the mask of a client's frame (RFC 6455 5.3). */
const unmask = (payload: Uint8Array, mask: Uint8Array | undefined): Uint8Array =>
  mask === undefined ? payload : payload.map((byte, index) => byte ^ readU8(mask, index & 3))

export interface WebsocketFramer {
  /** Takes one frame off the queue: `wait` while it is incomplete, `lost` when its length cannot be meant. */
  readonly step: () => 'taken' | 'wait' | 'lost'
  /** Forgets the message begun, after a hole in the stream. */
  readonly reset: () => void
}

export const createWebsocketFramer = (
  queue: ByteQueue,
  emit: (bytes: Uint8Array, arrival: Arrival) => void,
): WebsocketFramer => {
  let parts: Uint8Array[] = []
  let length = 0

  const reset = () => {
    parts = []
    length = 0
  }

  const step = () => {
    const frame = readFrameHeader(queue.peek())
    if (frame === undefined) return 'wait'
    const frameLength = frame.headerLength + frame.payloadLength
    if (frame.payloadLength + length > MAX_MESSAGE_BYTES) return 'lost'
    if (queue.length() < frameLength) return 'wait'
    const { bytes, arrival } = queue.take(frameLength)
    if (frame.isControl || frame.isCompressed) return 'taken'
    parts.push(unmask(bytes.subarray(frame.headerLength), frame.mask))
    length += frame.payloadLength
    if (frame.isFinal) {
      emit(joinBytes(parts), arrival)
      reset()
    }
    return 'taken'
  }

  return { step, reset }
}
