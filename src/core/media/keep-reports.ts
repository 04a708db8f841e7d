// The last RTCP reports about each stream, found again by the stream's endpoints.
import type { EpochMicros } from '../base/time'
import type { Endpoint } from '../capture/captured-message'
import type { RtcpFigures } from './parse-rtcp'

type Figures<Kind extends RtcpFigures['kind']> = Extract<RtcpFigures, { readonly kind: Kind }> & {
  readonly at: EpochMicros
}

export interface LastReports {
  readonly sender: Figures<'sender'> | undefined
  readonly receiver: Figures<'receiver'> | undefined
}

interface ReportedStream {
  readonly source: Endpoint
  readonly destination: Endpoint
  readonly ssrc: number
}

export interface ReportBook {
  readonly push: (figures: RtcpFigures, source: Endpoint, destination: Endpoint, at: EpochMicros) => void
  /** Of the stream with this SSRC from `source` to `destination`; only reports of `from` and later, before `until`. */
  readonly find: (stream: ReportedStream, from: EpochMicros, until: EpochMicros | undefined) => LastReports
}

const MAX_STREAMS = 16_384
const none: LastReports = { sender: undefined, receiver: undefined }

const keyOf = ({ ssrc, source, destination }: ReportedStream, portStep: number): string =>
  `${ssrc} ${source.address} ${(source.port ?? 0) + portStep} ${destination.address} ${(destination.port ?? 0) + portStep}`

export const createReportBook = (): ReportBook => {
  const books = new Map<string, LastReports>()
  return {
    push: (figures, source, destination, at) => {
      // A receiver reports against the stream's direction.
      const ends = figures.kind === 'sender' ? { source, destination } : { source: destination, destination: source }
      const key = keyOf({ ...ends, ssrc: figures.ssrc }, 0)
      if (!books.has(key) && books.size >= MAX_STREAMS) return
      const last = books.get(key) ?? none
      books.set(
        key,
        figures.kind === 'sender' ? { ...last, sender: { ...figures, at } } : { ...last, receiver: { ...figures, at } },
      )
    },
    find: (stream, from, until) => {
      // On the next port (RFC 3550 11), or on the same one (RFC 5761).
      const { sender, receiver } = books.get(keyOf(stream, 1)) ?? books.get(keyOf(stream, 0)) ?? none
      const isWithin = (at: EpochMicros): boolean => at >= from && (until === undefined || at < until)
      return {
        sender: sender !== undefined && isWithin(sender.at) ? sender : undefined,
        receiver: receiver !== undefined && isWithin(receiver.at) ? receiver : undefined,
      }
    },
  }
}
