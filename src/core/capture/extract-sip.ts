// Packets → SIP messages, found by what the bytes say and never by a port number.
import type { Issue } from '../base/issue'
import { sortBy } from '../base/sort-by'
import { looksLikeSip } from '../sip/looks-like-sip'
import { parseMessage } from '../sip/parse-message'
import type { Arrival } from './byte-queue'
import type { CapturedBytes, CapturedMessage, Endpoint, Transport } from './captured-message'
import { createFrameDecoder } from './decode-frame'
import { isKnownLinkType } from './decode-link'
import type { UdpDatagram } from './decode-transport'
import { createTcpFollower } from './follow-tcp'
import type { Packet } from './packet'

export interface SipExtraction {
  /** In the order in which they were complete in the capture: by frame, then as they end within it. */
  readonly messages: readonly CapturedMessage[]
  readonly issues: readonly Issue[]
}

export interface SipSink {
  /**
   * What begins as SIP does; whether it can be read is the reader's to say. Those of one direction of a connection come in
   * their order; a stream's may come long after their frame.
   */
  readonly message: (found: CapturedBytes) => void
  /** UDP datagrams that are no SIP, in file order. */
  readonly datagram?: (datagram: UdpDatagram, arrival: Arrival) => void
}

const closedTls = (connections: number, ports: ReadonlySet<number>): Issue => {
  const named = [...ports].slice(0, 8).join(', ') + (ports.size > 8 ? ' …' : '')
  return {
    code: 'capture.tls-closed',
    severity: 'note',
    message: `SIP within TLS stays unread: ${connections === 1 ? 'one connection' : `${connections} connections`} to port ${named}. Wireshark reads it with the keys.`,
  }
}

interface Placed {
  readonly frame: number
  indexInFrame: number
}

/**
 * In the order of the frames, each with its place in its frame. A message of a stream may be settled long after its frame,
 * so the frame decides; those of one frame keep their order.
 */
export const placeInFrames = <M extends Placed>(found: readonly M[]): readonly M[] => {
  let frame = 0
  let count = 0
  const placed = sortBy(found, (message) => message.frame)
  for (const message of placed) {
    count = message.frame === frame ? count + 1 : 0
    frame = message.frame
    message.indexInFrame = count
  }
  return placed
}

const unknownLinkType = (linkType: number, frame: number): Issue => ({
  code: 'capture.unsupported-link-type',
  severity: 'error',
  message: `Frames of link type ${linkType} cannot be decoded; this is the first of them.`,
  frame,
})

const incompleteFragments = (count: number): Issue => ({
  code: 'capture.incomplete-fragments',
  severity: 'warning',
  message: `${count} fragmented IP packets never became whole; SIP within them is missing.`,
})

const missingTcpBytes = (count: number): Issue => ({
  code: 'capture.tcp-gap',
  severity: 'warning',
  message: `Bytes are missing at ${count} places in TCP connections that carry SIP; messages there are cut or lost.`,
})

export interface SipScanner {
  /** Takes packets in file order. */
  readonly push: (packet: Packet) => void
  /** Hands out what still waits, and says what was lost. */
  readonly end: () => readonly Issue[]
}

/**
 * Hands every SIP message over UDP, TCP, WebSocket and SCTP to a sink, and keeps none of them. Never throws; linear time.
 * Over UDP the messages' bytes are views into the packets.
 */
export const createSipScanner = (sink: SipSink): SipScanner => {
  const issues: Issue[] = []
  const unknownLinkTypes = new Set<number>()

  const add = (
    bytes: Uint8Array,
    transport: Transport,
    { frame, at }: Arrival,
    source: Endpoint,
    destination: Endpoint,
  ) => sink.message({ frame, at, source, destination, transport, bytes })

  const decoder = createFrameDecoder()
  const follower = createTcpFollower(({ bytes, transport, arrival, source, destination }) =>
    add(bytes, transport, arrival, source, destination),
  )

  const push = (packet: Packet) => {
    const { linkType, frame, at } = packet
    if (!isKnownLinkType(linkType) && !unknownLinkTypes.has(linkType)) {
      unknownLinkTypes.add(linkType)
      issues.push(unknownLinkType(linkType, frame))
    }
    for (const unit of decoder.decode(packet)) {
      if (unit.kind === 'tcp') follower.push(unit, { frame, at })
      else if (looksLikeSip(unit.payload)) {
        add(unit.payload, unit.kind === 'udp' ? 'UDP' : 'SCTP', packet, unit.source, unit.destination)
      } else if (unit.kind === 'udp') sink.datagram?.(unit, packet)
    }
  }

  const end = () => {
    follower.end()
    const incomplete = decoder.countIncompleteFragments()
    if (incomplete > 0) issues.push(incompleteFragments(incomplete))
    const gaps = follower.countGaps()
    if (gaps > 0) issues.push(missingTcpBytes(gaps))
    const tls = follower.findTls()
    if (tls.connections > 0) issues.push(closedTls(tls.connections, tls.ports))
    return issues
  }

  return { push, end }
}

export interface SipExtractor {
  readonly push: (packet: Packet) => void
  readonly end: () => SipExtraction
}

/** Keeps every SIP message of the packets that it is handed. */
export const createSipExtractor = (): SipExtractor => {
  const found: (CapturedMessage & Placed)[] = []
  const scanner = createSipScanner({
    message: ({ bytes, ...seen }) => {
      const message = parseMessage(bytes)
      if (message !== undefined) found.push({ ...seen, indexInFrame: 0, message })
    },
  })
  return {
    push: scanner.push,
    end: () => {
      const issues = scanner.end()
      return { messages: placeInFrames(found), issues }
    },
  }
}

/** All SIP messages of a capture at once. */
export const extractSip = (packets: Iterable<Packet>): SipExtraction => {
  const { push, end } = createSipExtractor()
  for (const packet of packets) push(packet)
  return end()
}
