// The message of a ladder that a stored INVITE is: the same request of the same dialog, before there was a To tag.
import { isRequest, type TraceMessage } from '../../../core/call/trace-message'
import type { SipMessage } from '../../../core/sip/message'
import { callIdOf, fromOf, topViaOf } from '../../../core/sip/read-fields'

interface StoredTwin {
  readonly message: TraceMessage
  /** Word for word the same: on another hop, the request has another Via, and whatever else a proxy changes. */
  readonly isSameHop: boolean
}

/** Whether a message is an INVITE that begins a dialog (RFC 3261 8.1.1.2: no To tag yet). */
export const isInitialInvite = (message: TraceMessage): boolean => isRequest(message, 'INVITE') && message.to.tag === ''

/** On the hop where the stored message has its top Via from (RFC 3261 17.2.3), else the first of the same request. */
export const findStoredInvite = (messages: readonly TraceMessage[], stored: SipMessage): StoredTwin | undefined => {
  const callId = callIdOf(stored)
  const tag = fromOf(stored)?.tag ?? ''
  const branch = topViaOf(stored)?.branch ?? ''
  const same = messages.filter(
    (message) => isInitialInvite(message) && message.callId === callId && message.from.tag === tag,
  )
  const onHop = branch === '' ? undefined : same.find((message) => message.branch === branch)
  const message = onHop ?? same[0]
  return message === undefined ? undefined : { message, isSameHop: onHop !== undefined }
}
