// From a file's packets or messages to all that is in it, message by message. Keeps no message longer than it takes to
// read it, so that memory follows the number of messages and not their size.
import type { Issue } from '../base/issue'
import { sortBy } from '../base/sort-by'
import { findRepeats } from '../call/find-repeats'
import { correlateLegs } from '../call/correlate-legs'
import { findDirections } from '../call/find-missing'
import type { LegJoin } from '../call/leg-join'
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
import { detailCall } from './detail-call'
import type { InspectedMessage } from './inspected-message'
import type { Inspection } from './inspection'
import { createSaidNotes, type SaidNotes } from './note-said'

const noIssues: readonly Issue[] = []

type Placed = { -readonly [K in keyof InspectedMessage]: InspectedMessage[K] }

type Rows = Pick<Inspection, 'messages' | 'messageCount' | 'span' | 'calls' | 'detailsOf' | 'issues'>

/** By the place of the call that their legs are in. */
const joinsByCall = ({ joins, calls }: ReturnType<typeof correlateLegs>): ReadonlyMap<number, readonly LegJoin[]> => {
  const byCall = new Map<number, LegJoin[]>()
  if (joins.length === 0) return byCall
  const callOf = new Map(calls.flatMap(({ legs }, call) => legs.map(({ id }) => [id, call] as const)))
  for (const join of joins) {
    const call = callOf.get(join.legs[0]) ?? 0
    const known = byCall.get(call)
    if (known === undefined) byCall.set(call, [join])
    else known.push(join)
  }
  return byCall
}

const rowsOf = (found: readonly Placed[], notes: SaidNotes): Rows => {
  const messages = sortBy(found, (message) => message.facts.at)
  const facts = messages.map((message) => message.facts)
  for (const [index, { kind, of }] of findRepeats(facts)) {
    const [message, original] = [messages[index], messages[of]]
    if (message === undefined || original === undefined) continue
    message.repeat = { kind, of: { frame: original.frame, indexInFrame: original.indexInFrame } }
  }
  const correlation = correlateLegs(facts)
  const calls = correlation.calls.map((call) => summarizeCall(call.messages))
  const members = correlation.calls.map(({ indices }) => indices)
  const joins = joinsByCall(correlation)
  const places = new Map(calls.map((call, place) => [call, place]))
  const [first] = messages
  const last = messages.at(-1)
  const context = { notes, captureEnd: last?.facts.at, directions: findDirections(facts) }
  return {
    messages,
    messageCount: messages.length,
    span: first === undefined || last === undefined ? undefined : { start: first.facts.at, end: last.facts.at },
    calls,
    detailsOf: (call) => {
      const place = places.get(call)
      if (place === undefined) return undefined
      return detailCall(
        (members[place] ?? []).flatMap((index) => messages[index] ?? []),
        joins.get(place) ?? [],
        context,
      )
    },
    issues: correlation.issues,
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
  const notes = createSaidNotes()

  const scanner = createSipScanner({
    message: (captured) => {
      const scanned = scan(captured)
      if (scanned === undefined) return
      // Only the full parser knows what is wrong with a message; what it made of the rest goes at once.
      const parsed = parseMessage(captured.bytes)
      const issues = parsed?.issues ?? noIssues
      const said = parsed === undefined ? undefined : notes.note(parsed)
      const { from, to } = uris()
      const facts = copyFacts(scanned)
      const bytes = keepsBytes ? captured.bytes.slice() : undefined
      found.push({ frame: captured.frame, indexInFrame: 0, facts, fromUri: from, toUri: to, issues, bytes, said })
      const body = session()
      if (body !== undefined) streams.session(body, facts.at, facts.callId)
    },
    datagram: streams.datagram,
  })

  return {
    push: scanner.push,
    end: ({ format, packets, linkTypes, issues }) => {
      const lost = scanner.end()
      const rows = rowsOf(placeInFrames(found), notes)
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

const inspectMessage = (captured: CapturedMessage, notes: SaidNotes): Placed => ({
  frame: captured.frame,
  indexInFrame: captured.indexInFrame,
  facts: callFactsOf(captured),
  fromUri: fromOf(captured.message)?.uri ?? '',
  toUri: toOf(captured.message)?.uri ?? '',
  issues: captured.message.issues,
  bytes: captured.message.bytes,
  said: notes.note(captured.message),
})

export const inspectText = ({ format, messages, issues }: TextReading): Inspection => {
  const notes = createSaidNotes()
  const rows = rowsOf(
    messages.map((message) => inspectMessage(message, notes)),
    notes,
  )
  return { format, packets: 0, linkTypes: [], ...rows, streams: [], issues: [...issues, ...rows.issues] }
}
