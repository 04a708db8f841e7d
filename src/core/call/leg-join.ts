// A join: why two legs are taken for one call, how sure that is, and what it was read from.
import type { LegId } from './leg'

/** In order of trust. `linked`: the user said so. `numbers`: time, hosts and both numbers agree. */
export type JoinReason = 'linked' | 'conversation' | 'a-leg' | 'replaces' | 'call-uuid' | 'session' | 'via' | 'numbers'

/** Same for the same legs and the same reason in every reading, so that an undone join stays undone. */
export type JoinId = string

export type JoinEvidence =
  /** Both legs carry the value. */
  | { readonly kind: 'shared'; readonly value: string }
  /** The second leg names the first by the value: its Call-ID, or the branch of its INVITE. */
  | { readonly kind: 'named'; readonly value: string }
  | {
      readonly kind: 'numbers'
      /** Digits without prefix, of the leg that came first. */
      readonly from: string
      readonly to: string
      /** The host that received the first leg and sent the second. */
      readonly host: string
      /** µs from the INVITE of the first leg to the INVITE of the second. */
      readonly gapMicros: number
    }
  | { readonly kind: 'user' }

export interface LegJoin {
  readonly id: JoinId
  readonly reason: JoinReason
  /** 0 … 1. */
  readonly score: number
  readonly evidence: JoinEvidence
  readonly legs: readonly [LegId, LegId]
  /** The user took it back: it is shown, and joins nothing. */
  readonly isUndone: boolean
}

/** `leg` is the one that the join adds to the legs that share the value, so that the id does not depend on the others. */
export const joinIdOf = (reason: JoinReason, value: string, leg: LegId): JoinId => JSON.stringify([reason, value, leg])
