// What offers and answers agreed on, as bars for the ladder: which media, between whom, from when to when. Nothing is said of
// packets, because a description is no proof that any were sent.
import type { TraceMessage } from '../call/trace-message'
import type { Endpoint } from '../capture/captured-message'
import { canonicalMethod } from '../sip/canonical-method'
import { mainCodecOf } from '../negotiation/codec-names'
import { listMediaPeriods } from '../negotiation/list-media-periods'
import type { MediaPeriod, MediaSide } from '../negotiation/media-period'
import { negotiationMessageOf } from '../negotiation/negotiation-message'
import { pairOffers } from '../negotiation/pair-offers'
import type { MediaBar } from './ladder-options'

/** More than anybody tells apart; each costs an element where it can be seen. */
export const maxMediaBars = 400

/** An encoding name is a stranger's text. */
const maxNameLength = 24

const wayWords = ({ direction }: MediaSide): string => {
  switch (direction) {
    case 'sendrecv':
      return 'both ways'
    case 'sendonly':
      return 'one way, caller to callee'
    case 'recvonly':
      return 'one way, callee to caller'
    case 'inactive':
      return 'nobody sends'
  }
}

const stateWords = ({ state, caller }: MediaPeriod): string => {
  switch (state) {
    case 'early':
      return `before the answer, ${wayWords(caller)}`
    case 'active':
    case 'inactive':
      return wayWords(caller)
    case 'held-by-caller':
      return 'held by the caller'
    case 'held-by-callee':
      return 'held by the callee'
    case 'held-by-both':
      return 'held by both'
    case 'refused':
      return 'refused'
  }
}

const labelOf = (period: MediaPeriod): string => {
  const { kind, codecs } = period
  const codec = (mainCodecOf(codecs)?.name ?? '').slice(0, maxNameLength)
  // Audio goes without saying where its codec is said.
  const shownKind = kind === 'audio' && codec !== '' ? '' : kind.slice(0, maxNameLength)
  return [shownKind, codec, stateWords(period)].filter((words) => words !== '').join(' · ')
}

const endOf = ({ address, port }: MediaSide): Endpoint => ({ address, port })

/** The hosts between which the offer was seen, the caller's first. A response is sent by whom its To names. */
const hostsOf = (message: TraceMessage | undefined, callerTag: string): MediaBar['signalled'] => {
  if (message === undefined) return undefined
  const { start, from, to, source, destination } = message
  const sender = start.kind === 'request' ? from : to
  return sender.tag === callerTag ? { source, destination } : { source: destination, destination: source }
}

const negotiating: ReadonlySet<string> = new Set(['INVITE', 'ACK', 'PRACK', 'UPDATE'])

/** To ask a message for its SDP is to parse it: 100 (RFC 3261 8.2.6.1) and failures have no answer in them. */
const mayNegotiate = ({ start, cseq }: TraceMessage): boolean =>
  negotiating.has(canonicalMethod(cseq?.method ?? '')) &&
  (start.kind === 'request' || (start.status > 100 && start.status < 300))

/** Messages of one call in order of time. None where only search records are known, which have no SDP. n log n. */
export const listMediaBars = (messages: readonly TraceMessage[]): readonly MediaBar[] => {
  if (!messages.some(({ evidence }) => evidence.kind === 'packet')) return []
  const dialogs = pairOffers(
    messages.map((message, index) => {
      const { evidence } = message
      const isRead = evidence.kind === 'packet' && mayNegotiate(message)
      return negotiationMessageOf(index, message, isRead ? evidence.captured.message : undefined)
    }),
  )
  const bars: MediaBar[] = []
  for (const dialog of dialogs) {
    const { callId, callerTag } = dialog
    for (const period of listMediaPeriods(dialog)) {
      if (bars.length === maxMediaBars) return bars
      const { from, to, caller, callee, state, offerIndex } = period
      const signalled = hostsOf(messages[offerIndex], callerTag)
      bars.push({
        from,
        to,
        callId,
        state,
        label: labelOf(period),
        source: endOf(caller),
        destination: endOf(callee),
        ...(signalled !== undefined && { signalled }),
      })
    }
  }
  return bars
}
