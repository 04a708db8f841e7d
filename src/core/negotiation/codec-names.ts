// Codecs as offer and answer compare them: by what they are, since the two may number them differently (RFC 3264 6.1).
import type { MediaTerms } from './session-terms'

export type Codec = MediaTerms['codecs'][number]

/** Encoding names are the same in any case (RFC 8866 6.6). */
export const codecKeyOf = ({ name, clockRate }: Pick<Codec, 'name' | 'clockRate'>): string =>
  `${name.toLowerCase()}/${clockRate ?? ''}`

/** Not codecs of their own, but what stands beside one. */
const auxiliary: ReadonlySet<string> = new Set(['telephone-event', 'cn', 'red', 'rtx', 'ulpfec', 'flexfec-03'])

export const isAuxiliary = ({ name }: Codec): boolean => auxiliary.has(name.toLowerCase())

export const isTelephoneEvent = ({ name }: Codec): boolean => name.toLowerCase() === 'telephone-event'

/** Those of the answer that the offer has too, in the answer's order of preference (RFC 3264 7). */
export const agreedCodecs = (offer: MediaTerms, answer: MediaTerms): readonly Codec[] => {
  const offered = new Set(offer.codecs.map(codecKeyOf))
  return answer.codecs.filter((codec) => offered.has(codecKeyOf(codec)))
}

/** The codec that media is most likely sent with; undefined when none was agreed or the section is no RTP. */
export const mainCodecOf = (codecs: readonly Codec[]): Codec | undefined => codecs.find((codec) => !isAuxiliary(codec))
