// The answer to a trace search: the rows, how they were found, and what may be missing.
import type { TraceRecord } from '../core/call/trace-record'
import type { SearchWindow } from './schema/trace'

/** One request that a search made, for the line that tells what Rung did. */
export interface SearchStep {
  readonly kind: 'conversation-details' | 'conversation' | 'call-id' | 'parties'
  /** Conversation id, Call-ID or user that was asked for. */
  readonly subject: string
  readonly records: number
}

/** A reason why the result may be less than the whole call, with its evidence. */
export type CompletenessNote =
  | { readonly kind: 'only-stamped'; readonly stamped: number; readonly total: number }
  | { readonly kind: 'row-cap'; readonly count: number; readonly subject: string }
  | { readonly kind: 'retention-edge'; readonly days: number }
  | { readonly kind: 'details-unavailable'; readonly because: 'forbidden' | 'not-found' | 'failed' }
  | { readonly kind: 'too-many-call-ids'; readonly searched: number; readonly found: number }
  | { readonly kind: 'unreadable-rows'; readonly count: number }
  | { readonly kind: 'best-effort' }

export interface TraceSearchResult {
  /** In order of time; copies of one row removed. */
  readonly records: readonly TraceRecord[]
  readonly steps: readonly SearchStep[]
  readonly notes: readonly CompletenessNote[]
  /** The window that was really searched; it may be narrower than the one asked for. */
  readonly window: SearchWindow
}
