// An answer held against its offer: what the rules forbid, and what they allow but calls suffer from (RFC 3264 6).
import type { Issue } from '../base/issue'
import { agreedCodecs, codecKeyOf, isAuxiliary, isTelephoneEvent, mainCodecOf, type Codec } from './codec-names'
import { negotiationFinding, type NegotiationFinding, type SaidSdp } from './exchange'
import { isNullAddress, isOff, type MediaTerms } from './session-terms'

/** Code, severity, words, rule. */
type Draft = readonly [code: string, severity: Issue['severity'], message: string, rfc: string]
type Compare = (offer: MediaTerms, answer: MediaTerms) => readonly Draft[]

const list = (codecs: readonly Codec[]): string => codecs.map(({ name }) => name).join(', ') || 'none'

const compareCodecs: Compare = (offer, answer) => {
  if (offer.codecs.length === 0 && answer.codecs.length === 0) return []
  const drafts: Draft[] = []
  const byKey = new Map(offer.codecs.map((codec) => [codecKeyOf(codec), codec]))
  const voices = (codecs: readonly Codec[]): readonly Codec[] => codecs.filter((codec) => !isAuxiliary(codec))
  if (mainCodecOf(agreedCodecs(offer, answer)) === undefined) {
    const words = `No codec in common: offered ${list(voices(offer.codecs))}, answered ${list(voices(answer.codecs))}.`
    drafts.push(['no-common-codec', 'error', words, 'RFC 3264 6.1'])
  }
  const added = answer.codecs.filter((codec) => !byKey.has(codecKeyOf(codec)))
  if (added.length > 0) {
    const words = `The answer has what was not offered: ${list(added)}.`
    drafts.push(['codec-not-offered', 'note', words, 'RFC 3264 6.1'])
  }
  // A codec may be offered under several numbers, with different parameters.
  const exact = new Set(offer.codecs.map((codec) => `${codec.payloadType} ${codecKeyOf(codec)}`))
  const renumbered = answer.codecs.filter((codec) => {
    const key = codecKeyOf(codec)
    return byKey.has(key) && !exact.has(`${codec.payloadType} ${key}`)
  })
  for (const codec of renumbered) {
    const was = byKey.get(codecKeyOf(codec))?.payloadType ?? 0
    const words = `${codec.name} is payload type ${was} in the offer and ${codec.payloadType} in the answer.`
    drafts.push(['payload-type-differs', 'note', words, 'RFC 3264 6.1'])
  }
  return drafts
}

const compareEvents: Compare = (offer, answer) => {
  const [offered, answered] = [offer, answer].map(({ codecs }) => codecs.some(isTelephoneEvent))
  if (offered === answered) return []
  const words =
    offered === true
      ? 'telephone-event was offered but not accepted: digits go as tones or by SIP, or get lost.'
      : 'telephone-event is in the answer but was not offered: digits go as tones or by SIP, or get lost.'
  return [['telephone-event-one-sided', 'warning', words, 'RFC 4733 2.4.1']]
}

const comparePtime: Compare = (offer, answer) =>
  offer.ptime === undefined || answer.ptime === undefined || offer.ptime === answer.ptime
    ? []
    : [
        [
          'ptime-differs',
          'note',
          `The offerer wants packets of ${offer.ptime} ms, the answerer of ${answer.ptime} ms.`,
          'RFC 8866 6.4',
        ],
      ]

const isSecure = ({ protocol }: MediaTerms): boolean => /SAVP|TLS/i.test(protocol)

const compareProfile: Compare = (offer, answer) => {
  if (offer.protocol === answer.protocol) return []
  const words = `Offered as ${offer.protocol}, answered as ${answer.protocol}.`
  // Encryption on one side only means silence or noise; feedback on one side only works mostly.
  const severity = isSecure(offer) === isSecure(answer) ? 'warning' : 'error'
  return [['profile-differs', severity, words, 'RFC 3264 6']]
}

const compareKeys: Compare = (offer, answer) => {
  const drafts: Draft[] = []
  for (const [who, { protocol, cryptoTags, hasFingerprint }] of Object.entries({ offer, answer })) {
    if (/SAVP/i.test(protocol) && cryptoTags.length === 0 && !hasFingerprint) {
      const words = `The ${who} wants SRTP but brings no keys: neither crypto nor fingerprint.`
      drafts.push(['no-keys', 'error', words, 'RFC 4568 5.1.1'])
    }
  }
  const unknown = answer.cryptoTags.find((tag) => !offer.cryptoTags.includes(tag))
  if (unknown !== undefined) {
    const words = `The answer takes crypto line ${unknown}, which the offer has not.`
    drafts.push(['crypto-not-offered', 'error', words, 'RFC 4568 5.1.2'])
  }
  if (offer.hasFingerprint !== answer.hasFingerprint) {
    const words = `Only the ${offer.hasFingerprint ? 'offer' : 'answer'} has a fingerprint: no DTLS keys can be agreed.`
    // An answer with crypto lines chose the other of two ways that the offer had.
    const severity = answer.cryptoTags.length > 0 && offer.cryptoTags.length > 0 ? 'note' : 'warning'
    drafts.push(['dtls-one-sided', severity, words, 'RFC 5763 5'])
  }
  const isSameRole = offer.setup === answer.setup && (offer.setup === 'active' || offer.setup === 'passive')
  if (isSameRole || answer.setup === 'actpass') {
    const words = `Both ends cannot be set up as offer ${offer.setup || 'without role'}, answer ${answer.setup}.`
    drafts.push(['setup-conflict', 'error', words, 'RFC 4145 4.1'])
  }
  return drafts
}

const compareIce: Compare = (offer, answer) =>
  offer.hasIce === answer.hasIce
    ? []
    : [
        [
          'ice-one-sided',
          'note',
          `Only the ${offer.hasIce ? 'offer' : 'answer'} has ICE: media goes to the addresses of the c= and m= lines.`,
          'RFC 8839 4.2.5',
        ],
      ]

/** RFC 3264 6.1: what an answer may say to each direction of an offer. */
const allowed: Readonly<Record<MediaTerms['direction'], readonly MediaTerms['direction'][]>> = {
  sendrecv: ['sendrecv', 'sendonly', 'recvonly', 'inactive'],
  sendonly: ['recvonly', 'inactive'],
  recvonly: ['sendonly', 'inactive'],
  inactive: ['inactive'],
}

const compareDirection: Compare = (offer, answer) => {
  if (allowed[offer.direction].includes(answer.direction)) return []
  // Who says hold with the null address only, and sendrecv, is understood anyway.
  const severity = isNullAddress(offer.address) ? 'note' : 'warning'
  const words = `An offer of ${offer.direction} cannot be answered with ${answer.direction}.`
  return [['direction-conflict', severity, words, 'RFC 3264 6.1']]
}

const comparisons: readonly Compare[] = [
  compareCodecs,
  compareEvents,
  comparePtime,
  compareProfile,
  compareKeys,
  compareIce,
  compareDirection,
]

const compareSection = (offer: MediaTerms, answer: MediaTerms): readonly Draft[] => {
  if (offer.kind !== answer.kind) {
    return [
      ['media-kind-differs', 'error', `${offer.kind} was offered here, the answer says ${answer.kind}.`, 'RFC 3264 6'],
    ]
  }
  if (isOff(offer) && !isOff(answer)) {
    return [['refusal-ignored', 'error', 'The offer has the section off, the answer has it on.', 'RFC 3264 8.2']]
  }
  return isOff(offer) || isOff(answer) ? [] : comparisons.flatMap((compare) => compare(offer, answer))
}

/** In the order of the m= lines. */
export const compareAnswer = (offer: SaidSdp, answer: SaidSdp): readonly NegotiationFinding[] => {
  const [offered, answered] = [offer.sdp.media, answer.sdp.media]
  const findings = offered.flatMap((section, mediaIndex) => {
    const other = answered[mediaIndex]
    return other === undefined
      ? []
      : compareSection(section, other).map((draft) => negotiationFinding(...draft, answer.index, mediaIndex))
  })
  if (offered.length === answered.length) return findings
  const words = `The offer has ${offered.length} m= lines, the answer ${answered.length}; each needs its own.`
  return [negotiationFinding('media-count-differs', 'error', words, 'RFC 3264 6', answer.index), ...findings]
}
