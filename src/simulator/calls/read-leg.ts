// What became of one leg (one Call-ID) of a call: when it was set up, answered and ended, and by whom. Just enough for the
// conversation's own story, which the platform would know better than a capture does.
import type { ArchivedMessage } from './call-archive'

export type LegEnding =
  /** BYE (RFC 3261 15). */
  | { readonly kind: 'hung-up'; readonly by: 'caller' | 'callee' }
  /** The caller was sent elsewhere by REFER (RFC 3515) and then released. */
  | { readonly kind: 'transferred' }
  /** CANCEL (RFC 3261 9). */
  | { readonly kind: 'cancelled' }
  /** A final answer from 300 up. */
  | { readonly kind: 'refused'; readonly status: number }
  /** The capture ends before the leg does. */
  | { readonly kind: 'open' }

export interface Leg {
  readonly callId: string
  readonly fromUser: string
  readonly toUser: string
  /** Microseconds since the epoch, as all times here. */
  readonly startedAt: number
  readonly answeredAt: number | undefined
  readonly endedAt: number
  readonly ending: LegEnding
  /** Final status of the first INVITE, as far as it is known. */
  readonly status: number | undefined
  /** Cause of a Reason header with protocol Q.850 (RFC 3326). */
  readonly q850: number | undefined
}

/** Challenges are answered, not taken for a refusal (RFC 3261 22). */
const isChallenge = (status: number): boolean => status === 401 || status === 407

const q850Of = (messages: readonly ArchivedMessage[]): number | undefined => {
  for (const { record } of messages) {
    const cause = /Q\.850\b[^,]*;\s*cause\s*=\s*(\d+)/i.exec(record.reason)?.[1]
    if (cause !== undefined) return Number(cause)
  }
  return undefined
}

const endingOf = (
  messages: readonly ArchivedMessage[],
  first: ArchivedMessage,
  status: number | undefined,
): LegEnding => {
  const request = (method: string): ArchivedMessage | undefined =>
    messages.find(({ record }) => record.method === method)
  const bye = request('BYE')
  if (bye !== undefined) {
    if (request('REFER') !== undefined) return { kind: 'transferred' }
    return { kind: 'hung-up', by: bye.record.fromTag === first.record.fromTag ? 'caller' : 'callee' }
  }
  if (request('CANCEL') !== undefined) return { kind: 'cancelled' }
  return status !== undefined && status >= 300 ? { kind: 'refused', status } : { kind: 'open' }
}

/** `messages`: those of one Call-ID, ascending by time. Undefined when no INVITE is among them. */
export const readLeg = (messages: readonly ArchivedMessage[]): Leg | undefined => {
  const first = messages.find(({ record }) => record.method === 'INVITE')
  const last = messages.at(-1)
  if (first === undefined || last === undefined) return undefined
  const final = messages.find(({ record }) => {
    const status = Number(record.method)
    return status >= 200 && !isChallenge(status) && /\bINVITE$/i.test(record.cseq)
  })
  const status = final === undefined ? undefined : Number(final.record.method)
  return {
    callId: first.callId,
    fromUser: first.record.fromUser,
    toUser: first.record.toUser,
    startedAt: first.captured.at,
    answeredAt: status !== undefined && status < 300 ? final?.captured.at : undefined,
    endedAt: last.captured.at,
    ending: endingOf(messages, first, status),
    status,
    q850: q850Of(messages),
  }
}
