// The Reason of a message (RFC 3326), wherever it is known from.
import { headersOf } from '../sip/read-fields'
import type { TraceMessage } from './trace-message'

/** A message may carry a reason of each protocol; '' for none. */
export const reasonOf = ({ evidence }: Pick<TraceMessage, 'evidence'>): string =>
  evidence.kind === 'record'
    ? evidence.record.reason
    : headersOf(evidence.captured.message, 'Reason')
        .map(({ value }) => value)
        .join(', ')
