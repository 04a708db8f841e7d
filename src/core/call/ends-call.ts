// Which messages end a call, or the try to set one up: BYE, CANCEL (RFC 3261 15, 9) and final failures of INVITE (13.2.2.3).
import { isOfInvite, isRequest, statusOf, type CallFacts } from './trace-message'

export const endsCall = (message: CallFacts): boolean => {
  const status = statusOf(message)
  if (status === undefined) return isRequest(message, 'BYE') || isRequest(message, 'CANCEL')
  return status >= 300 && isOfInvite(message)
}
