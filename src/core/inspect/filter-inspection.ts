// The part of an inspection that a filter lets through: its messages, and the calls and streams that they belong to.
import { compileFilter } from '../filter/compile-filter'
import type { Filter } from '../filter/filter'
import type { MessageSubject } from '../filter/message-vocabulary'
import type { SipMessage } from '../sip/message'
import { mayHoldSdp } from '../sip/may-hold-sdp'
import { parseMessage } from '../sip/parse-message'
import type { InspectedMessage } from './inspected-message'
import type { Inspection } from './inspection'

const decoder = new TextDecoder()

const noBytes = new Uint8Array()

/** Read only by a filter that asks for what stands in the message, and then once. */
const subjectOf = (
  message: InspectedMessage,
  previous: InspectedMessage | undefined,
  legs: ReadonlyMap<string, number>,
): MessageSubject => {
  const { facts, issues, repeat, bytes = noBytes } = message
  let parsed: SipMessage | undefined
  const read = (): SipMessage | undefined => (parsed ??= parseMessage(bytes))
  return {
    facts,
    leg: legs.get(facts.callId) ?? 1,
    deltaMicros: previous === undefined ? undefined : facts.at - previous.facts.at,
    repeat: repeat?.kind,
    hasSdp: () => {
      const whole = read()
      return whole !== undefined && mayHoldSdp(whole)
    },
    hasBody: () => {
      const whole = read()
      return whole !== undefined && whole.body.end > whole.body.start
    },
    hasIssue: () => issues.length > 0,
    headers: () => read()?.headers ?? [],
    text: () => decoder.decode(bytes),
  }
}

/** Legs are numbered within their call, in the order of their first messages, as the ladder does. */
const legNumbers = ({ calls }: Inspection): ReadonlyMap<string, number> =>
  new Map(calls.flatMap(({ callIds }) => callIds.map((callId, index) => [callId, index + 1] as const)))

const keep = (inspection: Inspection, messages: readonly InspectedMessage[]): Inspection => {
  const kept = new Set(messages.map(({ facts }) => facts.callId))
  return {
    ...inspection,
    messages,
    messageCount: messages.length,
    calls: inspection.calls.filter(({ callIds }) => callIds.some((callId) => kept.has(callId))),
    streams: inspection.streams.filter(({ callId }) => callId !== undefined && kept.has(callId)),
  }
}

/** The messages must have been kept with their bytes. */
export const filterInspection = (inspection: Inspection, filter: Filter<MessageSubject> | undefined): Inspection => {
  const passes = compileFilter(filter)
  const legs = legNumbers(inspection)
  return keep(
    inspection,
    inspection.messages.filter((message, index) => passes(subjectOf(message, inspection.messages[index - 1], legs))),
  )
}

export const narrowToCallId = (inspection: Inspection, callId: string): Inspection =>
  keep(
    inspection,
    inspection.messages.filter(({ facts }) => facts.callId === callId),
  )
