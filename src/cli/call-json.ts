// A call as `rung inspect --json` tells it: the line about it, and what the engine found out beyond that.
import type { EpochMicros } from '../core/base/time'
import type { Dialog } from '../core/call/find-dialogs'
import type { MissingMessage } from '../core/call/find-missing'
import type { LegJoin } from '../core/call/leg-join'
import type { CallSummary } from '../core/call/summarize-call'
import type { CallDetails, MediaSection } from '../core/inspect/detail-call'
import type { InspectedMessage } from '../core/inspect/inspected-message'
import { summaryAsData } from '../core/inspect/summary-as-data'
import { writeIsoTime } from '../core/ladder/write-times'
import { mainCodecOf } from '../core/negotiation/codec-names'
import type { MediaPeriod, MediaSide, MediaState } from '../core/negotiation/media-period'
import { endpointJson, positionJson } from './place-json'

const timeOf = (at: EpochMicros | undefined): string | undefined => (at === undefined ? undefined : writeIsoTime(at))

const joinJson = ({ reason, score, evidence, legs }: LegJoin) => ({
  reason,
  score,
  evidence:
    evidence.kind === 'numbers'
      ? {
          kind: evidence.kind,
          from: evidence.from,
          to: evidence.to,
          host: evidence.host,
          gapMs: evidence.gapMicros / 1000,
        }
      : evidence,
  callIds: legs,
})

const placeOf = (messages: readonly InspectedMessage[], index: number) => {
  const message = messages[index]
  return message === undefined ? undefined : positionJson(message)
}

const dialogJson = ({ state, ...dialog }: Dialog) => ({
  kind: dialog.kind,
  callId: dialog.callId,
  callerTag: dialog.callerTag,
  calleeTag: dialog.calleeTag,
  state: state.kind,
  why: state.kind === 'terminated' ? state.why : undefined,
  endedBy: state.kind === 'terminated' || state.kind === 'ending' ? state.by : undefined,
  early: timeOf(dialog.earlyAt),
  confirmed: timeOf(dialog.confirmedAt),
  end: state.kind === 'terminated' ? writeIsoTime(state.at) : undefined,
  messages: dialog.messages.length,
})

const holds: Readonly<Partial<Record<MediaState, 'caller' | 'callee' | 'both'>>> = {
  'held-by-caller': 'caller',
  'held-by-callee': 'callee',
  'held-by-both': 'both',
}

const sideJson = ({ address, port, direction }: MediaSide) => ({ ip: address, port, direction })

const periodJson = (messages: readonly InspectedMessage[], period: MediaPeriod) => ({
  from: writeIsoTime(period.from),
  to: timeOf(period.to),
  state: period.state,
  hold: holds[period.state],
  codec: mainCodecOf(period.codecs)?.name,
  codecs: period.codecs.map(({ name }) => name),
  direction: period.caller.direction,
  caller: sideJson(period.caller),
  callee: sideJson(period.callee),
  changes: period.changes,
  offer: placeOf(messages, period.offerIndex),
  answer: placeOf(messages, period.answerIndex),
})

const mediaJson = (messages: readonly InspectedMessage[], section: MediaSection) => ({
  callId: section.callId,
  callerTag: section.callerTag,
  calleeTag: section.calleeTag,
  index: section.mediaIndex,
  kind: section.periods.at(-1)?.kind,
  periods: section.periods.map((period) => periodJson(messages, period)),
})

const missingJson = (messages: readonly InspectedMessage[], missing: MissingMessage) => ({
  what: missing.what,
  after: placeOf(messages, missing.afterIndex),
  at: writeIsoTime(missing.at),
  src: endpointJson(missing.source),
  dst: endpointJson(missing.destination),
  timer: missing.timer,
  section: missing.section,
  callId: missing.callId,
})

/** Put together by assignment: of objects that are spread each gets a shape of its own, which takes ten times as long. */
export const callJson = (call: CallSummary, details: CallDetails | undefined) =>
  Object.assign(summaryAsData(call), {
    causes: details?.causes,
    joins: details?.joins.map(joinJson),
    dialogs: details?.dialogs.map(dialogJson),
    media: details?.media.map((section) => mediaJson(details.messages, section)),
    missing: details?.missing.map((missing) => missingJson(details.messages, missing)),
  })
