// Messages → transactions per hop (RFC 3261 17): which request a message is, repeats, answers, acknowledges or cancels.
import { canonicalMethod } from '../sip/canonical-method'
import type { EpochMicros } from '../base/time'
import type { Endpoint } from '../capture/captured-message'
import { expireTransaction } from './expire-transaction'
import { statusOf, type CallFacts } from './trace-message'
import type { Transaction, TransactionState } from './transaction'

interface Draft {
  /** Tells it from the others of the run. */
  readonly number: number
  readonly message: CallFacts
  readonly method: string
  readonly client: Endpoint
  readonly server: Endpoint
  request: number | undefined
  readonly requestRepeats: number[]
  readonly provisionals: number[]
  readonly finals: number[]
  readonly responseRepeats: number[]
  accepted: boolean
  ack: number | undefined
  readonly ackRepeats: number[]
  cancel: number | undefined
  /** What a CANCEL cancels, what an ACK acknowledges. */
  concerns: number | undefined
}

/** Branches that begin so are unique (RFC 3261 8.1.1.7); others are of RFC 2543 and say little. */
const hasCookie = ({ branch }: CallFacts): boolean => branch.startsWith('z9hG4bK')

const clientOf = ({ start, source, destination }: CallFacts): Endpoint =>
  start.kind === 'request' ? source : destination

const serverOf = ({ start, source, destination }: CallFacts): Endpoint =>
  start.kind === 'request' ? destination : source

/** Addresses and no ports: a response goes to the port that the Via names, which need not have sent the request. */
const hopKeyOf = (message: CallFacts): string => `${clientOf(message).address}\n${serverOf(message).address}`

/**
 * RFC 3261 17.1.3 and 17.2.3 ask for branch and method. Call-ID and CSeq number are the same in all messages of a
 * transaction (8.2.6.2, 9.1, 17.1.1.3); they part the requests of those who use one branch twice.
 */
const keyOf = (message: CallFacts, method: string): string => {
  const own = hasCookie(message) ? message.branch : `from ${message.from.tag}`
  return `${method}\n${own}\n${message.cseq?.number ?? ''}\n${message.callId}\n${hopKeyOf(message)}`
}

/** A final response and its ACK on whatever hop; forks differ in the To tag (RFC 3261 13.2.2.4). */
export const acknowledgedKeyOf = ({ callId, cseq, from, to }: CallFacts): string =>
  `${cseq?.number ?? ''}\n${from.tag}\n${to.tag}\n${callId}`

const draftOf = (message: CallFacts, method: string, number: number): Draft => ({
  number,
  message,
  method,
  client: clientOf(message),
  server: serverOf(message),
  request: undefined,
  requestRepeats: [],
  provisionals: [],
  finals: [],
  responseRepeats: [],
  accepted: false,
  ack: undefined,
  ackRepeats: [],
  cancel: undefined,
  concerns: undefined,
})

const addAck = (draft: Draft, index: number): void => {
  if (draft.ack === undefined) draft.ack = index
  else draft.ackRepeats.push(index)
}

const addRequest = (draft: Draft, index: number): void => {
  if (draft.request === undefined) draft.request = index
  else draft.requestRepeats.push(index)
}

const addResponse = (draft: Draft, index: number, status: number, isRepeat: boolean): void => {
  if (isRepeat) {
    draft.responseRepeats.push(index)
    return
  }
  ;(status < 200 ? draft.provisionals : draft.finals).push(index)
  if (status >= 200 && status < 300) draft.accepted = true
}

const collectDrafts = (messages: readonly CallFacts[]): Map<string, Draft> => {
  const drafts = new Map<string, Draft>()
  // One set for all: a set for each transaction is most of what a large capture would take.
  const answers = new Set<string>()
  const draftFor = (message: CallFacts, method: string): Draft => {
    const key = keyOf(message, method)
    const known = drafts.get(key)
    if (known !== undefined) return known
    const draft = draftOf(message, method, drafts.size)
    drafts.set(key, draft)
    return draft
  }
  messages.forEach((message, index) => {
    const status = statusOf(message)
    if (message.start.kind === 'request') {
      const method = canonicalMethod(message.start.method)
      const invite = method === 'ACK' ? drafts.get(keyOf(message, 'INVITE')) : undefined
      // Some acknowledge a 2xx on the INVITE's branch, against RFC 3261 13.2.2.4: what it answers decides. Where nothing
      // of that was captured, only a branch with the cookie tells.
      const ofRejection = invite !== undefined && !invite.accepted && (invite.finals.length > 0 || hasCookie(message))
      if (ofRejection) addAck(invite, index)
      else addRequest(draftFor(message, method), index)
      return
    }
    const method = message.cseq === undefined ? undefined : canonicalMethod(message.cseq.method)
    // Nothing answers an ACK, and without a CSeq nobody knows what a response answers.
    if (status === undefined || method === undefined || method === 'ACK') return
    const draft = draftFor(message, method)
    const count = answers.size
    answers.add(`${draft.number} ${status} ${message.to.tag}`)
    addResponse(draft, index, status, answers.size === count)
  })
  return drafts
}

/** Ties each CANCEL to its INVITE, and each ACK to its final response: of its own hop if that was seen, else of any. */
const link = (drafts: ReadonlyMap<string, Draft>, messages: readonly CallFacts[]): void => {
  const finals = new Map<string, { readonly index: number; readonly invite: Draft }>()
  for (const invite of drafts.values()) {
    if (invite.method !== 'INVITE') continue
    for (const index of invite.finals) {
      const message = messages[index]
      if (message === undefined) continue
      const key = acknowledgedKeyOf(message)
      const final = { index, invite }
      for (const place of [key, `${key}\n${hopKeyOf(message)}`]) if (!finals.has(place)) finals.set(place, final)
    }
  }
  for (const draft of drafts.values()) {
    if (draft.method === 'CANCEL') {
      const invite = drafts.get(keyOf(draft.message, 'INVITE'))
      draft.concerns = invite?.request
      if (invite !== undefined) invite.cancel ??= draft.request
    } else if (draft.method === 'ACK' && draft.request !== undefined) {
      const key = acknowledgedKeyOf(draft.message)
      const own = finals.get(`${key}\n${hopKeyOf(draft.message)}`)
      draft.concerns = (own ?? finals.get(key))?.index
      // Some acknowledge a rejection on a branch of its own, against RFC 3261 17.1.1.3: it is acknowledged all the same.
      if (own !== undefined && !own.invite.accepted) addAck(own.invite, draft.request)
    }
  }
}

const settledKind = ({ method, accepted, ack, finals, provisionals }: Draft) => {
  if (method === 'INVITE' && accepted) return 'accepted'
  if (ack !== undefined) return 'terminated'
  if (finals.length > 0) return 'completed'
  return provisionals.length > 0 ? 'proceeding' : 'trying'
}

const stateOf = (draft: Draft, messages: readonly CallFacts[], captureEnd: number): TransactionState => {
  const expiry = draft.accepted ? undefined : expireTransaction(draft, messages)
  return expiry !== undefined && expiry.at <= captureEnd ? { kind: 'timed-out', expiry } : { kind: settledKind(draft) }
}

/** Each by name: a spread takes ten times as long, and there is one of these for each few messages. */
const finish = (draft: Draft, messages: readonly CallFacts[], captureEnd: number): Transaction => {
  const { message, method, client, server, request, requestRepeats } = draft
  const { callId } = message
  const cseq = message.cseq?.number
  if (method === 'ACK') {
    const acknowledges = draft.concerns
    const state = { kind: 'terminated' } as const
    return { kind: 'ack', callId, method, cseq, client, server, request, requestRepeats, acknowledges, state }
  }
  const { provisionals, finals, responseRepeats, ack, ackRepeats, cancel, concerns } = draft
  const state = stateOf(draft, messages, captureEnd)
  if (method !== 'INVITE') {
    return {
      kind: 'non-invite',
      callId,
      method,
      cseq,
      client,
      server,
      request,
      requestRepeats,
      provisionals,
      finals,
      responseRepeats,
      cancels: concerns,
      state,
    }
  }
  return {
    kind: 'invite',
    callId,
    method,
    cseq,
    client,
    server,
    request,
    requestRepeats,
    provisionals,
    finals,
    responseRepeats,
    ack,
    ackRepeats,
    cancel,
    state,
  }
}

/**
 * Transactions in order of their first message, per hop: the same request on another hop has another branch, and the
 * same branch between other addresses is another capture point's. Messages must be in order of time. Linear.
 *
 * A timer counts as run out only when the capture goes on for that long; `captureEnd` is the last message's time unless
 * the caller knows better, which is so when the messages are only one call's.
 */
export const findTransactions = (
  messages: readonly CallFacts[],
  captureEnd: EpochMicros | undefined = messages.at(-1)?.at,
): readonly Transaction[] => {
  const drafts = collectDrafts(messages)
  link(drafts, messages)
  return [...drafts.values()].map((draft) => finish(draft, messages, captureEnd ?? -Infinity))
}
