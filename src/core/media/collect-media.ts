// RTP and RTCP streams out of a capture's UDP datagrams, tied to the calls that announced them.
import type { EpochMicros } from '../base/time'
import type { Endpoint } from '../capture/captured-message'
import { describeStream, type StreamIdentity } from './describe-stream'
import { createAnnouncementFinder, type SessionSeen } from './find-announcement'
import { createReportBook } from './keep-reports'
import { parseRtcp } from './parse-rtcp'
import { parseRtp } from './parse-rtp'
import type { RtpStream } from './rtp-stream'
import { createStreamTrack, type StreamTrack } from './track-stream'

interface Datagram {
  readonly source: Endpoint
  readonly destination: Endpoint
  readonly payload: Uint8Array
}

export interface MediaCollector {
  /** Takes every datagram that is not SIP, in file order; keeps running figures and never the datagram. */
  readonly push: (datagram: Datagram, at: EpochMicros, frame: number) => void
  /** In order of their first packets. `sessions` are all of the capture; to be asked after the last `push`. */
  readonly streams: (sessions: readonly SessionSeen[]) => readonly RtpStream[]
}

interface TrackedStream extends StreamIdentity {
  readonly track: StreamTrack
}

/** Without an SDP, so many consecutive packets are no accident. */
const HEURISTIC_RUN = 3
/** A capture may hold any amount of other traffic that looks like RTP for one packet; the oldest of it is forgotten. */
const MAX_UNSURE = 4096
const MAX_SURE = 16_384

export const createMediaCollector = (): MediaCollector => {
  const sure = new Map<string, TrackedStream>()
  const unsure = new Map<string, TrackedStream>()
  const reports = createReportBook()

  return {
    push: ({ source, destination, payload }, at, frame) => {
      const packet = parseRtp(payload)
      if (packet === undefined) {
        for (const figures of parseRtcp(payload)) reports.push(figures, source, destination, at)
        return
      }
      const arrival = { at, frame }
      const { ssrc } = packet
      const key = `${source.address} ${source.port ?? ''} ${destination.address} ${destination.port ?? ''} ${ssrc}`
      const known = sure.get(key) ?? unsure.get(key)
      const stream = known ?? { source, destination, ssrc, track: createStreamTrack(packet, arrival) }
      stream.track.push(packet, arrival)
      if (known === undefined) {
        unsure.set(key, stream)
        const [oldest] = unsure.size > MAX_UNSURE ? unsure.keys() : []
        if (oldest !== undefined) unsure.delete(oldest)
      } else if (sure.size < MAX_SURE && unsure.has(key) && stream.track.longestRun() >= HEURISTIC_RUN) {
        unsure.delete(key)
        sure.set(key, stream)
      }
    },
    streams: (sessions) => {
      const findAnnouncement = createAnnouncementFinder(sessions)
      return [...sure.values(), ...unsure.values()]
        .flatMap(({ track, ...identity }) => {
          const segments = track.segments()
          return segments.flatMap((segment, index) => {
            const announced = findAnnouncement({ ...identity, ...segment })
            if (announced === undefined && segment.longestRun < HEURISTIC_RUN) return []
            const said = reports.find(identity, segment.firstAt, segments[index + 1]?.firstAt)
            return [describeStream(identity, segment, announced, said)]
          })
        })
        .toSorted((a, b) => a.firstAt - b.firstAt)
    },
  }
}
