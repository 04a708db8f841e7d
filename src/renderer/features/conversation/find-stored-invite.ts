// The message of a ladder that a stored INVITE is: the same request of the same dialog, before there was a To tag.
import { isRequest, type TraceMessage } from '../../../core/call/trace-message'
import type { SipMessage } from '../../../core/sip/message'
import { callIdOf, fromOf } from '../../../core/sip/read-fields'

/** Whether a message is an INVITE that begins a dialog (RFC 3261 8.1.1.2: no To tag yet). */
export const isInitialInvite = (message: TraceMessage): boolean => isRequest(message, 'INVITE') && message.to.tag === ''

/** The first of them, as the hop nearest to where the message was stored is not known. */
export const findStoredInvite = (messages: readonly TraceMessage[], stored: SipMessage): TraceMessage | undefined => {
  const callId = callIdOf(stored)
  const tag = fromOf(stored)?.tag ?? ''
  return messages.find((message) => isInitialInvite(message) && message.callId === callId && message.from.tag === tag)
}
