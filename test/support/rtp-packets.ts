// Builds RTP and RTCP packets by hand, and plays them into a collector.
import { asEpochMicros } from '../../src/core/base/time'
import { createMediaCollector } from '../../src/core/media/collect-media'
import type { Endpoint } from '../../src/core/capture/captured-message'
import type { SessionSeen } from '../../src/core/media/find-announcement'
import type { RtpStream } from '../../src/core/media/rtp-stream'
import { bytesOf, u16, u32 } from './packets'

interface RtpFields {
  readonly payloadType?: number
  readonly sequence?: number
  readonly timestamp?: number
  readonly ssrc?: number
  readonly payload?: Uint8Array | readonly number[]
}

export const rtp = ({ payloadType = 0, sequence = 1, timestamp = 0, ssrc = 7, payload = [] }: RtpFields): Uint8Array =>
  bytesOf([0x80, payloadType], u16(sequence & 0xffff), u32(timestamp), u32(ssrc), payload)

/** RFC 4733 2.3 */
export const eventPayload = (code: number, duration: number, isEnd = false): Uint8Array =>
  bytesOf([code, isEnd ? 0x8a : 0x0a], u16(duration))

export const reportBlock = (ssrc: number, fraction: number, cumulative: number, jitter: number): Uint8Array =>
  bytesOf(u32(ssrc), u32(((fraction << 24) | (cumulative & 0xffffff)) >>> 0), u32(99), u32(jitter), u32(0), u32(0))

export const senderReport = (ssrc: number, packets: number, octets: number, ...blocks: readonly Uint8Array[]) =>
  bytesOf(
    [0x80 | blocks.length, 200],
    u16(6 + blocks.length * 6),
    u32(ssrc),
    u32(0),
    u32(0),
    u32(0),
    u32(packets),
    u32(octets),
    ...blocks,
  )

export const receiverReport = (reporter: number, ...blocks: readonly Uint8Array[]) =>
  bytesOf([0x80 | blocks.length, 201], u16(1 + blocks.length * 6), u32(reporter), ...blocks)

/** Microseconds since the epoch, `ms` after the first packet. */
export const after = (ms: number) => asEpochMicros(1_700_000_000_000_000 + ms * 1000)

export interface Sent {
  readonly ms: number
  readonly bytes: Uint8Array
  readonly from?: Endpoint
  readonly to?: Endpoint
}

export const phone: Endpoint = { address: '192.0.2.1', port: 40_000 }
export const gateway: Endpoint = { address: '192.0.2.2', port: 50_000 }

/** Frames count from 1. */
export const collect = (sent: readonly Sent[], sessions: readonly SessionSeen[] = []): readonly RtpStream[] => {
  const collector = createMediaCollector()
  sent.forEach(({ ms, bytes, from = phone, to = gateway }, index) =>
    collector.push({ source: from, destination: to, payload: bytes }, after(ms), index + 1),
  )
  return collector.streams(sessions)
}

/** Packets 20 ms apart with these sequence numbers, timestamps to match. */
export const talk = (sequences: readonly number[], fields: RtpFields = {}, startMs = 0): readonly Sent[] =>
  sequences.map((sequence, index) => ({
    ms: startMs + index * 20,
    bytes: rtp({ ...fields, sequence, timestamp: sequence * 160 }),
  }))
