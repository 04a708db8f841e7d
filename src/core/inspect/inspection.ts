// Everything that a file says about SIP, as plain rows: what `rung inspect` prints.
import type { EpochMicros } from '../base/time'
import type { Issue } from '../base/issue'
import type { CallSummary } from '../call/summarize-call'
import type { CaptureFormat } from '../capture/capture-reading'
import type { RtpStream } from '../media/rtp-stream'
import type { TextReading } from '../text/read-text'
import type { CallDetails } from './detail-call'
import type { InspectedMessage } from './inspected-message'

export interface FileSummary {
  readonly format: CaptureFormat | TextReading['format']
  /** 0 for a text. */
  readonly packets: number
  readonly linkTypes: readonly number[]
  readonly messageCount: number
  /** Of the first and the last message; undefined when there is none. */
  readonly span: { readonly start: EpochMicros; readonly end: EpochMicros } | undefined
  readonly calls: readonly CallSummary[]
  readonly streams: readonly RtpStream[]
  readonly issues: readonly Issue[]
}

export interface Inspection extends FileSummary {
  /** In order of time; of equal times, in file order. */
  readonly messages: readonly InspectedMessage[]
  /** Of one of `calls`; found when asked for and not kept, since all of them together take more than the messages. */
  readonly detailsOf: (call: CallSummary) => CallDetails | undefined
}
