// A message is a retransmission when the same hop sent the same transaction's same message before (RFC 3261 17).
// Known from metadata alone, so that the ladder can say it before the pcap is there.
import type { TraceMessage } from './trace-message'

const keyOf = ({ start, callId, cseq, branch, to, source, destination }: TraceMessage): string =>
  JSON.stringify([
    callId,
    start.kind === 'request' ? start.method : start.status,
    cseq?.number,
    cseq?.method,
    branch,
    // Forked answers differ in the To tag only (RFC 3261 12.1).
    start.kind === 'response' ? to.tag : '',
    source.address,
    source.port,
    destination.address,
    destination.port,
  ])

/** Message id → id of the message that it repeats. Messages must be in order of time. */
export const findRetransmissions = (messages: readonly TraceMessage[]): ReadonlyMap<string, string> => {
  const first = new Map<string, string>()
  const repeats = new Map<string, string>()
  for (const message of messages) {
    const key = keyOf(message)
    const original = first.get(key)
    if (original === undefined) first.set(key, message.id)
    else repeats.set(message.id, original)
  }
  return repeats
}
