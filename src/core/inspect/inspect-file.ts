// From a file's packets or messages to all that is in it, message by message. Keeps no message longer than it takes to
// read it, so that memory follows the number of messages and not their size.
import { sortBy } from '../base/sort-by'
import { findRepeats } from '../call/find-repeats'
import { correlateLegs } from '../call/correlate-legs'
import { callFactsOf } from '../call/message-from-capture'
import { copyFacts, createFactsScanner } from '../call/scan-facts'
import { summarizeCall } from '../call/summarize-call'
import type { CaptureSummary } from '../capture/capture-reading'
import type { CapturedMessage } from '../capture/captured-message'
import { createSipScanner, placeInFrames } from '../capture/extract-sip'
import type { Packet } from '../capture/packet'
import { parseMessage } from '../sip/parse-message'
import { fromOf, toOf } from '../sip/read-fields'
import type { TextReading } from '../text/read-text'
import { createStreamCollector } from './collect-streams'
import type { InspectedMessage, Inspection } from './inspection'

type Placed = { -readonly [K in keyof InspectedMessage]: InspectedMessage[K] }

type Rows = Pick<Inspection, 'messages' | 'messageCount' | 'span' | 'calls' | 'issues'>

const rowsOf = (found: readonly Placed[]): Rows => {
  const messages = sortBy(found, (message) => message.facts.at)
  const facts = messages.map((message) => message.facts)
  for (const [index, { kind, of }] of findRepeats(facts)) {
    const [message, original] = [messages[index], messages[of]]
    if (message === undefined || original === undefined) continue
    message.repeat = { kind, of: { frame: original.frame, indexInFrame: original.indexInFrame } }
  }
  const { calls, issues } = correlateLegs(facts)
  const [first] = messages
  const last = messages.at(-1)
  return {
    messages,
    messageCount: messages.length,
    span: first === undefined || last === undefined ? undefined : { start: first.facts.at, end: last.facts.at },
    calls: calls.map((call) => summarizeCall(call.messages)),
    issues,
  }
}

interface CaptureInspector {
  readonly push: (packet: Packet) => void
  readonly end: (summary: CaptureSummary) => Inspection
}

/**
 * Takes a capture's packets in file order; their data may change afterwards. `keepsBytes`: those of the messages are copied,
 * for whoever wants to look into them. Never throws; linear in the packets, sorting aside.
 */
export const createCaptureInspector = ({ keepsBytes = false } = {}): CaptureInspector => {
  const { scan, session, uris } = createFactsScanner()
  const found: Placed[] = []
  const streams = createStreamCollector()

  const scanner = createSipScanner({
    message: (captured) => {
      const scanned = scan(captured)
      if (scanned === undefined) return
      // Only the full parser knows what is wrong with a message; what it made of the rest goes at once.
      const issues = parseMessage(captured.bytes)?.issues ?? []
      const { from, to } = uris()
      const facts = copyFacts(scanned)
      const bytes = keepsBytes ? captured.bytes.slice() : undefined
      found.push({ frame: captured.frame, indexInFrame: 0, facts, fromUri: from, toUri: to, issues, bytes })
      const body = session()
      if (body !== undefined) streams.session(body, facts.at, facts.callId)
    },
    datagram: streams.datagram,
  })

  return {
    push: scanner.push,
    end: ({ format, packets, linkTypes, issues }) => {
      const lost = scanner.end()
      const rows = rowsOf(placeInFrames(found))
      return {
        format,
        packets,
        linkTypes,
        ...rows,
        streams: streams.streams(),
        issues: [...issues, ...lost, ...rows.issues],
      }
    },
  }
}

const inspectMessage = (captured: CapturedMessage): Placed => ({
  frame: captured.frame,
  indexInFrame: captured.indexInFrame,
  facts: callFactsOf(captured),
  fromUri: fromOf(captured.message)?.uri ?? '',
  toUri: toOf(captured.message)?.uri ?? '',
  issues: captured.message.issues,
  bytes: captured.message.bytes,
})

export const inspectText = ({ format, messages, issues }: TextReading): Inspection => {
  const rows = rowsOf(messages.map(inspectMessage))
  return { format, packets: 0, linkTypes: [], ...rows, streams: [], issues: [...issues, ...rows.issues] }
}
