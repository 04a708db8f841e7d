// Everything that a file says about SIP, as plain rows: what `rung inspect` prints.
import type { EpochMicros } from '../base/time'
import type { Issue } from '../base/issue'
import type { Repeat } from '../call/find-repeats'
import type { CallSummary } from '../call/summarize-call'
import type { CallFacts } from '../call/trace-message'
import type { CaptureFormat } from '../capture/capture-reading'
import type { RtpStream } from '../media/rtp-stream'
import type { TextReading } from '../text/read-text'

/** Where in the file a message stands, as Wireshark counts. */
export interface MessagePlace {
  readonly frame: number
  readonly indexInFrame: number
}

export interface InspectedMessage extends MessagePlace {
  readonly facts: CallFacts
  readonly fromUri: string
  readonly toUri: string
  readonly issues: readonly Issue[]
  /** What it repeats: place of the first of its kind. */
  readonly repeat?: Repeat<MessagePlace> | undefined
  /** All of it, where that was asked for. */
  readonly bytes?: Uint8Array | undefined
}

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
}
