// Packets → SIP messages, found by what the bytes say and never by a port number.
import type { Issue } from '../base/issue'
import { looksLikeSip } from '../sip/looks-like-sip'
import { parseMessage } from '../sip/parse-message'
import type { Arrival } from './byte-queue'
import type { CapturedMessage, Endpoint, Transport } from './captured-message'
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

export type FoundMessage = Omit<CapturedMessage, 'indexInFrame'>

export interface SipSink {
  /** Messages of one direction of a connection in their order; a stream's may come long after their frame. */
  readonly message: (found: FoundMessage) => void
  /** UDP datagrams that are no SIP, in file order. */
  readonly datagram?: (datagram: UdpDatagram, arrival: Arrival) => void
}

/** A message of a stream may be settled long after its frame, so the frame decides, and ties keep their order. */
export const numberWithinFrames = <M extends { readonly frame: number }>(
  found: readonly M[],
): readonly (M & { readonly indexInFrame: number })[] => {
  let frame = 0
  let count = 0
  return found
    .toSorted((a, b) => a.frame - b.frame)
    .map((message) => {
      count = message.frame === frame ? count + 1 : 0
      frame = message.frame
      return { ...message, indexInFrame: count }
    })
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

/**
 * Hands every SIP message over UDP, TCP, WebSocket and SCTP to a sink, and keeps none of them. Never throws. Takes packets
 * in file order, in linear time; over UDP the messages' bytes are views into the packets. Returns what was lost.
 */
export const scanSip = (packets: Iterable<Packet>, sink: SipSink): readonly Issue[] => {
  const issues: Issue[] = []
  const unknownLinkTypes = new Set<number>()

  const add = (bytes: Uint8Array, transport: Transport, arrival: Arrival, source: Endpoint, destination: Endpoint) => {
    const message = parseMessage(bytes)
    if (message !== undefined) {
      sink.message({ frame: arrival.frame, at: arrival.at, source, destination, transport, message })
    }
  }

  const decoder = createFrameDecoder()
  const follower = createTcpFollower(({ bytes, transport, arrival, source, destination }) =>
    add(bytes, transport, arrival, source, destination),
  )
  for (const packet of packets) {
    const { linkType, frame, at } = packet
    if (!isKnownLinkType(linkType) && !unknownLinkTypes.has(linkType)) {
      unknownLinkTypes.add(linkType)
      issues.push(unknownLinkType(linkType, frame))
    }
    for (const unit of decoder.decode(packet)) {
      const arrival: Arrival = { frame, at }
      if (unit.kind === 'tcp') follower.push(unit, arrival)
      else if (looksLikeSip(unit.payload)) {
        add(unit.payload, unit.kind === 'udp' ? 'UDP' : 'SCTP', arrival, unit.source, unit.destination)
      } else if (unit.kind === 'udp') sink.datagram?.(unit, arrival)
    }
  }
  follower.end()
  const incomplete = decoder.countIncompleteFragments()
  if (incomplete > 0) issues.push(incompleteFragments(incomplete))
  const gaps = follower.countGaps()
  if (gaps > 0) issues.push(missingTcpBytes(gaps))
  return issues
}

/** All SIP messages of a capture at once. */
export const extractSip = (packets: Iterable<Packet>): SipExtraction => {
  const found: FoundMessage[] = []
  const issues = scanSip(packets, { message: (message) => found.push(message) })
  return { messages: numberWithinFrames(found), issues }
}
