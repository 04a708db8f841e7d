// A dialog while its messages are read: offers open, answers are added. The rules of a single dialog and no more.
import type { EpochMicros } from '../base/time'
import { negotiationFinding, otherSide } from './exchange'
import type { Dialog, Exchange, NegotiationFinding, SaidSdp, Side } from './exchange'

export interface ExchangeDraft {
  readonly offer: SaidSdp
  readonly answers: SaidSdp[]
  rejection: Exchange['rejection']
  readonly isInitial: boolean
  /** The answer cannot change any more: it came reliably (RFC 3261 13.2.1). */
  isSettled: boolean
}

export interface DialogDraft {
  readonly callId: string
  readonly callerTag: string
  readonly calleeTag: string
  readonly isSeenFromStart: boolean
  readonly exchanges: ExchangeDraft[]
  /** By transaction: the exchange that its messages speak of. */
  readonly byTransaction: Map<string, ExchangeDraft>
  /** The callee's offer in a reliable provisional response, which a PRACK answers (RFC 3262 5). */
  awaitsPrack: ExchangeDraft | undefined
  readonly latest: { caller: SaidSdp | undefined; callee: SaidSdp | undefined }
  readonly repeats: { readonly index: number; readonly of: number }[]
  confirmedAt: EpochMicros | undefined
  endedAt: EpochMicros | undefined
  /** When another fork was answered. */
  supersededAt: EpochMicros | undefined
  readonly findings: NegotiationFinding[]
}

export const createDialogDraft = (
  names: Pick<DialogDraft, 'callId' | 'callerTag' | 'calleeTag' | 'isSeenFromStart' | 'confirmedAt'>,
): DialogDraft => ({
  // Each by name: a spread takes ten times as long.
  callId: names.callId,
  callerTag: names.callerTag,
  calleeTag: names.calleeTag,
  isSeenFromStart: names.isSeenFromStart,
  confirmedAt: names.confirmedAt,
  exchanges: [],
  byTransaction: new Map(),
  awaitsPrack: undefined,
  latest: { caller: undefined, callee: undefined },
  repeats: [],
  endedAt: undefined,
  supersededAt: undefined,
  findings: [],
})

/** RFC 3264 8: a session keeps its id, and its version counts what changes. */
const checkOrigin = (dialog: DialogDraft, said: SaidSdp, isOffer: boolean): void => {
  const before = dialog.latest[said.by]
  const [was, is] = [before?.sdp.origin, said.sdp.origin]
  if (before === undefined || was === undefined || is === undefined) return
  if (was.id !== is.id) {
    const message = `The ${said.by}'s o= line has another session id than before.`
    dialog.findings.push(negotiationFinding('session-id-changed', 'warning', message, 'RFC 3264 8', said.index))
  } else if (was.version === is.version && before.sdp.content !== said.sdp.content) {
    const message = `The ${said.by}'s description changed, but the version in its o= line did not; peers may ignore it.`
    const severity = isOffer ? 'warning' : 'note'
    dialog.findings.push(negotiationFinding('version-unchanged', severity, message, 'RFC 3264 8', said.index))
  }
}

const keep = (dialog: DialogDraft, said: SaidSdp, isOffer: boolean): void => {
  checkOrigin(dialog, said, isOffer)
  dialog.latest[said.by] = said
}

export const openOffer = (dialog: DialogDraft, transaction: string, offer: SaidSdp): ExchangeDraft => {
  const last = dialog.exchanges.at(-1)
  const isOpen = last !== undefined && !last.isSettled && last.rejection === undefined
  // Two of one side in a row mean more often that the capture has no answers than that the side broke the rule.
  if (isOpen && (last.offer.by !== offer.by || last.answers.length > 0)) {
    const message = `The ${offer.by} makes an offer while one of the ${last.offer.by} has no answer yet.`
    dialog.findings.push(negotiationFinding('offer-while-open', 'warning', message, 'RFC 3264 4', offer.index))
  }
  const isInitial = dialog.exchanges.length === 0 && dialog.isSeenFromStart
  const exchange: ExchangeDraft = { offer, answers: [], rejection: undefined, isInitial, isSettled: false }
  dialog.exchanges.push(exchange)
  dialog.byTransaction.set(transaction, exchange)
  keep(dialog, offer, true)
  return exchange
}

const stray = (said: SaidSdp): NegotiationFinding =>
  negotiationFinding(
    'sdp-after-answer',
    'warning',
    `The ${said.by} sends another description although its answer was given; it does not count.`,
    'RFC 6337 3.1.1',
    said.index,
  )

/** SDP where the transaction's exchange waits for the other side: the answer, the same once more, or a changed one. */
export const addAnswer = (dialog: DialogDraft, exchange: ExchangeDraft, said: SaidSdp, isReliable: boolean): void => {
  const latest = dialog.latest[said.by]
  const last = exchange.answers.at(-1)
  if (last !== undefined) {
    const same = [last, latest].find((known) => known?.sdp.content === said.sdp.content)
    if (same !== undefined) dialog.repeats.push({ index: said.index, of: same.index })
    else if (exchange.isSettled) dialog.findings.push(stray(said))
    else {
      const message = `The ${said.by}'s answer differs from the one it gave before.`
      dialog.findings.push(negotiationFinding('answer-changed', 'warning', message, 'RFC 3261 13.2.1', said.index))
      exchange.answers.push(said)
      keep(dialog, said, false)
    }
  } else {
    exchange.answers.push(said)
    keep(dialog, said, false)
  }
  exchange.isSettled ||= isReliable
}

/** SDP in a response to an INVITE: an answer when the INVITE had an offer, else the callee's offer (RFC 3261 13.2.1). */
export const takeInviteResponse = (
  dialog: DialogDraft,
  transaction: string,
  said: SaidSdp,
  { isReliable, isFinal }: { readonly isReliable: boolean; readonly isFinal: boolean },
): void => {
  const exchange = dialog.byTransaction.get(transaction)
  if (exchange === undefined) {
    if (!isReliable && !isFinal) {
      const message = `The ${said.by} offers in a response that nobody confirms; it does not count as an offer.`
      dialog.findings.push(negotiationFinding('offer-in-unreliable', 'warning', message, 'RFC 3261 13.2.1', said.index))
      return
    }
    const opened = openOffer(dialog, transaction, said)
    if (!isFinal) dialog.awaitsPrack = opened
  } else if (exchange.offer.by !== said.by) addAnswer(dialog, exchange, said, isReliable || isFinal)
  else if (exchange.offer.sdp.content === said.sdp.content) {
    dialog.repeats.push({ index: said.index, of: exchange.offer.index })
  } else dialog.findings.push(stray(said))
}

/** A 2xx to an INVITE without SDP: fine after a reliable answer only. */
export const takeBareSuccess = (dialog: DialogDraft, transaction: string, by: Side, index: number): void => {
  const exchange = dialog.byTransaction.get(transaction)
  if (exchange === undefined || exchange.isSettled || exchange.offer.by === by || exchange.answers.length === 0) return
  const message = `The ${by}'s answer came only in a response that nobody confirms, and not again in this one.`
  dialog.findings.push(negotiationFinding('answer-not-repeated', 'warning', message, 'RFC 3261 13.2.1', index))
  exchange.isSettled = true
}

export const rejectOffer = (exchange: ExchangeDraft | undefined, rejection: Exchange['rejection']): void => {
  if (exchange !== undefined && !exchange.isSettled) exchange.rejection ??= rejection
}

const namedOutcome = (exchange: ExchangeDraft): NegotiationFinding | undefined => {
  const { offer, answers, rejection, isInitial } = exchange
  const by = otherSide(offer.by)
  if (rejection === undefined) {
    if (answers.length > 0) return undefined
    const message = `No answer was seen to this offer of the ${offer.by}.`
    return negotiationFinding('offer-unanswered', 'warning', message, 'RFC 3264 4', offer.index)
  }
  const { status, index } = rejection
  if (!isInitial) {
    const message = `The ${by} rejects the offer with ${status}; what was agreed before stays.`
    return negotiationFinding('offer-rejected', 'warning', message, 'RFC 3261 14.1', index)
  }
  if (status !== 488 && status !== 606) return undefined
  const message = `The ${by} cannot accept the offered session.`
  return negotiationFinding('offer-not-acceptable', 'error', message, 'RFC 3261 21.4.26', index)
}

export const finishDialog = (draft: DialogDraft): Dialog => {
  const { callId, callerTag, calleeTag, repeats, confirmedAt } = draft
  const outcomes = draft.exchanges.map(namedOutcome).filter((finding) => finding !== undefined)
  return {
    callId,
    callerTag,
    calleeTag,
    exchanges: draft.exchanges.map(({ offer, answers, rejection, isInitial }) => ({
      offer,
      answers,
      rejection,
      isInitial,
    })),
    repeats: repeats.toSorted((a, b) => a.index - b.index),
    confirmedAt,
    endedAt: draft.endedAt ?? (confirmedAt === undefined ? draft.supersededAt : undefined),
    findings: [...draft.findings, ...outcomes],
  }
}
