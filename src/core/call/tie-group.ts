// Legs that one value ties together. The first is the hub: the leg that is named, or the one that came first.
import type { JoinEvidence, JoinReason } from './leg-join'

export interface TieGroup {
  readonly reason: JoinReason
  /** 0 … 1. */
  readonly score: number
  readonly value: string
  readonly evidence: JoinEvidence
  /** Places in the list of legs, the hub first; each once, at least two. */
  readonly members: readonly number[]
}
