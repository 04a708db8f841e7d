// Messages → dialogs (RFC 3261 12): two tags and a Call-ID, from the response that creates one to the BYE or rejection
// that ends it. A forked INVITE has a dialog with each callee; hops share the dialogs that pass through them.
import { canonicalMethod } from '../sip/canonical-method'
import { asEpochMicros, type EpochMicros } from '../base/time'
import { sixtyFourT1Micros } from './expire-transaction'
import { findTransactions } from './find-transactions'
import { statusOf, type CallFacts } from './trace-message'
import type { InviteTransaction, Transaction } from './transaction'

type Side = 'caller' | 'callee'

type DialogState =
  /** A provisional response with a To tag, and nothing final yet (RFC 3261 12.1). */
  | { readonly kind: 'early' }
  | { readonly kind: 'confirmed' }
  /** A BYE was sent, and no answer that ends the dialog was captured. `by` sent it; undefined as in `Dialog.request`. */
  | { readonly kind: 'ending'; readonly bye: number; readonly by: Side | undefined }
  | {
      readonly kind: 'terminated'
      /**
       * `bye`: answered with 2xx, 408 or 481 (RFC 3261 15.1.1). `rejected`: the callee's final response, or 199
       * (RFC 6228). `cancelled`: 487 after a CANCEL. `other-answer`: another fork answered 64*T1 ago (RFC 3261 13.2.2.4).
       * `gone`: one side no longer knew the dialog and said 481 (RFC 5057 5.1).
       */
      readonly why: 'bye' | 'rejected' | 'cancelled' | 'other-answer' | 'gone'
      readonly by: Side | undefined
      /** µs since the epoch. */
      readonly at: EpochMicros
    }

export interface Dialog {
  /** Made by INVITE, or by SUBSCRIBE, REFER or NOTIFY (RFC 6665 4.1, RFC 3515 2.4.4). Whichever made it, others may use it. */
  readonly kind: 'session' | 'subscription'
  readonly callId: string
  /** From tag of the request that created it; where that was not captured, of the first message that was. */
  readonly callerTag: string
  readonly calleeTag: string
  /** Index of the request that created it, on the first hop. Where it was not captured, nobody knows who called whom. */
  readonly request: number | undefined
  /** Indexes of `request` and of every message with both tags, in their order; repeats and all hops included. */
  readonly messages: readonly number[]
  /** µs since the epoch; undefined when it was never early, or before the capture. */
  readonly earlyAt: EpochMicros | undefined
  /** µs since the epoch; undefined when it was never confirmed, or before the capture. */
  readonly confirmedAt: EpochMicros | undefined
  readonly state: DialogState
}

type Draft = { -readonly [K in keyof Dialog]: Dialog[K] } & { readonly messages: number[] }

const subscribes = new Set(['SUBSCRIBE', 'REFER', 'NOTIFY'])

/** They carry a To tag outside of dialogs when a client copies it from an answer (RFC 3261 10.2, RFC 3903 4.1). */
const neverInDialog = new Set(['REGISTER', 'PUBLISH', 'CANCEL'])

const methodOf = ({ start, cseq }: CallFacts): string =>
  canonicalMethod(start.kind === 'request' ? start.method : (cseq?.method ?? ''))

/** The same from both sides: who sends the request decides which tag is in From (RFC 3261 12). */
const keyOf = ({ callId, from, to }: CallFacts): string =>
  from.tag < to.tag ? `${from.tag}\n${to.tag}\n${callId}` : `${to.tag}\n${from.tag}\n${callId}`

const openingKeyOf = (message: CallFacts, method: string): string =>
  `${method}\n${message.cseq?.number ?? ''}\n${message.from.tag}\n${message.callId}`

/** First rejections of each INVITE, the 2xx that forks compete with, and ACKs whose 2xx was not captured. */
const readTransactions = (transactions: readonly Transaction[]) => {
  const rejections = new Map<number, InviteTransaction>()
  const accepted: InviteTransaction[] = []
  const looseAcks = new Set<number>()
  for (const transaction of transactions) {
    if (transaction.kind === 'ack' && transaction.acknowledges === undefined && transaction.request !== undefined) {
      looseAcks.add(transaction.request)
    }
    if (transaction.kind !== 'invite') continue
    const isAccepted = transaction.state.kind === 'accepted'
    if (isAccepted) accepted.push(transaction)
    const [final] = transaction.finals
    if (final !== undefined && !isAccepted) rejections.set(final, transaction)
  }
  return { rejections, accepted, looseAcks }
}

/** Who of the dialog sent the request that this message is, or answers. */
const requesterIn = ({ request, callerTag }: Draft, { from }: CallFacts): Side | undefined => {
  if (request === undefined) return undefined
  return from.tag === callerTag ? 'caller' : 'callee'
}

const otherSide = { caller: 'callee', callee: 'caller' } as const

const endsBye = (status: number): boolean => (status >= 200 && status < 300) || status === 408 || status === 481

/** A 481 ends the use that it answers; one to INFO or to a NOTIFY within a session says nothing of the session. */
const usersOf = { session: new Set(['INVITE', 'UPDATE']), subscription: new Set(['SUBSCRIBE', 'NOTIFY']) } as const

const advance = (dialog: Draft, message: CallFacts, index: number, method: string): void => {
  const requester = requesterIn(dialog, message)
  const status = statusOf(message)
  if (dialog.state.kind === 'terminated') return
  if (status === undefined) {
    if (method === 'BYE' && dialog.state.kind !== 'ending') {
      dialog.state = { kind: 'ending', bye: index, by: requester }
    }
    return
  }
  if (method === 'BYE') {
    if (endsBye(status)) dialog.state = { kind: 'terminated', why: 'bye', by: requester, at: message.at }
    return
  }
  const isEarly = dialog.state.kind === 'early'
  if (isEarly && method === 'INVITE' && status === 199) {
    dialog.state = { kind: 'terminated', why: 'rejected', by: 'callee', at: message.at }
  } else if (isEarly && method === 'INVITE' && status >= 200 && status < 300) {
    dialog.state = { kind: 'confirmed' }
    dialog.confirmedAt = message.at
  } else if (!isEarly && status === 481 && usersOf[dialog.kind].has(method)) {
    const by = requester === undefined ? undefined : otherSide[requester]
    dialog.state = { kind: 'terminated', why: 'gone', by, at: message.at }
  }
}

/** A final response other than 2xx ends every early dialog of its INVITE (RFC 3261 12.3). */
const rejectEarly = (
  { provisionals, cancel }: InviteTransaction,
  { at, start }: CallFacts,
  dialogOf: (index: number) => Draft | undefined,
): void => {
  const isCancelled = cancel !== undefined && start.kind === 'response' && start.status === 487
  for (const index of provisionals) {
    const dialog = dialogOf(index)
    if (dialog?.state.kind !== 'early') continue
    dialog.state = isCancelled
      ? { kind: 'terminated', why: 'cancelled', by: 'caller', at }
      : { kind: 'terminated', why: 'rejected', by: 'callee', at }
  }
}

/**
 * Dialogs in the order in which they came to be. Messages must be in order of time. Linear.
 *
 * What ends a subscription is in headers that `CallFacts` has not (Subscription-State, Expires), so that it stays confirmed
 * unless a 481 says that it is gone. `captureEnd` is the last message's time unless the caller knows better; `transactions`
 * are those of the messages, for whoever has them.
 */
export const findDialogs = (
  messages: readonly CallFacts[],
  captureEnd: EpochMicros | undefined = messages.at(-1)?.at,
  transactions: readonly Transaction[] = findTransactions(messages, captureEnd),
): readonly Dialog[] => {
  const { rejections, accepted, looseAcks } = readTransactions(transactions)
  const dialogs = new Map<string, Draft>()
  const openings = new Map<string, number>()
  const subscribers = new Map<string, number>()

  const dialogOf = (index: number): Draft | undefined => {
    const message = messages[index]
    return message === undefined ? undefined : dialogs.get(keyOf(message))
  }

  const open = (message: CallFacts, request: number | undefined, isNotifier: boolean, state: DialogState): Draft => {
    const [caller, callee] = isNotifier ? [message.to, message.from] : [message.from, message.to]
    const isKnown = request !== undefined || state.kind === 'early'
    const dialog: Draft = {
      kind: subscribes.has(methodOf(message)) ? 'subscription' : 'session',
      callId: message.callId,
      callerTag: caller.tag,
      calleeTag: callee.tag,
      request,
      messages: request === undefined ? [] : [request],
      earlyAt: state.kind === 'early' ? message.at : undefined,
      confirmedAt: state.kind === 'confirmed' && isKnown ? message.at : undefined,
      state,
    }
    dialogs.set(keyOf(message), dialog)
    return dialog
  }

  const openByRequest = (message: CallFacts, index: number, method: string): Draft | undefined => {
    if (neverInDialog.has(method) || (method === 'ACK' && !looseAcks.has(index))) return undefined
    // A NOTIFY may overtake the answer to the request that it serves, and creates the dialog then (RFC 6665 4.1.2.4).
    const subscribed = method === 'NOTIFY' ? subscribers.get(`${message.to.tag}\n${message.callId}`) : undefined
    return open(message, subscribed, subscribed !== undefined, { kind: 'confirmed' })
  }

  const openByResponse = (message: CallFacts, method: string, status: number): Draft | undefined => {
    const request = openings.get(openingKeyOf(message, method))
    if (status >= 200 && status < 300 && (method === 'INVITE' || method === 'SUBSCRIBE' || method === 'REFER')) {
      return open(message, request, false, { kind: 'confirmed' })
    }
    return status > 100 && status < 199 && method === 'INVITE'
      ? open(message, request, false, { kind: 'early' })
      : undefined
  }

  messages.forEach((message, index) => {
    const method = methodOf(message)
    const status = statusOf(message)
    const { from, to, callId } = message
    if (status === undefined && to.tag === '') {
      const key = openingKeyOf(message, method)
      if (!openings.has(key)) openings.set(key, index)
      if (method === 'SUBSCRIBE' || method === 'REFER') {
        const subscriber = `${from.tag}\n${callId}`
        if (!subscribers.has(subscriber)) subscribers.set(subscriber, index)
      }
    }
    if (from.tag !== '' && to.tag !== '') {
      const known = dialogs.get(keyOf(message))
      const dialog =
        known ??
        (status === undefined ? openByRequest(message, index, method) : openByResponse(message, method, status))
      if (dialog !== undefined) {
        dialog.messages.push(index)
        advance(dialog, message, index, method)
      }
    }
    const rejected = rejections.get(index)
    if (rejected !== undefined) rejectEarly(rejected, message, dialogOf)
  })

  for (const { finals, provisionals } of accepted) {
    const answer = messages[finals[0] ?? -1]
    if (answer === undefined || answer.at + sixtyFourT1Micros > (captureEnd ?? -Infinity)) continue
    const at = asEpochMicros(answer.at + sixtyFourT1Micros)
    for (const index of provisionals) {
      const dialog = dialogOf(index)
      if (dialog?.state.kind === 'early') {
        dialog.state = { kind: 'terminated', why: 'other-answer', by: undefined, at }
      }
    }
  }
  return [...dialogs.values()]
}
