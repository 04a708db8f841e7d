// A leg: what the messages of one Call-ID say about it and about other legs.
import type { EpochMicros } from '../base/time'
import type { Endpoint } from '../capture/captured-message'
import type { LegTie } from './leg-tie'

/** The Call-ID; for a message without one, a name that no Call-ID has. */
export type LegId = string

/** An INVITE outside of a dialog, as it was first seen on one hop. */
export interface LegSetUp {
  readonly at: EpochMicros
  readonly source: Endpoint
  readonly destination: Endpoint
  /** User parts of From and To. */
  readonly from: string
  readonly to: string
}

export interface Leg {
  readonly id: LegId
  /** '' when its only message has none. */
  readonly callId: string
  /** Earliest and latest message. */
  readonly startedAt: EpochMicros
  readonly endedAt: EpochMicros
  /** A BYE, a CANCEL or a failure was seen, so that nothing of the call comes after `endedAt`. */
  readonly hasEnded: boolean
  /** Every conversation id that a message carries; more than one only when something is broken or merged. */
  readonly conversationIds: readonly string[]
  /** By `kind`, each value once. */
  readonly ties: ReadonlyMap<LegTie['kind'], readonly string[]>
  /** One for each hop. */
  readonly setUps: readonly LegSetUp[]
  /** Top branches of those INVITEs, repeated with credentials or over another hop. */
  readonly branches: readonly string[]
}
