// Everything that a file says about SIP, as plain rows: what `rung inspect` prints. Keeps no message longer than it
// takes to read it, so that memory follows the number of messages and not their size.
import type { Issue } from '../base/issue'
import type { EpochMicros } from '../base/time'
import { findRepeats } from '../call/find-repeats'
import { groupCalls } from '../call/group-calls'
import { callFactsOf } from '../call/message-from-capture'
import { summarizeCall, type CallSummary } from '../call/summarize-call'
import type { CallFacts } from '../call/trace-message'
import type { CaptureReading } from '../capture/capture-reading'
import type { CapturedMessage } from '../capture/captured-message'
import { numberWithinFrames, scanSip, type FoundMessage } from '../capture/extract-sip'
import { createMediaCollector } from '../media/collect-media'
import type { RtpStream } from '../media/rtp-stream'
import type { TextReading } from '../text/read-text'
import { contentTypeOf, fromOf, toOf } from '../sip/read-fields'

/** One message; its place in the file is `frame` and `indexInFrame`, as Wireshark counts. */
export interface InspectedMessage {
  readonly frame: number
  readonly indexInFrame: number
  readonly facts: CallFacts
  readonly fromUri: string
  readonly toUri: string
  readonly issues: readonly Issue[]
}

/** Index of a message in `Inspection.messages` → the index of the one that it repeats. */
export type Repeats = ReturnType<typeof findRepeats>

/** Where SIP comes from: packets, or text such as a log. */
export type SipFile =
  { readonly kind: 'capture'; readonly capture: CaptureReading } | { readonly kind: 'text'; readonly text: TextReading }

export interface Inspection {
  readonly format: CaptureReading['format'] | TextReading['format']
  /** 0 for a text. */
  readonly packets: number
  readonly linkTypes: readonly number[]
  /** In order of time; of equal times, in file order. */
  readonly messages: readonly InspectedMessage[]
  readonly repeats: Repeats
  readonly calls: readonly CallSummary[]
  readonly streams: readonly RtpStream[]
  readonly issues: readonly Issue[]
}

const inspectMessage = (found: FoundMessage): Omit<InspectedMessage, 'indexInFrame'> => ({
  frame: found.frame,
  facts: callFactsOf(found),
  fromUri: fromOf(found.message)?.uri ?? '',
  toUri: toOf(found.message)?.uri ?? '',
  issues: found.message.issues,
})

const carriesSdp = ({ message }: FoundMessage): boolean =>
  message.body.end > message.body.start && /^(?:application\/sdp|multipart\/)/.test(contentTypeOf(message) ?? '')

type Findings = Pick<Inspection, 'messages' | 'streams' | 'issues'>

const findInPackets = (capture: CaptureReading): Findings => {
  const found: Omit<InspectedMessage, 'indexInFrame'>[] = []
  const announcements: CapturedMessage[] = []
  const media = createMediaCollector()
  let datagrams = 0
  const issues = scanSip(capture.packets, {
    message: (message) => {
      found.push(inspectMessage(message))
      if (carriesSdp(message)) announcements.push({ ...message, indexInFrame: 0 })
    },
    datagram: (datagram, { at, frame }) => {
      datagrams += 1
      media.push(datagram, at, frame)
    },
  })
  return {
    messages: numberWithinFrames(found),
    // Most captures of signalling hold no media, and to look for announcements takes reading every SDP.
    streams: datagrams > 0 ? media.streams(announcements) : [],
    issues: [...capture.issues, ...issues],
  }
}

const findInText = ({ messages, issues }: TextReading): Findings => ({
  messages: messages.map((message) => ({ ...inspectMessage(message), indexInFrame: message.indexInFrame })),
  streams: [],
  issues,
})

/** Never throws. Linear in the packets; sorting aside. */
export const inspectFile = (file: SipFile): Inspection => {
  const found = file.kind === 'capture' ? findInPackets(file.capture) : findInText(file.text)
  const messages = found.messages.toSorted((a, b) => a.facts.at - b.facts.at)
  const facts = messages.map((message) => message.facts)
  return {
    format: file.kind === 'capture' ? file.capture.format : file.text.format,
    packets: file.kind === 'capture' ? file.capture.packets.length : 0,
    linkTypes: file.kind === 'capture' ? file.capture.linkTypes : [],
    messages,
    repeats: findRepeats(facts),
    calls: groupCalls(facts).map(summarizeCall),
    streams: found.streams,
    issues: found.issues,
  }
}

/** Times of the whole inspection, or undefined when it holds no message. */
export const spanOf = ({
  messages,
}: Inspection): { readonly start: EpochMicros; readonly end: EpochMicros } | undefined => {
  const [first] = messages
  const last = messages.at(-1)
  return first === undefined || last === undefined ? undefined : { start: first.facts.at, end: last.facts.at }
}
