// One leg's messages, taken one by one, boiled down to what its call is judged by. Keeps no message, so that a list of the
// calls of a large capture needs no more memory than its legs.
import type { EpochMicros } from '../base/time'
import { canonicalMethod } from '../sip/canonical-method'
import { isOfInvite, type CallFacts } from './trace-message'

export interface FinalStatus {
  readonly at: EpochMicros
  readonly status: number
  readonly reason: string
}

/** A message that a call is named after. */
interface Lead {
  readonly at: EpochMicros
  readonly from: string
  readonly to: string
  /** '' for a response. */
  readonly method: string
}

/** The leg as the sender of its first INVITE saw it: what the hops behind did meanwhile is not in it. */
export interface CallerView {
  /** Address that the first INVITE outside of a dialog came from. */
  readonly caller: string
  readonly invitedAt: EpochMicros
  /** The first 180 or 183. */
  readonly ringingAt: EpochMicros | undefined
  /** The first 18x. */
  readonly alertedAt: EpochMicros | undefined
  readonly answeredAt: EpochMicros | undefined
  /** First ACK of that answer. */
  readonly ackedAt: EpochMicros | undefined
  /** First BYE in the dialog of that answer. */
  readonly byeAt: EpochMicros | undefined
  /** When its last attempt failed; undefined while one goes on. */
  readonly rejectedAt: EpochMicros | undefined
  /** Any response came. */
  readonly hasResponse: boolean
}

export interface LegTally {
  readonly callId: string
  readonly messages: number
  readonly startedAt: EpochMicros
  readonly endedAt: EpochMicros
  readonly conversationId: string
  readonly first: Lead
  /** The first INVITE outside of a dialog. */
  readonly setUp: Lead | undefined
  /** From tag of the first INVITE of any kind. */
  readonly inviterTag: string | undefined
  readonly view: CallerView | undefined
  readonly isCancelled: boolean
  readonly bye: { readonly at: EpochMicros; readonly fromTag: string } | undefined
  /** Responses to INVITE on any hop: the first 2xx, the last final one but for challenges, the last final one, the last. */
  readonly answer: FinalStatus | undefined
  readonly rejection: FinalStatus | undefined
  readonly final: FinalStatus | undefined
  readonly response: FinalStatus | undefined
}

type Draft<T> = { -readonly [K in keyof T]: T[K] }

/** Another attempt has another one: after a challenge, and to the next trunk. */
interface Attempt {
  readonly number: number | undefined
  readonly fromTag: string
}

interface Dialog extends Attempt {
  readonly toTag: string
}

interface OpenView extends Draft<CallerView> {
  readonly attempts: Attempt[]
  dialog: Dialog | undefined
  rejected: Attempt | undefined
  challengedAt: EpochMicros | undefined
}

/** A tally that goes on. */
export interface OpenTally extends Draft<LegTally> {
  view: OpenView | undefined
}

const leadOf = ({ at, from, to, start }: CallFacts): Lead => ({
  at,
  from: from.user,
  to: to.user,
  method: start.kind === 'request' ? start.method : '',
})

const attemptOf = ({ cseq, from }: CallFacts): Attempt => ({ number: cseq?.number, fromTag: from.tag })

const isSameAttempt = (a: Attempt, b: Attempt): boolean => a.number === b.number && a.fromTag === b.fromTag

const isInDialog = ({ from, to }: CallFacts, { fromTag, toTag }: Dialog): boolean =>
  (from.tag === fromTag && to.tag === toTag) || (from.tag === toTag && to.tag === fromTag)

/** A 401 or 407 is a question and no end (RFC 3261 22). */
const isChallenge = (status: number): boolean => status === 401 || status === 407

/** An attacker's leg may try as often as it likes; a device gives up before. */
const maxAttempts = 64

const openView = (invite: CallFacts): OpenView => ({
  caller: invite.source.address,
  invitedAt: invite.at,
  ringingAt: undefined,
  alertedAt: undefined,
  answeredAt: undefined,
  ackedAt: undefined,
  byeAt: undefined,
  rejectedAt: undefined,
  hasResponse: false,
  attempts: [attemptOf(invite)],
  dialog: undefined,
  rejected: undefined,
  challengedAt: undefined,
})

const knownAttempt = ({ attempts }: OpenView, attempt: Attempt): boolean =>
  attempts.some((known) => isSameAttempt(known, attempt))

const viewInvite = (view: OpenView, message: CallFacts): void => {
  if (message.source.address !== view.caller || view.attempts.length >= maxAttempts) return
  const attempt = attemptOf(message)
  if (!knownAttempt(view, attempt)) view.attempts.push(attempt)
}

const viewResponse = (view: OpenView, message: CallFacts, status: number): void => {
  // Nothing after the first 2xx matters: a later INVITE is another call.
  if (view.dialog !== undefined || message.destination.address !== view.caller) return
  const attempt = attemptOf(message)
  if (!knownAttempt(view, attempt)) return
  const { at } = message
  view.hasResponse = true
  if (status >= 200 && status < 300) {
    view.answeredAt = at
    view.rejectedAt = undefined
    view.dialog = { ...attempt, toTag: message.to.tag }
    return
  }
  if (status >= 180 && status < 190) view.alertedAt ??= at
  if (status === 180 || status === 183) view.ringingAt ??= at
  const isNewAttempt = view.rejected === undefined || !isSameAttempt(view.rejected, attempt)
  // While another attempt goes on, the rejection of the one before is not the end.
  if (status < 200 && isNewAttempt) view.rejected = view.rejectedAt = undefined
  if (status < 200) view.challengedAt = undefined
  else if (isChallenge(status)) view.challengedAt = at
  // Sent again until its ACK comes: the first counts, and of several attempts the last.
  else if (isNewAttempt) {
    view.rejected = attempt
    view.rejectedAt = at
  }
  if (view.rejected === undefined) view.rejectedAt = view.challengedAt
}

const viewBye = (view: OpenView, message: CallFacts): void => {
  if (view.byeAt === undefined && view.dialog !== undefined && isInDialog(message, view.dialog)) view.byeAt = message.at
}

const viewAck = (view: OpenView, message: CallFacts): void => {
  const { dialog } = view
  if (view.ackedAt !== undefined || dialog === undefined || message.cseq?.number !== dialog.number) return
  if (isInDialog(message, dialog)) view.ackedAt = message.at
}

const addRequest = (tally: OpenTally, message: CallFacts, method: string): void => {
  switch (method) {
    case 'INVITE':
      tally.inviterTag ??= message.from.tag
      // A re-INVITE carries a To tag (RFC 3261 12.2.1); only the others set up a call.
      if (message.to.tag !== '') return
      // Most legs begin with what sets them up.
      tally.setUp ??= tally.messages === 1 ? tally.first : leadOf(message)
      if (tally.view === undefined) tally.view = openView(message)
      else viewInvite(tally.view, message)
      return
    case 'CANCEL':
      tally.isCancelled = true
      return
    case 'BYE':
      tally.bye ??= { at: message.at, fromTag: message.from.tag }
      if (tally.view !== undefined) viewBye(tally.view, message)
      return
    case 'ACK':
      if (tally.view !== undefined) viewAck(tally.view, message)
  }
}

const addResponse = (tally: OpenTally, message: CallFacts, status: number, reason: string): void => {
  if (!isOfInvite(message)) return
  const response: FinalStatus = { at: message.at, status, reason }
  tally.response = response
  if (status >= 200) {
    tally.final = response
    if (status < 300) tally.answer ??= response
    if (!isChallenge(status)) tally.rejection = response
  }
  if (tally.view !== undefined) viewResponse(tally.view, message, status)
}

/** Messages of one leg in order of time. The facts are not kept. */
export const addToTally = (tally: OpenTally, message: CallFacts): void => {
  tally.messages += 1
  tally.endedAt = message.at
  if (tally.conversationId === '') tally.conversationId = message.conversationId
  const { start } = message
  if (start.kind === 'request') addRequest(tally, message, canonicalMethod(start.method))
  else addResponse(tally, message, start.status, start.reason)
}

/** `first`: the leg's first message, which is in the tally already. Constant memory. */
export const openTally = (first: CallFacts): OpenTally => {
  const tally: OpenTally = {
    callId: first.callId,
    messages: 0,
    startedAt: first.at,
    endedAt: first.at,
    conversationId: '',
    first: leadOf(first),
    setUp: undefined,
    inviterTag: undefined,
    view: undefined,
    isCancelled: false,
    bye: undefined,
    answer: undefined,
    rejection: undefined,
    final: undefined,
    response: undefined,
  }
  addToTally(tally, first)
  return tally
}
