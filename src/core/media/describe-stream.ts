// A segment's running figures as a stream, now that the call has said what its payload types mean.
import type { Endpoint } from '../capture/captured-message'
import { codecWithoutRtpmap } from '../sdp/read-sdp'
import { estimateMos } from './estimate-mos'
import type { FoundAnnouncement, StreamCodec } from './find-announcement'
import type { LastReports } from './keep-reports'
import type { SegmentFigures } from './measure-segment'
import type { RtpStream, StreamPayload, StreamReports } from './rtp-stream'

export interface StreamIdentity {
  readonly source: Endpoint
  readonly destination: Endpoint
  readonly ssrc: number
}

type SegmentPayload = SegmentFigures['payloads'][number]
type DescribedPayload = SegmentPayload & StreamCodec

/** The default of telephone-event (RFC 4733 2.1), for streams that no SDP describes. */
const DEFAULT_EVENT_RATE = 8000
const TELEPHONE_EVENT = 'telephone-event'

const isEvents = ({ name }: StreamCodec): boolean => name.toLowerCase() === TELEPHONE_EVENT
/** Events and comfort noise accompany a codec; their packets keep no even pace. */
const isAuxiliary = (codec: StreamCodec): boolean => isEvents(codec) || codec.name.toUpperCase() === 'CN'

const codecOf = ({ payloadType, dtmf }: SegmentPayload, announced: FoundAnnouncement | undefined): StreamCodec => {
  const known = announced?.codecs.get(payloadType)
  if (known !== undefined) return known
  if (dtmf?.isPlausible() === true) return { name: TELEPHONE_EVENT, clockRate: DEFAULT_EVENT_RATE }
  return codecWithoutRtpmap(payloadType)
}

const jitterOf = (payloads: readonly DescribedPayload[]) => {
  const measured = payloads
    .filter((payload) => !isAuxiliary(payload))
    .flatMap(({ packets, clockRate, jitter }) => {
      const read = clockRate === undefined ? undefined : jitter.read(clockRate)
      return read === undefined ? [] : [{ packets, ...read }]
    })
  if (measured.length === 0) return { meanJitterMs: undefined, maxJitterMs: undefined }
  const packets = measured.reduce((sum, each) => sum + each.packets, 0)
  return {
    meanJitterMs: measured.reduce((sum, each) => sum + each.meanMs * each.packets, 0) / packets,
    maxJitterMs: Math.max(...measured.map(({ maxMs }) => maxMs)),
  }
}

const changesOf = ({ payloadTurns }: SegmentFigures, payloads: readonly DescribedPayload[]) => {
  const auxiliary = new Set(payloads.filter(isAuxiliary).map(({ payloadType }) => payloadType))
  const turns = payloadTurns.filter(({ payloadType }) => !auxiliary.has(payloadType))
  return turns.flatMap(({ at, payloadType }, index) => {
    const from = turns[index - 1]?.payloadType
    return from === undefined || from === payloadType ? [] : [{ at, from, to: payloadType }]
  })
}

/** The codec that most packets have. */
const mainCodecOf = (payloads: readonly DescribedPayload[]): StreamCodec | undefined =>
  payloads.filter((payload) => !isAuxiliary(payload)).toSorted((a, b) => b.packets - a.packets)[0]

const reportsOf = ({ sender, receiver }: LastReports, clockRate: number | undefined): StreamReports => ({
  sender: sender === undefined ? undefined : { at: sender.at, packets: sender.packets, octets: sender.octets },
  receiver:
    receiver === undefined
      ? undefined
      : {
          at: receiver.at,
          fractionLost: receiver.fractionLost,
          cumulativeLost: receiver.cumulativeLost,
          jitterMs: clockRate === undefined ? undefined : (receiver.jitter * 1000) / clockRate,
        },
})

export const describeStream = (
  { source, destination, ssrc }: StreamIdentity,
  segment: SegmentFigures,
  announced: FoundAnnouncement | undefined,
  reports: LastReports,
): RtpStream => {
  const payloads = segment.payloads.map((payload) => ({ ...payload, ...codecOf(payload, announced) }))
  const lostPercent = (segment.lost / segment.expected) * 100
  const jitter = jitterOf(payloads)
  const main = mainCodecOf(payloads)
  const payloadTypes = payloads.map(({ payloadType, name, clockRate, packets }): StreamPayload => ({
    payloadType,
    codec: name,
    clockRate,
    packets,
  }))
  return {
    source,
    destination,
    ssrc,
    ...(announced === undefined
      ? { announcedBy: 'heuristic' }
      : { announcedBy: 'sdp', callId: announced.callId, mediaIndex: announced.mediaIndex }),
    payloadTypes,
    packets: segment.packets,
    expected: segment.expected,
    lost: segment.lost,
    lostPercent,
    duplicates: segment.duplicates,
    outOfOrder: segment.outOfOrder,
    firstAt: segment.firstAt,
    lastAt: segment.lastAt,
    firstFrame: segment.firstFrame,
    lastFrame: segment.lastFrame,
    maxDeltaMicros: segment.maxDeltaMicros,
    ...jitter,
    bytes: segment.bytes,
    dtmf: payloads
      .filter(isEvents)
      .flatMap(({ dtmf, clockRate }) => dtmf?.events(clockRate ?? DEFAULT_EVENT_RATE) ?? [])
      .toSorted((a, b) => a.at - b.at),
    payloadChanges: changesOf(segment, payloads),
    mos:
      main === undefined || jitter.meanJitterMs === undefined
        ? undefined
        : estimateMos(main.name, lostPercent, jitter.meanJitterMs),
    rtcp: reportsOf(reports, main?.clockRate),
  }
}
