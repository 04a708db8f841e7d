// Why a call ended, as the Reason header of its last words says (RFC 3326): one line for a list of calls.
import { readReasons } from '../sip/read-reasons'
import { endsCall } from './ends-call'
import { isOfInvite, isRequest, statusOf, type CallFacts } from './trace-message'

export interface EndReason {
  /** Protocol and cause, e.g. `Q.850 17` or `SIP 200`. */
  readonly cause: string
  /** What the cause means, else what the sender wrote; '' when neither is known. */
  readonly words: string
}

/** `value`: of a Reason header, which may hold several; that of the telephone network says most. */
const readEndReason = (value: string): EndReason | undefined => {
  const reasons = readReasons(value)
  const told = reasons.find(({ protocol }) => /^q\.?850/i.test(protocol)) ?? reasons[0]
  if (told === undefined) return undefined
  const { protocol, cause, text, meaning } = told
  return { cause: `${protocol} ${cause}`.trim(), words: meaning || text }
}

const isAnswer = (message: CallFacts): boolean => {
  const status = statusOf(message) ?? 0
  return status >= 200 && status < 300 && isOfInvite(message)
}

/**
 * Messages of one call in order of time. `reasonOf`: value of a message's Reason header, or ''; asked of few messages. Of an
 * answered call the first BYE counts, since those behind it pass on what it says; of another one the last that gave it up.
 */
export const findEndReason = <M extends CallFacts>(
  messages: readonly M[],
  reasonOf: (message: M) => string,
): EndReason | undefined => {
  const lastWords = messages.some(isAnswer)
    ? messages.filter((message) => isRequest(message, 'BYE'))
    : messages.filter((message) => endsCall(message) && !isRequest(message, 'BYE')).reverse()
  for (const message of lastWords) {
    const reason = readEndReason(reasonOf(message))
    if (reason !== undefined) return reason
  }
  return undefined
}
