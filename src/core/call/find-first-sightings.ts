// Which message of a capture is the first that is the same: the same hop sent the same transaction's same message (RFC 3261
// 17). A table of numbers finds it, since a text for each message to look it up by costs several times as much.
import type { CallFacts } from './trace-message'

/** Forked answers differ in the To tag only (RFC 3261 12.1). */
const isSameStart = (a: CallFacts, b: CallFacts): boolean =>
  a.start.kind === 'request'
    ? b.start.kind === 'request' && a.start.method === b.start.method
    : b.start.kind === 'response' && a.start.status === b.start.status && a.to.tag === b.to.tag

const isSame = (a: CallFacts, b: CallFacts): boolean =>
  a.branch === b.branch &&
  a.callId === b.callId &&
  a.cseq?.number === b.cseq?.number &&
  a.cseq?.method === b.cseq?.method &&
  isSameStart(a, b) &&
  a.source.address === b.source.address &&
  a.source.port === b.source.port &&
  a.destination.address === b.destination.address &&
  a.destination.port === b.destination.port

/** All that `isSame` compares, joined by line feeds, which no field holds. */
const keyOf = ({ start, callId, cseq, branch, to, source, destination }: CallFacts): string => {
  const what = start.kind === 'request' ? start.method : `${start.status}\n${to.tag}`
  const hop = `${source.address}\n${source.port ?? ''}\n${destination.address}\n${destination.port ?? ''}`
  return `${callId}\n${what}\n${cseq?.number ?? ''}\n${cseq?.method ?? ''}\n${branch}\n${hop}`
}

const mix = (hash: number, value: number): number => Math.imul(hash ^ value, 0x0100_0193)

/** What goes further back in a text tells no more messages apart: identifiers count upwards or are random to their ends. */
const hashedChars = 24

const mixText = (hash: number, text: string): number => {
  let mixed = hash
  for (let at = Math.max(0, text.length - hashedChars); at < text.length; at += 1)
    mixed = mix(mixed, text.charCodeAt(at))
  return mixed
}

/** Of what tells most messages apart; the same for those that are the same. */
const hashOf = ({ start, callId, cseq, branch }: CallFacts): number => {
  const what = start.kind === 'request' ? mixText(7, start.method) : mix(11, start.status)
  const hash = mix(mixText(mixText(what, branch), callId), cseq?.number ?? 0)
  return hash ^ (hash >>> 15)
}

/** Who makes up messages can make them meet in the table, but not for longer than this; the rest are looked up by text. */
const maxProbes = 16

/** Of each message, the index of the first one that is the same; its own when it is the first. Linear. */
export const findFirstSightings = (messages: readonly CallFacts[]): Int32Array => {
  const mask = 2 ** Math.ceil(Math.log2(messages.length * 2 + 1)) - 1
  /** Index of a first message and one; 0 where there is none. What is once in a place stays. */
  const table = new Int32Array(mask + 1)
  const crowdedOut = new Map<string, number>()

  const firstOf = (message: CallFacts, index: number): number => {
    const hash = hashOf(message)
    for (let probe = 0; probe < maxProbes; probe += 1) {
      const place = (hash + probe) & mask
      const known = (table[place] ?? 0) - 1
      const first = messages[known]
      if (first === undefined) {
        table[place] = index + 1
        return index
      }
      if (isSame(first, message)) return known
    }
    const key = keyOf(message)
    const known = crowdedOut.get(key)
    if (known === undefined) crowdedOut.set(key, index)
    return known ?? index
  }

  const first = new Int32Array(messages.length)
  messages.forEach((message, index) => {
    first[index] = firstOf(message, index)
  })
  return first
}
