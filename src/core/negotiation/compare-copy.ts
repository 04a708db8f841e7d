// The same message on two hops: a box between them may write its own addresses into the SDP, or change the codecs.
import { hostOf } from '../base/host-of'
import { negotiationFinding, type NegotiationFinding } from './exchange'
import type { MediaTerms, SessionTerms } from './session-terms'

const placeOf = (media: MediaTerms | undefined): string =>
  media === undefined ? 'nothing' : `${hostOf(media.address)}:${media.port}`

const namesOf = (media: MediaTerms | undefined): string =>
  media?.codecs.map(({ name, payloadType }) => `${name} (${payloadType})`).join(', ') ?? ''

/** Findings for the copy that was seen later. */
export const compareCopy = (first: SessionTerms, later: SessionTerms, index: number): readonly NegotiationFinding[] => {
  const count = Math.max(first.media.length, later.media.length)
  return Array.from({ length: count }, (_, mediaIndex): readonly NegotiationFinding[] => {
    const [was, is] = [first.media[mediaIndex], later.media[mediaIndex]]
    const changes = [
      ...(placeOf(was) === placeOf(is) ? [] : [`the address ${placeOf(was)} → ${placeOf(is)}`]),
      ...(namesOf(was) === namesOf(is) ? [] : [`the codecs ${namesOf(was)} → ${namesOf(is)}`]),
      ...(was?.direction === is?.direction ? [] : [`the direction ${was?.direction ?? ''} → ${is?.direction ?? ''}`]),
    ]
    if (changes.length === 0) return []
    const message = `On its way the message got other SDP: ${changes.join(', ')}.`
    return [negotiationFinding('sdp-rewritten', 'note', message, 'RFC 3261 16.6', index, mediaIndex)]
  }).flat()
}
