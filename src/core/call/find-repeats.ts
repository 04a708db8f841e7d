// A message repeats another when the same hop sent the same transaction's same message before (RFC 3261 17).
// Known from metadata alone, so that the ladder can say it before the pcap is there.
import type { CallFacts } from './trace-message'

/** Joined by line feeds, which no field holds: this is asked for every message, and JSON takes three times as long. */
const keyOf = ({ start, callId, cseq, branch, to, source, destination }: CallFacts): string => {
  // Forked answers differ in the To tag only (RFC 3261 12.1).
  const what = start.kind === 'request' ? start.method : `${start.status}\n${to.tag}`
  const hop = `${source.address}\n${source.port ?? ''}\n${destination.address}\n${destination.port ?? ''}`
  return `${callId}\n${what}\n${cseq?.number ?? ''}\n${cseq?.method ?? ''}\n${branch}\n${hop}`
}

/** What a message repeats, and whether its sender sent it again or a second capture point saw it. */
export interface Repeat<Id> {
  readonly kind: 'retransmission' | 'copy'
  readonly of: Id
}

/**
 * No sender repeats itself this soon: the shortest timer of SIP is T1 = 500 ms (RFC 3261 17.1.1.1), and those who tune it
 * stay above the round-trip time. Two capture points on one host or mirror port are microseconds to milliseconds apart.
 */
const copyMicros = 30_000

/** Index of each repeating message → what it repeats, as an index too. Messages must be in order of time. Linear. */
export const findRepeats = (messages: readonly CallFacts[]): ReadonlyMap<number, Repeat<number>> => {
  const first = new Map<string, number>()
  const lastAt = new Map<string, number>()
  const repeats = new Map<number, Repeat<number>>()
  messages.forEach((message, index) => {
    const key = keyOf(message)
    const of = first.get(key)
    const since = message.at - (lastAt.get(key) ?? -Infinity)
    if (of === undefined) first.set(key, index)
    else repeats.set(index, { kind: since <= copyMicros ? 'copy' : 'retransmission', of })
    lastAt.set(key, message.at)
  })
  return repeats
}
