// What an offer and its answer make of one media section: directions, hold and codecs (RFC 3264 6.1, 7 and 8.4).
import { agreedCodecs, type Codec } from './codec-names'
import { otherSide, type Side } from './exchange'
import type { Direction, MediaSide, MediaState } from './media-period'
import { isNullAddress, isOff, type MediaTerms } from './session-terms'

export interface SettledSection {
  readonly kind: string
  readonly caller: MediaSide
  readonly callee: MediaSide
  readonly codecs: readonly Codec[]
  readonly isRefused: boolean
  /** Who does not want to hear the other side for now. */
  readonly holds: Readonly<Record<Side, boolean>>
}

interface Flow {
  readonly sends: boolean
  readonly receives: boolean
}

const flowOf = ({ direction, address }: MediaTerms): Flow => ({
  sends: direction === 'sendrecv' || direction === 'sendonly',
  // Old phones hold with the null address, and often leave the direction as it is (RFC 3264 8.4).
  receives: (direction === 'sendrecv' || direction === 'recvonly') && !isNullAddress(address),
})

const directionOf = (sends: boolean, receives: boolean): Direction => {
  if (sends) return receives ? 'sendrecv' : 'sendonly'
  return receives ? 'recvonly' : 'inactive'
}

const sideOf = (terms: MediaTerms | undefined, other: MediaTerms | undefined): MediaSide => {
  if (terms === undefined) return { address: '', port: 0, stated: 'inactive', direction: 'inactive' }
  const { address, port, direction: stated } = terms
  if (other === undefined || isOff(terms) || isOff(other)) return { address, port, stated, direction: 'inactive' }
  const [own, peer] = [flowOf(terms), flowOf(other)]
  return { address, port, stated, direction: directionOf(own.sends && peer.receives, own.receives && peer.sends) }
}

const noHolds = { caller: false, callee: false }

/**
 * Hold is a change of what flowed: the first exchange holds nothing, and a side that says again what it said before, or
 * answers what the offer leaves it, has not changed its mind.
 */
const holdsOf = (
  offer: MediaTerms,
  answer: MediaTerms,
  offerer: Side,
  before: SettledSection | undefined,
  isInitial: boolean,
): SettledSection['holds'] => {
  if (isInitial) return noHolds
  const known = before?.holds ?? noHolds
  const [offered, answered] = [flowOf(offer), flowOf(answer)]
  const answerer = otherSide(offerer)
  const said = before?.[offerer]
  const isSame = said?.stated === offer.direction && isNullAddress(said.address) === isNullAddress(offer.address)
  const offererHolds = !offered.receives && (isSame ? known[offerer] : true)
  const answererHolds = !answered.receives && (offered.sends && offered.receives ? true : known[answerer])
  return offerer === 'caller'
    ? { caller: offererHolds, callee: answererHolds }
    : { caller: answererHolds, callee: offererHolds }
}

interface SettledPair {
  readonly offer: MediaTerms | undefined
  readonly answer: MediaTerms | undefined
  readonly offerer: Side
  /** The same section before. */
  readonly before: SettledSection | undefined
  readonly isInitial: boolean
}

export const settleSection = ({ offer, answer, offerer, before, isInitial }: SettledPair): SettledSection => {
  const [ofOfferer, ofAnswerer] = [sideOf(offer, answer), sideOf(answer, offer)]
  const isRefused = offer === undefined || answer === undefined || isOff(offer) || isOff(answer)
  return {
    kind: offer?.kind ?? answer?.kind ?? '',
    caller: offerer === 'caller' ? ofOfferer : ofAnswerer,
    callee: offerer === 'caller' ? ofAnswerer : ofOfferer,
    codecs: isRefused ? [] : agreedCodecs(offer, answer),
    isRefused,
    holds: isRefused ? noHolds : holdsOf(offer, answer, offerer, before, isInitial),
  }
}

export const stateOf = ({ isRefused, holds, caller }: SettledSection, isEarly: boolean): MediaState => {
  if (isRefused) return 'refused'
  if (isEarly) return 'early'
  if (holds.caller && holds.callee) return 'held-by-both'
  if (holds.caller) return 'held-by-caller'
  if (holds.callee) return 'held-by-callee'
  return caller.direction === 'inactive' ? 'inactive' : 'active'
}
