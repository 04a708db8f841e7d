// The streams of a capture, from its datagrams and from the SDP bodies that announced them, both as they go by.
import { createByteArena } from '../base/byte-arena'
import type { EpochMicros } from '../base/time'
import type { Arrival } from '../capture/byte-queue'
import type { UdpDatagram } from '../capture/decode-transport'
import { createMediaCollector } from '../media/collect-media'
import type { SessionSeen } from '../media/find-announcement'
import type { RtpStream } from '../media/rtp-stream'

interface StreamCollector {
  /** A datagram that is no SIP. */
  readonly datagram: (datagram: UdpDatagram, arrival: Arrival) => void
  /** A body that may hold SDP; its bytes are copied. */
  readonly session: (body: Uint8Array, at: EpochMicros, callId: string) => void
  readonly streams: () => readonly RtpStream[]
}

const decoder = new TextDecoder()

export const createStreamCollector = (): StreamCollector => {
  const media = createMediaCollector()
  const bodies = createByteArena()
  const sessions: Omit<SessionSeen, 'body'>[] = []
  let hasDatagrams = false
  return {
    datagram: (datagram, { at, frame }) => {
      hasDatagrams = true
      media.push(datagram, at, frame)
    },
    session: (body, at, callId) => {
      bodies.add(body)
      sessions.push({ at, callId })
    },
    // Most captures of signalling hold no media, and to look for announcements takes reading every SDP.
    streams: () =>
      hasDatagrams
        ? media.streams(sessions.map((seen, index) => ({ ...seen, body: decoder.decode(bodies.at(index)) })))
        : [],
  }
}
