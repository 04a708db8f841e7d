// The Reason of a message (RFC 3326), wherever it is known from.
import { headersOf } from '../sip/read-fields'
import type { SipMessage } from '../sip/message'
import type { TraceMessage } from './trace-message'

/** Values of all Reason fields, one behind the other as RFC 3261 7.3 allows: one of each protocol; '' for none. */
export const reasonIn = (message: SipMessage): string =>
  headersOf(message, 'Reason')
    .map(({ value }) => value)
    .join(', ')

export const reasonOf = ({ evidence }: Pick<TraceMessage, 'evidence'>): string =>
  evidence.kind === 'record' ? evidence.record.reason : reasonIn(evidence.captured.message)
