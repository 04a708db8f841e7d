// What the platform itself says of a conversation: who took part, when, and how each part of it ended.
import type { EpochMicros } from '../core/base/time'

/** One stretch of one participant's part in a conversation. Texts are '' where the platform says nothing. */
export interface ConversationSegment {
  readonly from: EpochMicros
  /** Undefined while it goes on. */
  readonly to: EpochMicros | undefined
  /** As the platform names it, e.g. `alert`, `interact`, `hold`, `wrapup`. */
  readonly kind: string
  /** Who and what, for where there is room for one line. */
  readonly label: string
  /** The participant's name. */
  readonly participant: string
  /** What the participant is there for, e.g. `customer`, `ivr`, `acd`, `agent`. */
  readonly purpose: string
  /** Of the session that the segment belongs to; '' where none is named. */
  readonly callId: string
  readonly disconnectType: string
  readonly errorCode: string
  readonly wrapUpCode: string
  readonly sipCodes: readonly number[]
  /** Causes of Q.850. */
  readonly q850Codes: readonly number[]
}
