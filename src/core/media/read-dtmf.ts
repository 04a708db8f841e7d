// Keys pressed, out of telephone-event packets (RFC 4733 2.3): the many packets of one key become one event.
import type { EpochMicros } from '../base/time'
import { readU16, readU8 } from '../capture/byte-reader'
import type { RtpPacket } from './parse-rtp'

export interface DtmfEvent {
  /** 0 to 9, *, #, A to D, or `flash`. */
  readonly digit: string
  /** Arrival of the first packet of the event. */
  readonly at: EpochMicros
  readonly durationMs: number
  /** Whether a packet with the end bit came; without one the receiver has to guess when the key was let go. */
  readonly hasEnd: boolean
}

export interface DtmfReader {
  readonly push: (packet: RtpPacket, at: EpochMicros) => void
  /** `clockRate` in Hz. */
  readonly events: (clockRate: number) => readonly DtmfEvent[]
  /** Every packet so far read as an event, which those of a codec do not. */
  readonly isPlausible: () => boolean
}

interface OpenEvent {
  readonly code: number
  readonly at: EpochMicros
  /** Of the latest segment. */
  timestamp: number
  /** Units before the latest segment, and in it. */
  earlierUnits: number
  units: number
  hasEnd: boolean
}

const digits: readonly string[] = '0 1 2 3 4 5 6 7 8 9 * # A B C D flash'.split(' ')
const MAX_EVENTS = 1000
/** A key's last packet may come again after the next key's first, not much later. */
const LOOK_BACK = 4

/** An encrypted payload has its tag behind these four bytes (RFC 3711 3.1), so SRTP gives no invented keys. */
const isEvent = ({ payload }: RtpPacket): boolean =>
  payload.length === 4 && readU8(payload, 0) < digits.length && (readU8(payload, 1) & 0x40) === 0

export const createDtmfReader = (): DtmfReader => {
  const open: OpenEvent[] = []
  let isPlausible = true

  const eventFor = (code: number, timestamp: number, at: EpochMicros): OpenEvent | undefined => {
    const known = open.slice(-LOOK_BACK).find((event) => event.code === code && event.timestamp === timestamp)
    if (known !== undefined) return known
    const last = open.at(-1)
    // A key held for longer than a duration can say goes on in a new segment (RFC 4733 2.5.1.3).
    const continues = last?.code === code && !last.hasEnd && last.units > 0
    if (continues && timestamp === (last.timestamp + last.units) >>> 0) {
      last.earlierUnits += last.units
      last.timestamp = timestamp
      last.units = 0
      return last
    }
    if (open.length >= MAX_EVENTS) return undefined
    const event: OpenEvent = { code, at, timestamp, earlierUnits: 0, units: 0, hasEnd: false }
    open.push(event)
    return event
  }

  return {
    push: (packet, at) => {
      if (!isEvent(packet)) {
        isPlausible = false
        return
      }
      const event = eventFor(readU8(packet.payload, 0), packet.timestamp, at)
      if (event === undefined) return
      event.units = Math.max(event.units, readU16(packet.payload, 2))
      event.hasEnd ||= (readU8(packet.payload, 1) & 0x80) !== 0
    },
    events: (clockRate) =>
      open.map(({ code, at, earlierUnits, units, hasEnd }) => ({
        digit: digits[code] ?? '',
        at,
        durationMs: ((earlierUnits + units) * 1000) / clockRate,
        hasEnd,
      })),
    isPlausible: () => isPlausible,
  }
}
