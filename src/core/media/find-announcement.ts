// Which call announced a stream: the media sections of all SDP bodies, found by the endpoint that they name.
import { countWhile } from '../base/count-while'
import { sortBy } from '../base/sort-by'
import type { EpochMicros } from '../base/time'
import type { Endpoint } from '../capture/captured-message'
import { readSdp, type MediaSection } from '../sdp/read-sdp'
import { canonicalizeAddress } from './canonicalize-address'

/** A body that may hold SDP, be it one part of several. */
export interface SessionSeen {
  readonly at: EpochMicros
  readonly callId: string
  readonly body: string
}

export type StreamCodec = Omit<MediaSection['codecs'][number], 'payloadType'>
type CodecMap = ReadonlyMap<number, StreamCodec>

interface Announcement {
  readonly callId: string
  readonly mediaIndex: number
  readonly at: EpochMicros
}

interface AnnouncedEnd {
  /** In order of time. */
  readonly announcements: Announcement[]
  /** By Call-ID; a session never gives a payload type a second meaning (RFC 3264 8.3.2). */
  readonly codecs: Map<string, Map<number, StreamCodec>>
}

export interface FoundAnnouncement extends Announcement {
  /** By payload type. */
  readonly codecs: CodecMap
}

export interface StreamEnds {
  readonly source: Endpoint
  readonly destination: Endpoint
  readonly firstAt: EpochMicros
  readonly lastAt: EpochMicros
}

const noCodecs: CodecMap = new Map()

const keyOf = ({ address, port }: Endpoint): string => `${address} ${port ?? ''}`

/** No clock ticks at a rate of zero or less, whatever an rtpmap says. */
const soundRate = (rate: number | undefined): number | undefined => (rate !== undefined && rate > 0 ? rate : undefined)

/** No other kind of body has lines like these. */
const mediaOf = (body: string): readonly MediaSection[] => (/^m=/m.test(body) ? readSdp(body).media : [])

const collectEnds = (sessions: readonly SessionSeen[]): ReadonlyMap<string, AnnouncedEnd> => {
  const ends = new Map<string, AnnouncedEnd>()
  for (const { at, callId, body } of sortBy(sessions, (session) => session.at)) {
    mediaOf(body).forEach(({ address, port, protocol, codecs }, mediaIndex) => {
      if (port === 0 || !protocol.includes('RTP')) return
      const key = keyOf({ address: canonicalizeAddress(address), port })
      const end = ends.get(key) ?? { announcements: [], codecs: new Map<string, Map<number, StreamCodec>>() }
      ends.set(key, end)
      end.announcements.push({ callId, mediaIndex, at })
      const known = end.codecs.get(callId) ?? new Map<number, StreamCodec>()
      end.codecs.set(callId, known)
      for (const { payloadType, name, clockRate } of codecs) {
        if (!known.has(payloadType)) known.set(payloadType, { name, clockRate: soundRate(clockRate) })
      }
    })
  }
  return ends
}

/** The last before the stream began, since calls use ports again; else the first while it ran. */
const announcementOf = (end: AnnouncedEnd | undefined, { firstAt, lastAt }: StreamEnds): Announcement | undefined => {
  if (end === undefined) return undefined
  const before = countWhile(end.announcements, (announcement) => announcement.at <= firstAt)
  const next = end.announcements[before]
  return end.announcements[before - 1] ?? (next !== undefined && next.at <= lastAt ? next : undefined)
}

const closer = (a: Announcement, b: Announcement, firstAt: EpochMicros): Announcement => {
  const [isBeforeA, isBeforeB] = [a.at <= firstAt, b.at <= firstAt]
  if (isBeforeA !== isBeforeB) return isBeforeA ? a : b
  return isBeforeA === a.at >= b.at ? a : b
}

export const createAnnouncementFinder = (
  sessions: readonly SessionSeen[],
): ((stream: StreamEnds) => FoundAnnouncement | undefined) => {
  const ends = collectEnds(sessions)
  return (stream) => {
    const destination = ends.get(keyOf(stream.destination))
    const source = ends.get(keyOf(stream.source))
    const there = announcementOf(destination, stream)
    const here = announcementOf(source, stream)
    const found = there !== undefined && here !== undefined ? closer(there, here, stream.firstAt) : (there ?? here)
    if (found === undefined) return undefined
    // Payload types mean what the receiver of the stream announced (RFC 3264 5.1); most senders announce the same.
    const received = destination?.codecs.get(found.callId) ?? noCodecs
    const sent = source?.codecs.get(found.callId) ?? noCodecs
    return { ...found, codecs: new Map([...sent, ...received]) }
  }
}
