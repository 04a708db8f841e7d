// What the core says about bad input. Bad input is data: readers return their best reading plus issues, and never throw.

/** Half-open range of byte offsets within the bytes that the issue speaks of: a message, or a capture file. */
export interface ByteRange {
  readonly start: number
  readonly end: number
}

type Severity = 'error' | 'warning' | 'note'

export interface Issue {
  /** Stable, dotted and kebab-case, e.g. `sip.missing-header`. */
  readonly code: string
  readonly severity: Severity
  /** One sentence for the engineer, without a final code or number that `code` and `range` already carry. */
  readonly message: string
  readonly range?: ByteRange
  /** 1-based frame number, as Wireshark counts them. */
  readonly frame?: number
  /** e.g. `RFC 3261 8.1.1`. */
  readonly rfc?: string
}
