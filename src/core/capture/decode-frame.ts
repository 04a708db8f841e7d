// One frame, outermost to innermost: link, IP, tunnels, transport. Keeps fragments between frames and nothing else.
import type { EpochMicros } from '../base/time'
import { decodeIp, type IpPacket } from './decode-ip'
import { asIpPacket, findIp } from './decode-link'
import { decodeTransport, type TransportUnit } from './decode-transport'
import { findIpInGre, findIpInUdp } from './decode-tunnel'
import type { Packet } from './packet'
import { createFragmentReassembler } from './reassemble-fragments'

/** No network nests deeper; a hostile frame could. */
const MAX_TUNNELS = 8

export interface FrameDecoder {
  /**
   * The transport units that this frame completes, addressed by the innermost IP header. Empty for other protocols,
   * damaged headers, and fragments whose packet is not whole yet.
   */
  readonly decode: (packet: Packet) => readonly TransportUnit[]
  readonly countIncompleteFragments: () => number
}

const findTunnelledIp = (ip: IpPacket): Uint8Array | undefined => {
  switch (ip.protocol) {
    case 4:
    case 41:
      return asIpPacket(ip.payload)
    case 47:
      return findIpInGre(ip.payload)
    default:
      return undefined
  }
}

export const createFrameDecoder = (): FrameDecoder => {
  const fragments = createFragmentReassembler()

  const decodeNetwork = (bytes: Uint8Array, at: EpochMicros, depth: number): readonly TransportUnit[] => {
    const part = depth < MAX_TUNNELS ? decodeIp(bytes) : undefined
    const ip = part?.fragment === undefined ? part : fragments.add(part, at)
    if (ip === undefined) return []
    const inner = findTunnelledIp(ip)
    if (inner !== undefined) return decodeNetwork(inner, at, depth + 1)
    const units = decodeTransport(ip)
    const [first] = units
    // A packet holds one datagram.
    if (first?.kind !== 'udp') return units
    const tunnelled = findIpInUdp(first.source.port ?? 0, first.destination.port ?? 0, first.payload)
    return tunnelled === undefined ? units : decodeNetwork(tunnelled, at, depth + 1)
  }

  return {
    decode: ({ linkType, data, at }) => {
      const bytes = findIp(linkType, data)
      return bytes === undefined ? [] : decodeNetwork(bytes, at, 0)
    },
    countIncompleteFragments: fragments.countIncomplete,
  }
}
