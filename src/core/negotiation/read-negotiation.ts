// The whole of a call's negotiation: its dialogs with their offers and answers, what is odd about them, and the media
// sections over time.
import { compareAnswer } from './compare-answer'
import { negotiationFinding, type Dialog, type Exchange, type NegotiationFinding } from './exchange'
import { listMediaPeriods } from './list-media-periods'
import type { MediaPeriod } from './media-period'
import type { NegotiationMessage } from './negotiation-message'
import { pairOffers } from './pair-offers'

export interface NegotiatedDialog extends Dialog {
  readonly periods: readonly MediaPeriod[]
}

/** RFC 3264 8: a section never goes away, it is set to port 0. */
const findLostSections = (exchanges: readonly Exchange[]): readonly NegotiationFinding[] => {
  let most = 0
  return exchanges.flatMap(({ offer, answers }) => {
    const count = offer.sdp.media.length
    const isShort = count < most
    if (answers.length > 0) most = Math.max(most, count)
    if (!isShort) return []
    const message = `The offer has ${count} m= lines, fewer than the ${most} before; they must stay, with port 0.`
    return [negotiationFinding('media-line-lost', 'error', message, 'RFC 3264 8', offer.index)]
  })
}

/** Messages of one call in order of time; see `pairOffers`. Findings in order of the messages. Never throws. */
export const readNegotiation = (messages: readonly NegotiationMessage[]): readonly NegotiatedDialog[] =>
  pairOffers(messages).map((dialog) => ({
    ...dialog,
    findings: [
      ...dialog.findings,
      ...findLostSections(dialog.exchanges),
      ...dialog.exchanges.flatMap(({ offer, answers }) => answers.flatMap((answer) => compareAnswer(offer, answer))),
    ].toSorted((a, b) => a.index - b.index),
    periods: listMediaPeriods(dialog),
  }))
