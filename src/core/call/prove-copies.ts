// Whether messages that come again were seen again for certain, as no sender can bring about what was captured.
import { isOfInvite, isRequest, statusOf, type CallFacts } from './trace-message'
import { sightingKinds } from './weigh-skew'

/** Who keeps at it over TCP and its kin: the 2xx to INVITE with its ACK (RFC 3261 13.3.1.4), and 1xx (RFC 3262 3). */
const isSentAgainReliably = (message: CallFacts): boolean => {
  const status = statusOf(message)
  if (status === undefined) return isRequest(message, 'ACK')
  return status < 200 || (status < 300 && isOfInvite(message))
}

const keyOf = ({ callId, cseq }: CallFacts, what: 'branch' | 'dialog', id: string): string =>
  `${callId}\n${cseq?.number ?? ''}\n${what}\n${id}`

/**
 * Whether a message is a pair's second that retransmission does not explain, whatever the timers are set to:
 * - over a reliable transport (RFC 3261 17.1.1.2, 17.1.2.2);
 * - INVITE again after its sender's ACK, which it sends when it has the answer (17.1.1.2, 13.2.2.4). The ACK to a failure has
 *   the branch of its INVITE (17.1.1.3); that to a 2xx has not, so it counts within a dialog only, where nothing is forked;
 * - more 1xx again than INVITE again, since each brings back the latest only (17.2.1). Those sent reliably have a timer
 *   (RFC 3262 3): where PRACK is, only 100 counts.
 * To be asked for every message of a hop in order of time.
 */
const createProof = (hasPrack: boolean): ((message: CallFacts, isCopy: boolean) => boolean) => {
  const acknowledged = new Set<string>()
  const asked = new Map<string, number>()

  return (message, isCopy) => {
    const { transport, branch, to } = message
    if (!isCopy) {
      if (isRequest(message, 'ACK')) {
        acknowledged.add(keyOf(message, 'branch', branch))
        acknowledged.add(keyOf(message, 'dialog', to.tag))
      }
      return false
    }
    if (transport !== undefined && transport !== 'UDP' && !isSentAgainReliably(message)) return true
    const status = statusOf(message)
    if (isRequest(message, 'INVITE')) {
      const inBranch = keyOf(message, 'branch', branch)
      asked.set(inBranch, (asked.get(inBranch) ?? 0) + 1)
      return acknowledged.has(inBranch) || (to.tag !== '' && acknowledged.has(keyOf(message, 'dialog', to.tag)))
    }
    if (status === undefined || status >= 200 || (hasPrack && status > 100)) return false
    const inBranch = keyOf(message, 'branch', branch)
    const open = asked.get(inBranch) ?? 0
    asked.set(inBranch, open - 1)
    return open <= 0
  }
}

/** `indices`: messages of two hosts in order of time; `kinds`: what `weighSkew` made of them. Linear. */
export const hasProvenCopy = (
  messages: readonly CallFacts[],
  indices: readonly number[],
  kinds: Uint8Array,
): boolean => {
  const hasPrack = indices.some((index) => messages[index] !== undefined && isRequest(messages[index], 'PRACK'))
  const isProof = createProof(hasPrack)
  return indices.some((index) => {
    const message = messages[index]
    return message !== undefined && isProof(message, kinds[index] === sightingKinds.copy)
  })
}
