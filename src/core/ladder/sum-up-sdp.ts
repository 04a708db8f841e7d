// The SDP of a message in a few words.
import type { TraceMessage } from '../call/trace-message'
import { readSdp } from '../sdp/read-sdp'
import { summarizeSdp } from '../sdp/summarize-sdp'
import { listSdpBodies } from '../sip/list-bodies'
import { bodyTextOf } from '../sip/read-fields'

/** Ladders are laid out anew with every option that the user turns; messages stay the same. */
const known = new WeakMap<TraceMessage, string>()

const readSummary = ({ evidence }: TraceMessage): string => {
  if (evidence.kind === 'record') return ''
  const { message } = evidence.captured
  const { bytes } = message
  return listSdpBodies(message)
    .map(({ range }) => summarizeSdp(readSdp(bodyTextOf({ bytes, body: range }))))
    .filter((summary) => summary !== '')
    .join(', ')
}

/** '' where there is none, or only the record is known. */
export const sumUpSdp = (message: TraceMessage): string => {
  const summary = known.get(message) ?? readSummary(message)
  known.set(message, summary)
  return summary
}
