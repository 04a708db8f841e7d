// One line about a call: who, when, how far it came, how it ended. From metadata alone.
import type { EpochMicros } from '../base/time'
import { isRequest, statusOf, type CallFacts } from './trace-message'

export type CallState =
  'trying' | 'ringing' | 'in-call' | 'completed' | 'cancelled' | 'busy' | 'rejected' | 'failed' | 'other'

export interface CallSummary {
  /** Conversation id when there is one, else the first Call-ID. */
  readonly key: string
  readonly callIds: readonly string[]
  readonly conversationId: string
  readonly from: string
  readonly to: string
  readonly startedAt: EpochMicros
  readonly endedAt: EpochMicros
  readonly state: CallState
  /** Final status of the last INVITE that set up the call, e.g. 486 "Busy Here". */
  readonly finalStatus: { readonly status: number; readonly reason: string } | undefined
  /** Post-dial delay, µs: first INVITE to the first 18x, or to the answer when nothing rang. */
  readonly pddMicros: number | undefined
  /** µs from the answer to the first BYE. */
  readonly talkMicros: number | undefined
  readonly endedBy: 'caller' | 'callee' | undefined
  readonly messages: number
  /** Method of the request that the call began with, or "" when only answers are known. */
  readonly method: string
}

const isInviteAnswer = (message: CallFacts): boolean =>
  message.start.kind === 'response' && message.cseq?.method.toUpperCase() === 'INVITE'

const stateOf = (answered: boolean, ended: boolean, cancelled: boolean, status: number | undefined): CallState => {
  if (answered) return ended ? 'completed' : 'in-call'
  if (cancelled || status === 487) return 'cancelled'
  if (status === undefined) return 'trying'
  if (status < 200) return status > 100 ? 'ringing' : 'trying'
  if (status === 486 || status === 600) return 'busy'
  return status === 603 || status === 403 || status === 488 ? 'rejected' : 'failed'
}

/** Messages of one call in order of time; at least one. */
export const summarizeCall = (messages: readonly CallFacts[]): CallSummary => {
  const [first] = messages
  const last = messages.at(-1)
  if (first === undefined || last === undefined) throw new Error('A call has at least one message')

  // A re-INVITE carries a To tag (RFC 3261 12.2.1); only the others set up a call.
  const invite = messages.find((message) => isRequest(message, 'INVITE') && message.to.tag === '')
  const lead = invite ?? first
  const answers = messages.filter(isInviteAnswer)
  const answer = answers.find((message) => (statusOf(message) ?? 0) >= 200 && (statusOf(message) ?? 0) < 300)
  const finals = answers.filter((message) => (statusOf(message) ?? 0) >= 200)
  // A 401/407 is only a question (RFC 3261 22); it is final when nothing came after.
  const final = answer ?? finals.filter((m) => statusOf(m) !== 401 && statusOf(m) !== 407).at(-1) ?? finals.at(-1)
  const ringing = answers.find((message) => (statusOf(message) ?? 0) > 100 && (statusOf(message) ?? 0) < 200)
  const bye = messages.find((message) => isRequest(message, 'BYE'))
  const cancelled = messages.some((message) => isRequest(message, 'CANCEL'))
  const heard = ringing ?? answer
  const conversationId = messages.find((message) => message.conversationId !== '')?.conversationId ?? ''
  const callIds = [...new Set(messages.map((message) => message.callId))].filter((callId) => callId !== '')

  return {
    key: conversationId || (callIds[0] ?? ''),
    callIds,
    conversationId,
    from: lead.from.user,
    to: lead.to.user,
    startedAt: first.at,
    endedAt: last.at,
    state:
      invite === undefined && answers.length === 0
        ? 'other'
        : stateOf(answer !== undefined, bye !== undefined, cancelled, statusOf(final ?? answers.at(-1) ?? lead)),
    finalStatus: final?.start.kind === 'response' ? final.start : undefined,
    pddMicros: invite !== undefined && heard !== undefined ? heard.at - invite.at : undefined,
    talkMicros: answer !== undefined && bye !== undefined ? bye.at - answer.at : undefined,
    // The caller's tag is the From tag of whatever the caller sends (RFC 3261 12.2.1.1).
    endedBy: bye === undefined || invite === undefined ? undefined : endedBy(bye, messages),
    messages: messages.length,
    method: lead.start.kind === 'request' ? lead.start.method : '',
  }
}

const endedBy = (bye: CallFacts, messages: readonly CallFacts[]): CallSummary['endedBy'] => {
  const setUp = messages.find((message) => isRequest(message, 'INVITE') && message.callId === bye.callId)
  if (setUp === undefined || bye.from.tag === '') return undefined
  return bye.from.tag === setUp.from.tag ? 'caller' : 'callee'
}
