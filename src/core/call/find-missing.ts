// What the protocol asked for and the capture lacks, once the timer for it has run out. Says nothing where the capture
// may be at fault: it ended too soon, it sees one direction only, or the message may have gone another way.
import { asEpochMicros, type EpochMicros } from '../base/time'
import type { Endpoint } from '../capture/captured-message'
import { sixtyFourT1Micros } from './expire-transaction'
import { acknowledgedKeyOf, findTransactions } from './find-transactions'
import { isRequest, statusOf, type CallFacts } from './trace-message'
import type { InviteTransaction, Transaction } from './transaction'

export interface MissingMessage {
  /** `ACK` or `final response`. */
  readonly what: string
  /** Index of the last message that called for it. */
  readonly afterIndex: number
  /** When the wait for it was over, µs since the epoch. */
  readonly at: EpochMicros
  /** Who should have sent it, to whom. */
  readonly source: Endpoint
  readonly destination: Endpoint
  /** e.g. `Timer B`. */
  readonly timer: string
  /** e.g. `RFC 3261 17.1.1.2`. */
  readonly section: string
  readonly callId: string
}

/** Ports matter between processes of one host only; elsewhere a peer may send from one and listen on another. */
const directionOf = (source: Endpoint, destination: Endpoint): string =>
  source.address === destination.address
    ? `${source.address}\n${source.port ?? ''}\n${destination.port ?? ''}`
    : `${source.address}\n${destination.address}`

const nodeOf = ({ address, port }: Endpoint): string => `${address}\n${port ?? ''}`

const inviteKeyOf = ({ callId, cseq, from }: CallFacts): string => `${cseq?.number ?? ''}\n${from.tag}\n${callId}`

export interface Directions {
  readonly responses: ReadonlySet<string>
  readonly requests: ReadonlySet<string>
}

/** The directions in which the capture shows responses, and those in which it shows requests. Linear. */
export const findDirections = (messages: readonly CallFacts[]): Directions => {
  const responses = new Set<string>()
  const requests = new Set<string>()
  for (const { start, source, destination } of messages) {
    const seen = start.kind === 'response' ? responses : requests
    seen.add(directionOf(source, destination))
  }
  return { responses, requests }
}

/** The same transaction at whatever capture point: a translated address is another hop, but the branch stays. */
const branchKeyOf = (
  { callId, method, cseq, request, provisionals, finals }: Exclude<Transaction, { kind: 'ack' }>,
  messages: readonly CallFacts[],
): string => {
  const branch = messages[request ?? provisionals[0] ?? finals[0] ?? -1]?.branch
  return branch === undefined || branch === '' ? '' : `${method}\n${branch}\n${cseq ?? ''}\n${callId}`
}

/**
 * INVITEs whose sender had an answer, for it went on as only an answer lets it: with an ACK, or with the callee's tag. Then
 * the capture lost the answer, and no timer ran out. Only the same hop counts: a proxy answers for the hop behind it.
 */
const findAnswered = (messages: readonly CallFacts[]) => {
  const acknowledged = new Set<string>()
  const inDialog = new Set<string>()
  for (const message of messages) {
    if (message.start.kind !== 'request' || message.to.tag === '') continue
    const direction = directionOf(message.source, message.destination)
    if (isRequest(message, 'ACK')) acknowledged.add(`${inviteKeyOf(message)}\n${direction}`)
    inDialog.add(`${message.from.tag}\n${message.callId}\n${direction}`)
  }
  return (transaction: Transaction): boolean => {
    if (transaction.kind !== 'invite') return false
    const { request, provisionals } = transaction
    const invite = messages[request ?? -1]
    if (invite === undefined) return false
    const direction = directionOf(invite.source, invite.destination)
    if (acknowledged.has(`${inviteKeyOf(invite)}\n${direction}`)) return true
    // A provisional response gives the tag away, too.
    const isUnanswered = invite.to.tag === '' && provisionals.length === 0
    return isUnanswered && inDialog.has(`${invite.from.tag}\n${invite.callId}\n${direction}`)
  }
}

const findExpired = (
  transactions: readonly Transaction[],
  messages: readonly CallFacts[],
  { responses, requests }: Directions,
): readonly MissingMessage[] => {
  const wasAnswered = findAnswered(messages)
  const answeredElsewhere = new Set<string>()
  const acknowledgedElsewhere = new Set<string>()
  for (const transaction of transactions) {
    if (transaction.kind === 'ack') continue
    if (transaction.finals.length > 0) answeredElsewhere.add(branchKeyOf(transaction, messages))
    if (transaction.kind === 'invite' && transaction.ack !== undefined) {
      acknowledgedElsewhere.add(branchKeyOf(transaction, messages))
    }
  }
  answeredElsewhere.delete('')
  acknowledgedElsewhere.delete('')
  return transactions.flatMap((transaction): readonly MissingMessage[] => {
    if (transaction.kind === 'ack' || transaction.state.kind !== 'timed-out') return []
    const { awaited, afterIndex, at, timer, section } = transaction.state.expiry
    const { client, server, callId } = transaction
    const isAck = awaited === 'ACK'
    const seenElsewhere = isAck ? acknowledgedElsewhere : answeredElsewhere
    if (seenElsewhere.has(branchKeyOf(transaction, messages))) return []
    if (!isAck && wasAnswered(transaction)) return []
    const source = isAck ? client : server
    const destination = isAck ? server : client
    if (!(isAck ? requests : responses).has(directionOf(source, destination))) return []
    return [{ what: awaited, afterIndex, at, source, destination, timer, section, callId }]
  })
}

const isInvite = (transaction: Transaction): transaction is InviteTransaction => transaction.kind === 'invite'

/**
 * The ACK of a 2xx goes from end to end and need not take the INVITE's way (RFC 3261 13.2.2.4). It lacks on a hop when it
 * came to the hop's sender and did not go on, or when nobody sent it and the capture shows no sender before this one.
 */
const findUnacknowledged = (
  transactions: readonly Transaction[],
  messages: readonly CallFacts[],
  { requests }: Directions,
  captureEnd: number,
): readonly MissingMessage[] => {
  const sent = new Set<string>()
  const seenOnHop = new Set<string>()
  const leftNode = new Set<string>()
  const reachedNode = new Set<string>()
  const invitedNode = new Set<string>()
  const noteAck = (index: number | undefined): void => {
    const message = messages[index ?? -1]
    if (message === undefined) return
    const key = acknowledgedKeyOf(message)
    sent.add(key)
    seenOnHop.add(`${key}\n${directionOf(message.source, message.destination)}`)
    leftNode.add(`${key}\n${nodeOf(message.source)}`)
    reachedNode.add(`${key}\n${nodeOf(message.destination)}`)
  }
  for (const transaction of transactions) {
    if (transaction.kind === 'ack') noteAck(transaction.request)
    if (!isInvite(transaction)) continue
    noteAck(transaction.ack)
    const invite = messages[transaction.request ?? -1]
    if (invite !== undefined) invitedNode.add(`${inviteKeyOf(invite)}\n${nodeOf(transaction.server)}`)
  }

  return transactions.filter(isInvite).flatMap(({ finals, client, server, callId }) => {
    if (!requests.has(directionOf(client, server))) return []
    return finals.flatMap((afterIndex): readonly MissingMessage[] => {
      const final = messages[afterIndex]
      const status = final === undefined ? undefined : statusOf(final)
      if (final === undefined || status === undefined || status < 200 || status > 299) return []
      const at = asEpochMicros(final.at + sixtyFourT1Micros)
      const key = acknowledgedKeyOf(final)
      const node = nodeOf(client)
      if (at > captureEnd) return []
      if (seenOnHop.has(`${key}\n${directionOf(client, server)}`) || leftNode.has(`${key}\n${node}`)) return []
      const isDue = sent.has(key)
        ? reachedNode.has(`${key}\n${node}`)
        : !invitedNode.has(`${inviteKeyOf(final)}\n${node}`)
      if (!isDue) return []
      const awaited = { what: 'ACK', timer: '64*T1', section: 'RFC 3261 13.3.1.4' }
      return [{ ...awaited, afterIndex, at, source: client, destination: server, callId }]
    })
  })
}

/**
 * In order of the time at which the wait was over. `captureEnd` is the last message's time unless the caller knows
 * better, which is so when the messages are only one call's; so it is with `directions`. `transactions`
 * are those of the messages, for whoever has them. Messages must be in order of time. n log n.
 */
export const findMissing = (
  messages: readonly CallFacts[],
  captureEnd: EpochMicros | undefined = messages.at(-1)?.at,
  directions: Directions = findDirections(messages),
  transactions: readonly Transaction[] = findTransactions(messages, captureEnd),
): readonly MissingMessage[] => {
  return [
    ...findExpired(transactions, messages, directions),
    ...findUnacknowledged(transactions, messages, directions, captureEnd ?? -Infinity),
  ].sort((a, b) => a.at - b.at || a.afterIndex - b.afterIndex)
}
