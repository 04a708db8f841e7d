// All TCP connections of a capture: each direction gets its own order and its own framing.
import type { Arrival } from './byte-queue'
import type { Endpoint } from './captured-message'
import type { TcpSegment } from './decode-transport'
import { createSipStreamFramer, type SipStreamFramer, type StreamMessage } from './frame-sip-stream'
import { createTcpOrder, type TcpOrder } from './order-tcp'

interface TcpMessage extends StreamMessage {
  readonly source: Endpoint
  readonly destination: Endpoint
}

export interface TcpFollower {
  readonly push: (segment: TcpSegment, arrival: Arrival) => void
  /** Delivers what still waits in every connection. */
  readonly end: () => void
  /** How often bytes were missing in directions that carry SIP. */
  readonly countGaps: () => number
  /** Connections in which a client began to speak TLS, and the ports of the servers. */
  readonly findTls: () => { readonly connections: number; readonly ports: ReadonlySet<number> }
}

/** A handshake record with a ClientHello (RFC 8446 5.1 and 4.1.2; its version field stays at 3.1 or 3.3). */
const isClientHello = (bytes: Uint8Array): boolean =>
  bytes[0] === 0x16 && bytes[1] === 0x03 && (bytes[2] ?? 0xff) <= 0x04 && bytes[5] === 0x01

/** A scan of all ports must not fill the memory, nor the sentence that tells of them. */
const maxTlsPorts = 1000

interface Direction {
  readonly order: TcpOrder
  readonly framer: SipStreamFramer
  /** Sequence number of the SYN that opened it. */
  readonly syn: number | undefined
  /** A client began to speak TLS here. */
  hasTls: boolean
}

const keyOf = ({ source, destination }: TcpSegment): string =>
  `${source.address} ${source.port ?? ''} ${destination.address} ${destination.port ?? ''}`

/** `emit` gets the messages of one direction in their order; those of different directions may interleave anyhow. */
export const createTcpFollower = (emit: (message: TcpMessage) => void): TcpFollower => {
  const directions = new Map<string, Direction>()
  const tlsPorts = new Set<number>()
  let tlsConnections = 0
  let gaps = 0

  const open = ({ source, destination, isSyn, sequence }: TcpSegment): Direction => {
    let hasSip = false
    const framer = createSipStreamFramer(isSyn, (message) => {
      hasSip = true
      emit({ ...message, source, destination })
    })
    const first = isSyn ? (sequence + 1) >>> 0 : undefined
    const gap = () => {
      if (hasSip) gaps++
      framer.gap()
    }
    const order = createTcpOrder(first, { deliver: framer.append, gap })
    return { order, framer, syn: isSyn ? sequence : undefined, hasTls: false }
  }

  const close = ({ order, framer }: Direction) => {
    order.flush()
    framer.end()
  }

  const push = (segment: TcpSegment, arrival: Arrival) => {
    const key = keyOf(segment)
    let direction = directions.get(key)
    // The same ports again, for another connection; a repeated SYN is the same one.
    const isReopened = segment.isSyn && direction !== undefined && direction.syn !== segment.sequence
    if (direction === undefined || isReopened) {
      if (direction !== undefined) close(direction)
      direction = open(segment)
      directions.set(key, direction)
    }
    // A hello that is sent again, or once more with what the server asked for, begins no other connection.
    if (!direction.hasTls && isClientHello(segment.payload)) {
      direction.hasTls = true
      tlsConnections++
      if (tlsPorts.size < maxTlsPorts) tlsPorts.add(segment.destination.port ?? 0)
    }
    direction.order.push(segment, arrival)
  }

  return {
    push,
    end: () => {
      for (const direction of directions.values()) close(direction)
      directions.clear()
    },
    countGaps: () => gaps,
    findTls: () => ({ connections: tlsConnections, ports: tlsPorts }),
  }
}
