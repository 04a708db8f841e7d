// Which SDP of a call is an offer, and which its answer: RFC 3264 4 by the rules of SIP (RFC 3261 13.2.1 and 14, RFC 3262 5,
// RFC 3311 5, put together in RFC 6337). Each dialog apart, early ones of a fork too.
import { canonicalMethod, transactionMethod } from '../sip/canonical-method'
import type { CallFacts } from '../call/trace-message'
import { compareCopy } from './compare-copy'
import { addAnswer, openOffer, rejectOffer, takeBareSuccess, takeInviteResponse } from './dialog-draft'
import { createDialogDraft, finishDialog, type DialogDraft } from './dialog-draft'
import { otherSide, type Dialog, type SaidSdp, type Side } from './exchange'
import type { NegotiationMessage } from './negotiation-message'

interface Transaction {
  readonly key: string
  readonly request: NegotiationMessage
  /** Of an INVITE that begins dialogs: those that responses with different To tags made. */
  readonly dialogs: DialogDraft[]
  readonly isInitial: boolean
  /** What copies of an INVITE that begins dialogs showed, maybe before there is one; it stands with the first of them. */
  readonly copies: Copies
}

type Copies = Pick<DialogDraft, 'repeats' | 'findings'>

interface Reading {
  readonly transactions: Map<string, Transaction>
  /** By Call-ID and tags the last; one that failed may come again under the same tags. */
  readonly dialogs: Map<string, DialogDraft>
  readonly all: DialogDraft[]
  /** By message and dialog: the first that was seen of it, and so the one nearest to its sender. */
  readonly firstSights: Map<string, NegotiationMessage>
  /** Where the responses of a dialog to one request were first seen. */
  readonly firstHops: Map<string, string>
}

/** More than any proxy forks to; each gets the INVITE's offer anew, so that thousands would be a way to fill the memory. */
const maxForks = 100

/** A person reads them: what a box on the way does a hundred times, it always does. */
const maxCopyFindings = 100

/** Line feeds stand in no field; only a description has them, and it comes last. */
const keyOf = (...parts: readonly (string | number)[]): string => parts.join('\n')

/** An ACK belongs to the transaction of its INVITE here, since it may carry the answer (RFC 3261 13.2.2.4). */
const transactionKeyOf = ({ callId, from, cseq }: CallFacts): string => {
  return keyOf(callId, from.tag, cseq?.number ?? 0, transactionMethod(cseq?.method ?? ''))
}

const dialogKeyOf = ({ callId, from, to }: CallFacts): string => keyOf(callId, ...[from.tag, to.tag].sort())

const hopOf = ({ source, destination }: CallFacts): string =>
  keyOf(source.address, source.port ?? 0, destination.address, destination.port ?? 0)

/** A response keeps the From of its request, whose sender is the other side (RFC 3261 8.2.6.2). */
const senderOf = (dialog: DialogDraft, { start, from }: CallFacts): Side => {
  const requester = from.tag === dialog.callerTag ? 'caller' : 'callee'
  return start.kind === 'request' ? requester : otherSide(requester)
}

const saidIn = (dialog: DialogDraft, { index, facts, sdp }: NegotiationMessage): SaidSdp | undefined =>
  sdp === undefined ? undefined : { index, at: facts.at, by: senderOf(dialog, facts), sdp }

/** The dialog of a request within it; one whose beginning was not seen counts as confirmed, and its sender as caller. */
const joinDialog = (reading: Reading, { facts }: NegotiationMessage): DialogDraft => {
  const key = dialogKeyOf(facts)
  const known = reading.dialogs.get(key)
  if (known !== undefined) return known
  const dialog = createDialogDraft({
    callId: facts.callId,
    callerTag: facts.from.tag,
    calleeTag: facts.to.tag,
    isSeenFromStart: false,
    confirmedAt: facts.at,
  })
  reading.dialogs.set(key, dialog)
  reading.all.push(dialog)
  return dialog
}

const openInitialOffer = (dialog: DialogDraft, { key, request: { index, facts, sdp } }: Transaction): void => {
  if (sdp !== undefined) openOffer(dialog, key, { index, at: facts.at, by: 'caller', sdp })
}

/** The dialog that a response to an INVITE makes or belongs to; undefined for one fork too many. */
const forkDialog = (
  reading: Reading,
  transaction: Transaction,
  { facts }: NegotiationMessage,
): DialogDraft | undefined => {
  const key = dialogKeyOf(facts)
  const known = reading.dialogs.get(key)
  if (known !== undefined && (!transaction.isInitial || transaction.dialogs.includes(known))) return known
  if (transaction.dialogs.length >= maxForks) return undefined
  const dialog = createDialogDraft({
    callId: facts.callId,
    callerTag: facts.from.tag,
    calleeTag: facts.to.tag,
    isSeenFromStart: true,
    confirmedAt: undefined,
  })
  reading.dialogs.set(key, dialog)
  reading.all.push(dialog)
  transaction.dialogs.push(dialog)
  openInitialOffer(dialog, transaction)
  return dialog
}

/** A second sight of a message, on another hop or sent again; the first decides what was said. */
const isCopy = (reading: Reading, identity: string, message: NegotiationMessage, copies: Copies): boolean => {
  const first = reading.firstSights.get(identity)
  if (first === undefined) {
    reading.firstSights.set(identity, message)
    return false
  }
  if (message.sdp !== undefined && first.sdp !== undefined) {
    if (message.sdp.content === first.sdp.content) {
      copies.repeats.push({ index: message.index, of: first.index })
    } else if (copies.findings.length < maxCopyFindings)
      for (const finding of compareCopy(first.sdp, message.sdp, message.index)) copies.findings.push(finding)
  }
  return true
}

const takeRequest = (reading: Reading, method: string, message: NegotiationMessage): void => {
  const { facts } = message
  const key = transactionKeyOf(facts)
  const isInitial = facts.to.tag === ''
  if (isInitial && method !== 'INVITE') return
  if (method === 'ACK' || method === 'BYE') {
    const dialog = reading.dialogs.get(dialogKeyOf(facts))
    if (dialog === undefined || isCopy(reading, keyOf('request', method, key), message, dialog)) return
    const said = saidIn(dialog, message)
    const exchange = dialog.byTransaction.get(key)
    if (method === 'BYE') dialog.endedAt ??= facts.at
    else if (said !== undefined && exchange !== undefined && exchange.offer.by !== said.by) {
      addAnswer(dialog, exchange, said, true)
    }
    return
  }
  const dialog = isInitial ? undefined : joinDialog(reading, message)
  const copies = dialog ?? reading.transactions.get(key)?.copies ?? { repeats: [], findings: [] }
  if (isCopy(reading, keyOf('request', key), message, copies)) return
  reading.transactions.set(key, { key, request: message, dialogs: [], isInitial, copies })
  if (dialog === undefined) return
  const said = saidIn(dialog, message)
  if (said === undefined) return
  const awaiting = dialog.awaitsPrack
  if (method === 'PRACK' && awaiting !== undefined && awaiting.offer.by !== said.by && awaiting.answers.length === 0) {
    addAnswer(dialog, awaiting, said, true)
    dialog.awaitsPrack = undefined
  } else openOffer(dialog, key, said)
}

const confirm = (transaction: Transaction, dialog: DialogDraft, { facts }: NegotiationMessage): void => {
  dialog.confirmedAt ??= facts.at
  // The caller ends the other early dialogs, or lets them time out (RFC 3261 13.2.2.4).
  for (const fork of transaction.dialogs) if (fork !== dialog) fork.supersededAt ??= facts.at
}

/** A final failure of the INVITE ends every early dialog for the caller, but for a proxy on the way only one branch. */
const failInvite = (
  reading: Reading,
  transaction: Transaction,
  { index, facts }: NegotiationMessage,
  status: number,
): void => {
  const rejection = { index, at: facts.at, status }
  if (!transaction.isInitial) {
    rejectOffer(reading.dialogs.get(dialogKeyOf(facts))?.byTransaction.get(transaction.key), rejection)
    return
  }
  const isForCaller = facts.branch === transaction.request.facts.branch
  for (const dialog of transaction.dialogs) {
    if (dialog.confirmedAt !== undefined || !(isForCaller || dialog.calleeTag === facts.to.tag)) continue
    rejectOffer(dialog.byTransaction.get(transaction.key), rejection)
    dialog.endedAt ??= facts.at
  }
  const attempt = isForCaller ? addAttempt(reading, transaction) : undefined
  if (attempt === undefined) return
  attempt.endedAt = facts.at
  rejectOffer(attempt.exchanges[0], rejection)
}

/** An INVITE with an offer that made no dialog, as far as was seen, stands for one without callee. */
const addAttempt = (reading: Reading, transaction: Transaction): DialogDraft | undefined => {
  const { request, isInitial, dialogs } = transaction
  if (!isInitial || dialogs.length > 0 || request.sdp === undefined) return undefined
  const { callId, from } = request.facts
  const names = { callId, callerTag: from.tag, calleeTag: '' }
  const attempt = createDialogDraft({ ...names, isSeenFromStart: true, confirmedAt: undefined })
  openInitialOffer(attempt, transaction)
  dialogs.push(attempt)
  reading.all.push(attempt)
  return attempt
}

/** Responses on a hop behind the first are copies of what was seen on it. */
const isFurtherHop = (reading: Reading, key: string, facts: CallFacts): boolean => {
  const place = keyOf(key, facts.to.tag)
  const hop = hopOf(facts)
  const first = reading.firstHops.get(place) ?? hop
  reading.firstHops.set(place, first)
  return first !== hop
}

const takeInvite = (reading: Reading, transaction: Transaction, message: NegotiationMessage, status: number): void => {
  if (status <= 100) return
  if (status >= 300) {
    failInvite(reading, transaction, message, status)
    return
  }
  const isFinal = status >= 200
  const dialog = forkDialog(reading, transaction, message)
  if (dialog === undefined) return
  const { key } = transaction
  const { index, facts, isReliable } = message
  const further = isFurtherHop(reading, key, facts)
  const content = further || isFinal ? '' : (message.sdp?.content ?? '')
  const identity = keyOf('response', key, facts.to.tag, status, content)
  // A provisional response of the first hop with another SDP is one of its own; the copies compare with the first.
  if (!further && !isFinal) reading.firstSights.set(keyOf('response', key, facts.to.tag, status, ''), message)
  if (isCopy(reading, identity, message, dialog)) return
  if (isFinal) confirm(transaction, dialog, message)
  const said = saidIn(dialog, message)
  if (said !== undefined) takeInviteResponse(dialog, key, said, { isReliable, isFinal })
  else if (isFinal) takeBareSuccess(dialog, key, senderOf(dialog, facts), index)
}

const takeResponse = (reading: Reading, method: string, message: NegotiationMessage, status: number): void => {
  const { facts } = message
  const key = transactionKeyOf(facts)
  const transaction = reading.transactions.get(key)
  // Without its request nobody can tell an answer from an offer.
  if (transaction === undefined) return
  if (method === 'INVITE') {
    takeInvite(reading, transaction, message, status)
    return
  }
  const dialog = reading.dialogs.get(dialogKeyOf(facts))
  if (dialog === undefined || status < 200 || isCopy(reading, keyOf('response', key, status), message, dialog)) return
  const exchange = dialog.byTransaction.get(key)
  if (exchange === undefined) return
  const said = saidIn(dialog, message)
  if (status >= 300) rejectOffer(exchange, { index: message.index, at: facts.at, status })
  else if (said !== undefined && exchange.offer.by !== said.by) addAnswer(dialog, exchange, said, true)
}

/** The methods whose SDP takes part; that of OPTIONS tells abilities only (RFC 3261 11.2). */
const negotiating: ReadonlySet<string> = new Set(['INVITE', 'ACK', 'PRACK', 'UPDATE', 'BYE'])

/**
 * Messages of one call in order of time, also of several Call-IDs and hops. Dialogs in the order of their first message.
 * Of a message seen on several hops the first sight counts, which is the sender's own in a capture with one clock.
 */
export const pairOffers = (messages: readonly NegotiationMessage[]): readonly Dialog[] => {
  const reading: Reading = {
    transactions: new Map(),
    dialogs: new Map(),
    all: [],
    firstSights: new Map(),
    firstHops: new Map(),
  }
  for (const message of messages) {
    const { start, cseq } = message.facts
    const method = canonicalMethod(cseq?.method ?? '')
    if (!negotiating.has(method)) continue
    if (start.kind === 'request') takeRequest(reading, method, message)
    else takeResponse(reading, method, message, start.status)
  }
  for (const transaction of reading.transactions.values()) {
    addAttempt(reading, transaction)
    const [first] = transaction.isInitial ? transaction.dialogs : []
    if (first === undefined) continue
    for (const repeat of transaction.copies.repeats) first.repeats.push(repeat)
    for (const finding of transaction.copies.findings) first.findings.push(finding)
  }
  const beganAt = ({ exchanges }: DialogDraft): number => exchanges[0]?.offer.at ?? Infinity
  return reading.all
    .filter(({ exchanges, findings }) => exchanges.length > 0 || findings.length > 0)
    .toSorted((a, b) => beganAt(a) - beganAt(b))
    .map(finishDialog)
}
