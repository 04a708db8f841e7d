// One media section of a dialog while nothing about it changes.
import type { EpochMicros } from '../base/time'
import type { Codec } from './codec-names'
import type { MediaTerms } from './session-terms'

export type Direction = MediaTerms['direction']

export type MediaState =
  /** Before the call is answered, whatever the directions say. */
  | 'early'
  | 'active'
  | 'held-by-caller'
  | 'held-by-callee'
  | 'held-by-both'
  /** Agreed, but neither side sends, and nobody held what flowed before. */
  | 'inactive'
  /** Port 0 on either side, or no section in the answer. */
  | 'refused'

export interface MediaSide {
  /** Where this side wants to get its media; '' and 0 for a section that it does not have. */
  readonly address: string
  readonly port: number
  /** As its own SDP says. */
  readonly stated: Direction
  /** As this side sees it when what both said is put together. */
  readonly direction: Direction
}

export interface MediaPeriod {
  /** 0-based index of the m= line; it stays for the whole dialog (RFC 3264 8). */
  readonly mediaIndex: number
  readonly kind: string
  readonly from: EpochMicros
  /** Exclusive; undefined when the section was still so at the end of what was seen. */
  readonly to: EpochMicros | undefined
  readonly caller: MediaSide
  readonly callee: MediaSide
  /** Agreed, in the answer's order; none for what is no RTP, and when refused. */
  readonly codecs: readonly Codec[]
  readonly state: MediaState
  /** What is new against the period before, in words; at least one. */
  readonly changes: readonly string[]
  /** `NegotiationMessage.index` of the offer and of the answer that it comes from. */
  readonly offerIndex: number
  readonly answerIndex: number
}
