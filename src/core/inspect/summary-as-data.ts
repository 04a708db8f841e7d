// The line about a call as data, for scripts: the same names wherever Rung writes a call as JSON.
import type { CallSummary } from '../call/summarize-call'
import { writeIsoTime } from '../ladder/write-times'

const milliseconds = (micros: number | undefined): number | undefined =>
  micros === undefined ? undefined : micros / 1000

/** Times are UTC, durations ms; what is not known is undefined, which JSON leaves out. */
export const summaryAsData = (call: CallSummary) => ({
  callIds: call.callIds,
  conversationId: call.conversationId,
  state: call.state,
  from: call.from,
  to: call.to,
  start: writeIsoTime(call.startedAt),
  answered: call.answeredAt === undefined ? undefined : writeIsoTime(call.answeredAt),
  end: writeIsoTime(call.endedAt),
  pddMs: milliseconds(call.pddMicros),
  setupMs: milliseconds(call.setupMicros),
  ringMs: milliseconds(call.ringMicros),
  talkMs: milliseconds(call.talkMicros),
  finalStatus: call.finalStatus?.status,
  finalReason: call.finalStatus?.reason,
  endedBy: call.endedBy,
  messages: call.messages,
})
