// Cuts one direction of a TCP connection into SIP messages: by Content-Length (RFC 3261 18.3), or by WebSocket frames
// after an HTTP upgrade (RFC 7118). A stream that begins as something else is left alone.
import { looksLikeSip } from '../sip/looks-like-sip'
import { createByteQueue, type Arrival } from './byte-queue'
import { createWebsocketFramer } from './frame-websocket'
import {
  findHeaderEnd,
  hasCallId,
  isUpgradeLine,
  isWebsocketUpgrade,
  readContentLength,
  startsWithHeader,
} from './stream-headers'

const MAX_LINE_BYTES = 4096
const MAX_HEADER_BYTES = 65_536
const MAX_MESSAGE_BYTES = 1_048_576
const LF = 0x0a
const CR = 0x0d

export interface StreamMessage {
  readonly bytes: Uint8Array
  readonly arrival: Arrival
  readonly transport: 'TCP' | 'WS'
}

export interface SipStreamFramer {
  readonly append: (bytes: Uint8Array, arrival: Arrival) => void
  /** Bytes are missing here: what was begun ends here, and the next start line is looked for. */
  readonly gap: () => void
  readonly end: () => void
}

/**
 * - `opening`: at the first byte of the connection.
 * - `sip`: at the start of a message.
 * - `searching`: somewhere within; the next line that starts a message ends the search.
 * - `upgrade`: in the HTTP headers of a WebSocket handshake.
 * - `foreign`: another protocol; only a segment that begins with SIP changes that.
 */
type Mode = 'opening' | 'sip' | 'searching' | 'upgrade' | 'websocket' | 'foreign'

const decoder = new TextDecoder('latin1')

/** `startsAtConnection`: the first byte appended is the first of the connection, since its SYN was seen. */
export const createSipStreamFramer = (
  startsAtConnection: boolean,
  emit: (message: StreamMessage) => void,
): SipStreamFramer => {
  const queue = createByteQueue()
  const websocket = createWebsocketFramer(queue, (bytes, arrival) => emit({ bytes, arrival, transport: 'WS' }))
  let mode: Mode = startsAtConnection ? 'opening' : 'searching'
  /** Bytes at the head of the queue in which no header end begins; more than 0 only behind a sound start line. */
  let scanned = 0
  /** Length of the message at the head of the queue, once its headers are complete. */
  let needed: number | undefined

  const enter = (next: Mode): true => {
    mode = next
    scanned = 0
    needed = undefined
    if (next === 'foreign') queue.clear()
    return true
  }

  const emitMessage = (length: number) => {
    const { bytes, arrival } = queue.take(length)
    emit({ bytes, arrival, transport: 'TCP' })
    enter('sip')
  }

  /** Gives up the first `count` bytes as no start of SIP. */
  const passOver = (count: number): true => {
    if (mode === 'opening') return enter('foreign')
    queue.drop(count)
    return enter('searching')
  }

  const skipEmptyLines = () => {
    const bytes = queue.peek()
    let count = 0
    while (bytes[count] === CR || bytes[count] === LF) count++
    queue.drop(count)
  }

  /** Without a length that can be believed, the rest of what has come is the body, unless it is the next message. */
  const lengthOf = (bytes: Uint8Array, headerEnd: number, head: string): number => {
    const contentLength = readContentLength(head)
    if (contentLength !== undefined) return headerEnd + (contentLength > MAX_MESSAGE_BYTES ? 0 : contentLength)
    return looksLikeSip(bytes.subarray(headerEnd)) ? headerEnd : bytes.length
  }

  // Each step is true when it consumed or settled something, so that the queue is worth another look.

  const stepStartLine = (): boolean => {
    skipEmptyLines()
    const bytes = queue.peek()
    const lineEnd = bytes.subarray(0, MAX_LINE_BYTES).indexOf(LF)
    if (lineEnd < 0) return bytes.length >= MAX_LINE_BYTES && passOver(bytes.length)
    const line = bytes.subarray(0, lineEnd)
    if (isUpgradeLine(decoder.decode(line))) return enter('upgrade')
    if (!looksLikeSip(line)) return passOver(lineEnd + 1)
    if (mode === 'searching') {
      // A bare status line within a body (message/sipfrag, RFC 3420) is no place to go on: headers have to follow.
      const next = bytes.subarray(lineEnd + 1, lineEnd + 1 + MAX_LINE_BYTES)
      if (!next.includes(LF) && next.length < MAX_LINE_BYTES) return false
      if (!startsWithHeader(decoder.decode(next))) return passOver(lineEnd + 1)
    }
    return stepHeaders()
  }

  const stepHeaders = (): boolean => {
    const bytes = queue.peek()
    const headerEnd = findHeaderEnd(bytes, scanned)
    if (headerEnd === undefined) {
      scanned = Math.max(0, bytes.length - 2)
      return bytes.length > MAX_HEADER_BYTES && passOver(bytes.length)
    }
    const head = decoder.decode(bytes.subarray(0, headerEnd))
    if (mode === 'searching' && !hasCallId(head)) return passOver(headerEnd)
    needed = lengthOf(bytes, headerEnd, head)
    return true
  }

  const stepSip = (): boolean => {
    if (needed === undefined) return scanned === 0 ? stepStartLine() : stepHeaders()
    if (queue.length() < needed) return false
    emitMessage(needed)
    return true
  }

  const stepUpgrade = (): boolean => {
    const bytes = queue.peek()
    const headerEnd = findHeaderEnd(bytes, scanned)
    if (headerEnd === undefined) {
      scanned = Math.max(0, bytes.length - 2)
      return bytes.length > MAX_HEADER_BYTES && enter('foreign')
    }
    if (!isWebsocketUpgrade(decoder.decode(bytes.subarray(0, headerEnd)))) return enter('foreign')
    queue.drop(headerEnd)
    return enter('websocket')
  }

  const stepWebsocket = (): boolean => {
    const outcome = websocket.step()
    return outcome === 'lost' ? enter('foreign') : outcome === 'taken'
  }

  const step = (): boolean => {
    if (queue.length() === 0 || mode === 'foreign') return false
    if (mode === 'upgrade') return stepUpgrade()
    return mode === 'websocket' ? stepWebsocket() : stepSip()
  }

  /** Shows a message whose end never came, if at least its headers did. */
  const end = () => {
    if (needed !== undefined && queue.length() > 0) emitMessage(Math.min(needed, queue.length()))
    queue.clear()
  }

  const append = (bytes: Uint8Array, arrival: Arrival) => {
    const isLost = mode === 'foreign' || (mode === 'searching' && needed === undefined)
    // Most messages begin a segment, so that is the best place to find the way back.
    if (isLost && looksLikeSip(bytes)) {
      queue.clear()
      enter('searching')
    }
    if (mode === 'foreign') return
    queue.append(bytes, arrival)
    let isProgressing = true
    while (isProgressing) isProgressing = step()
  }

  const gap = () => {
    end()
    websocket.reset()
    enter(mode === 'foreign' || mode === 'websocket' ? mode : 'searching')
  }

  return { append, gap, end }
}
