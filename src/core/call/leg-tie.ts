// What a message says about a leg other than its own: the raw material of leg correlation.

export interface LegTie {
  /**
   * `a-leg`: Call-ID of the leg that this one was made from. `call-uuid`: id that the platform gives to all legs of a call.
   * `session`: UUID of an end of the session (RFC 7989). `replaces`: Call-ID of the dialog that this one takes over
   * (RFC 3891). `via`: branch of a hop before the one that sent the message (RFC 3261 8.1.1.7).
   */
  readonly kind: 'a-leg' | 'call-uuid' | 'session' | 'replaces' | 'via'
  /** Never empty. */
  readonly value: string
}

/** Shared by all messages without ties, which are most. */
export const noTies: readonly LegTie[] = Object.freeze([])
