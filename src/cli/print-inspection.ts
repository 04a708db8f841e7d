// An inspection as one JSON object, or as lines for a person; in pieces, so that a large one need not fit one string.
import type { CallSummary } from '../core/call/summarize-call'
import type { InspectedMessage } from '../core/inspect/inspected-message'
import type { FileSummary, Inspection } from '../core/inspect/inspection'
import { replaceControls } from '../core/ladder/replace-controls'
import { writeIsoTime } from '../core/ladder/write-times'
import type { RtpStream } from '../core/media/rtp-stream'
import { callJson } from './call-json'
import { endpointJson, positionJson } from './place-json'

/**
 * One literal, and what a message has not is undefined, which JSON leaves out: of objects put together by spreading each gets
 * a shape of its own, so that they take ten times as long and stay in memory.
 */
const messageJson = (message: InspectedMessage) => {
  const { facts, fromUri, toUri, issues, repeat } = message
  const { start, at, cseq } = facts
  const isRequest = start.kind === 'request'
  const first = repeat === undefined ? undefined : positionJson(repeat.of)
  return {
    frame: message.frame,
    index: message.indexInFrame,
    time: writeIsoTime(at),
    epochMicros: String(at),
    src: endpointJson(facts.source),
    dst: endpointJson(facts.destination),
    transport: facts.transport,
    kind: start.kind,
    method: isRequest ? start.method : undefined,
    requestUri: isRequest ? start.uri : undefined,
    status: isRequest ? undefined : start.status,
    reason: isRequest ? undefined : start.reason,
    callId: facts.callId,
    cseq,
    from: fromUri,
    to: toUri,
    fromTag: facts.from.tag,
    toTag: facts.to.tag,
    branch: facts.branch,
    copyOf: repeat?.kind === 'copy' ? first : undefined,
    retransmissionOf: repeat?.kind === 'retransmission' ? first : undefined,
    issues,
  }
}

const streamJson = ({ source, destination, firstAt, lastAt, ...rest }: RtpStream) => ({
  src: endpointJson(source),
  dst: endpointJson(destination),
  start: writeIsoTime(firstAt),
  end: writeIsoTime(lastAt),
  ...rest,
})

/** One item a line, so that a stream editor can cope with it too. */
function* jsonArray<T>(name: string, items: readonly T[], toJson: (item: T) => unknown) {
  yield `"${name}":[`
  for (const [index, item] of items.entries()) {
    yield `${index === 0 ? '\n' : ',\n'}${JSON.stringify(toJson(item))}`
  }
  yield ']'
}

/** Pieces of one JSON object: `{file, messages, calls, streams, issues}`. */
export function* inspectionJson(inspection: Inspection): Generator<string> {
  const { format, packets, linkTypes, messages } = inspection
  yield `{"file":${JSON.stringify({ format, packets, linkTypes })},\n`
  yield* jsonArray('messages', messages, messageJson)
  yield ',\n'
  yield* jsonArray('calls', inspection.calls, (call) => callJson(call, inspection.detailsOf(call)))
  yield ',\n'
  yield* jsonArray('streams', inspection.streams, streamJson)
  yield ',\n'
  yield* jsonArray('issues', inspection.issues, (issue) => issue)
  yield '}\n'
}

const seconds = (micros: number | undefined): string =>
  micros === undefined ? '' : `${(micros / 1_000_000).toFixed(3)} s`

export const count = (number: number, what: string): string => `${number} ${what}${number === 1 ? '' : 's'}`

const maxCallIds = 4

const callIdsOf = ({ callIds }: CallSummary): string => {
  const more = callIds.length - maxCallIds
  return callIds.slice(0, maxCallIds).join(' ') + (more > 0 ? ` and ${more} more` : '')
}

export const callLine = (call: CallSummary): string => {
  const { finalStatus, pddMicros, talkMicros, endedBy } = call
  const facts = [
    finalStatus === undefined ? call.state : `${call.state} (${finalStatus.status} ${finalStatus.reason})`,
    pddMicros === undefined ? '' : `PDD ${seconds(pddMicros)}`,
    talkMicros === undefined ? '' : `talk ${seconds(talkMicros)}`,
    endedBy === undefined ? '' : `ended by ${endedBy}`,
    count(call.messages, 'message'),
  ]
  const what = call.method === '' || call.method === 'INVITE' ? '' : `${call.method} `
  const parties = `${what}${call.from || '?'} → ${call.to || '?'}`
  return `${writeIsoTime(call.startedAt)}  ${parties}  ${facts.filter((fact) => fact !== '').join(', ')}  ${callIdsOf(call)}`
}

/** Lines for a person: the file, its calls, its streams, and what was lost. */
export function* summaryText(summary: FileSummary): Generator<string> {
  const { format, packets, messageCount, span, calls, streams, issues } = summary
  const counts = [count(packets, 'packet'), count(messageCount, 'SIP message'), count(calls.length, 'call')]
  yield `${format}, ${counts.join(', ')}`
  yield span === undefined ? '\n' : `, ${writeIsoTime(span.start)} to ${writeIsoTime(span.end)}\n`
  for (const call of calls) yield `${replaceControls(callLine(call))}\n`
  for (const { source, destination, payloadTypes, packets, lost, lostPercent, maxJitterMs } of streams) {
    const codecs = payloadTypes.map(({ codec }) => codec).join(', ')
    const jitter = maxJitterMs === undefined ? '' : `, jitter up to ${maxJitterMs.toFixed(1)} ms`
    const ends = `${source.address}:${source.port ?? ''} → ${destination.address}:${destination.port ?? ''}`
    yield `${replaceControls(`RTP ${ends}  ${codecs}  ${count(packets, 'packet')}, ${lost} lost (${lostPercent.toFixed(1)} %)${jitter}`)}\n`
  }
  for (const { severity, message, frame } of issues) {
    yield `${severity}: ${replaceControls(message)}${frame === undefined ? '' : ` (frame ${frame})`}\n`
  }
}
