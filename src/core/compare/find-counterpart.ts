// The same message on another leg of the call: what a B2BUA made of it.
import { canonicalMethod } from '../sip/canonical-method'
import type { CallFacts } from '../call/trace-message'

const transactionOf = ({ callId, cseq }: CallFacts): string =>
  `${cseq?.number ?? ''} ${canonicalMethod(cseq?.method ?? '')} ${callId}`

/** What two messages must share: method or status, and the method of the CSeq. */
const kindOf = ({ start, cseq }: CallFacts): string =>
  `${start.kind === 'request' ? canonicalMethod(start.method) : start.status} ${canonicalMethod(cseq?.method ?? '')}`

/** By transaction: whether its request begins a dialog or stands in one (RFC 3261 12.2). Unknown without the request. */
const findInitial = (messages: readonly CallFacts[]): ReadonlyMap<string, boolean> =>
  new Map(
    messages
      .filter(({ start }) => start.kind === 'request')
      .map((message) => [transactionOf(message), message.to.tag === ''] as const),
  )

/**
 * The nearest in time that says the same on another Call-ID, or undefined. An initial INVITE goes with an initial one, a
 * re-INVITE with a re-INVITE, and so do their answers. `messages` are those of one call. Linear.
 */
export const findCounterpart = <M extends CallFacts>(messages: readonly M[], message: M): M | undefined => {
  const initial = findInitial(messages)
  const kind = kindOf(message)
  const isInitial = initial.get(transactionOf(message))
  let nearest: M | undefined
  let distance = Infinity
  for (const candidate of messages) {
    if (candidate.callId === message.callId || kindOf(candidate) !== kind) continue
    if (initial.get(transactionOf(candidate)) !== isInitial) continue
    const apart = Math.abs(candidate.at - message.at)
    if (apart < distance) [nearest, distance] = [candidate, apart]
  }
  return nearest
}
