// A session description, read by sdp-transform and reduced to what a call is judged by (RFC 8866, RFC 3264).
import { parse } from 'sdp-transform'

type MediaDirection = 'sendrecv' | 'sendonly' | 'recvonly' | 'inactive'

interface Codec {
  readonly payloadType: number
  readonly name: string
  /** Hz */
  readonly clockRate: number | undefined
}

export interface MediaSection {
  /** audio, video, image, application … */
  readonly kind: string
  /** 0: the section is refused or taken away (RFC 3264 6). */
  readonly port: number
  readonly protocol: string
  readonly direction: MediaDirection
  /** In the order of preference. */
  readonly codecs: readonly Codec[]
  /** Where the media is to be sent; of the section, else of the session. */
  readonly address: string
}

export interface SessionDescription {
  readonly media: readonly MediaSection[]
}

/** RFC 3551 6: payload types that need no rtpmap. */
const staticCodecs: ReadonlyMap<number, readonly [name: string, clockRate: number]> = new Map([
  [0, ['PCMU', 8000]],
  [3, ['GSM', 8000]],
  [4, ['G723', 8000]],
  [8, ['PCMA', 8000]],
  [9, ['G722', 8000]],
  [13, ['CN', 8000]],
  [15, ['G728', 8000]],
  [18, ['G729', 8000]],
  [26, ['JPEG', 90000]],
  [31, ['H261', 90000]],
  [34, ['H263', 90000]],
])

/** RFC 3551 says what some payload types mean that no rtpmap describes; another keeps its number for a name. */
export const codecWithoutRtpmap = (payloadType: number): Omit<Codec, 'payloadType'> => {
  const [name, clockRate] = staticCodecs.get(payloadType) ?? [`PT ${payloadType}`, undefined]
  return { name, clockRate }
}

type ParsedMedia = ReturnType<typeof parse>['media'][number]

/** The library's types promise more than a broken line gives: a lone number comes as a number, a missing part not at all. */
const textOf = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '')
const finiteOf = (value: unknown): number | undefined =>
  typeof value === 'number' && Number.isFinite(value) ? value : undefined
const numberOf = (value: unknown): number => finiteOf(value) ?? 0

const codecsOf = ({ payloads, rtp, protocol }: ParsedMedia): readonly Codec[] => {
  if (!textOf(protocol).includes('RTP')) return []
  const mapped = new Map(rtp.map((codec) => [codec.payload, codec]))
  return textOf(payloads)
    .split(' ')
    .filter((text) => /^\d{1,3}$/.test(text))
    .map((text) => {
      const payloadType = Number(text)
      const codec = mapped.get(payloadType)
      const { name, clockRate } = codecWithoutRtpmap(payloadType)
      return {
        payloadType,
        name: codec === undefined ? name : textOf(codec.codec),
        clockRate: finiteOf(codec?.rate) ?? clockRate,
      }
    })
}

/** Never throws: a body that is no SDP has no media. */
export const readSdp = (text: string): SessionDescription => {
  const session = parse(text)
  return {
    media: session.media.map((media) => ({
      kind: textOf(media.type),
      port: numberOf(media.port),
      protocol: textOf(media.protocol),
      // Without an attribute both ways are meant (RFC 8866 6.7).
      direction: media.direction ?? session.direction ?? 'sendrecv',
      codecs: codecsOf(media),
      address: textOf(media.connection?.ip ?? session.connection?.ip),
    })),
  }
}
