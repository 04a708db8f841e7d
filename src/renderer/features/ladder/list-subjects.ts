// The messages of a call as a filter asks for them.
import { findRepeats } from '../../../core/call/find-repeats'
import type { TraceMessage } from '../../../core/call/trace-message'
import type { MessageSubject } from '../../../core/filter/message-vocabulary'
import { relateMessages } from '../../../core/ladder/relate-messages'
import { listBodies } from '../../../core/sip/list-bodies'

const decoder = new TextDecoder()

type Evidence = Pick<MessageSubject, 'hasSdp' | 'hasBody' | 'hasIssue' | 'headers' | 'text'>

const never = (): boolean => false

const evidenceOf = ({ evidence }: TraceMessage): Evidence => {
  if (evidence.kind === 'record') {
    const { raw } = evidence.record
    return { hasSdp: never, hasBody: never, hasIssue: never, headers: () => [], text: () => raw }
  }
  const { captured } = evidence
  return {
    hasSdp: () => listBodies(captured.message).some(({ kind }) => kind === 'sdp'),
    hasBody: () => captured.message.body.end > captured.message.body.start,
    hasIssue: () => captured.message.issues.length > 0,
    headers: () => captured.message.headers,
    text: () => decoder.decode(captured.message.bytes),
  }
}

/** In the order of the messages, which must be that of time. Linear. */
export const listSubjects = (messages: readonly TraceMessage[]): readonly MessageSubject[] => {
  const { legs } = relateMessages(messages)
  const repeats = findRepeats(messages)
  return messages.map((facts, index) => {
    const before = messages[index - 1]
    return {
      facts,
      leg: (legs[index] ?? 0) + 1,
      deltaMicros: before === undefined ? undefined : facts.at - before.at,
      repeat: repeats.get(index)?.kind,
      ...evidenceOf(facts),
    }
  })
}
