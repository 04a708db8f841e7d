// Puts fragmented IP packets together again (RFC 791 3.2, RFC 8200 4.5), in whatever order the parts come.
// Bounded in packets, parts and age, since a capture may hold parts whose rest never arrived.
import type { EpochMicros } from '../base/time'
import type { IpPacket } from './decode-ip'

const MAX_OPEN_PACKETS = 1024
const MAX_PARTS = 512
const MAX_PACKET_BYTES = 65_535
/** RFC 8200 4.5 gives up after 60 seconds; identifiers come round again. */
const MAX_AGE_MICROS = 60_000_000

interface OpenPacket {
  readonly since: EpochMicros
  readonly parts: Map<number, Uint8Array>
  received: number
  total: number | undefined
}

export interface FragmentReassembler {
  /** Takes one fragment; gives the whole packet once its last missing part has come. */
  readonly add: (packet: IpPacket, at: EpochMicros) => IpPacket | undefined
  /** How many packets were given up, or are still incomplete. */
  readonly countIncomplete: () => number
}

const keyOf = ({ source, destination, protocol, fragment }: IpPacket): string =>
  `${source} ${destination} ${protocol} ${fragment?.id ?? 0}`

/** The whole payload, or undefined while a hole is left. Where parts overlap, the later offset wins. */
const joinParts = (parts: ReadonlyMap<number, Uint8Array>, total: number): Uint8Array | undefined => {
  const sorted = [...parts].sort(([a], [b]) => a - b)
  let end = 0
  for (const [offset, bytes] of sorted) {
    if (offset > end || offset + bytes.length > total) return undefined
    end = Math.max(end, offset + bytes.length)
  }
  if (end < total) return undefined
  const whole = new Uint8Array(total)
  for (const [offset, bytes] of sorted) whole.set(bytes, offset)
  return whole
}

export const createFragmentReassembler = (): FragmentReassembler => {
  const open = new Map<string, OpenPacket>()
  let abandoned = 0

  const takeOpen = (key: string, at: EpochMicros): OpenPacket => {
    const known = open.get(key)
    if (known !== undefined && Math.abs(at - known.since) <= MAX_AGE_MICROS) return known
    if (known !== undefined) {
      open.delete(key)
      abandoned++
    }
    const [oldest] = open.keys()
    if (open.size >= MAX_OPEN_PACKETS && oldest !== undefined) {
      open.delete(oldest)
      abandoned++
    }
    const fresh: OpenPacket = { since: at, parts: new Map(), received: 0, total: undefined }
    open.set(key, fresh)
    return fresh
  }

  const add = (packet: IpPacket, at: EpochMicros): IpPacket | undefined => {
    const { fragment, payload } = packet
    if (fragment === undefined) return packet
    // A part that the capture itself cut short cannot be placed without a hole.
    if (payload.length < packet.payloadLength || fragment.offset + payload.length > MAX_PACKET_BYTES) return undefined
    const key = keyOf(packet)
    const entry = takeOpen(key, at)
    if (!fragment.hasMore) entry.total = fragment.offset + payload.length
    if (entry.parts.has(fragment.offset) || entry.parts.size >= MAX_PARTS) return undefined
    // The packet's own bytes may be gone by the time that the last part comes.
    entry.parts.set(fragment.offset, payload.slice())
    entry.received += payload.length
    if (entry.total === undefined || entry.received < entry.total) return undefined
    const whole = joinParts(entry.parts, entry.total)
    if (whole === undefined) return undefined
    open.delete(key)
    return { ...packet, payload: whole, payloadLength: whole.length, fragment: undefined }
  }

  return { add, countIncomplete: () => abandoned + open.size }
}
