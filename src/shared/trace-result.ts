// The answer to a trace search: the rows, how they were found, and what may be missing.
import type { TraceRecord } from '../core/call/trace-record'
import type { ConversationSegment } from './conversation-segment'
import type { SearchWindow } from './schema/trace'

/** One request that a search made, for the line that tells what Rung did. */
export interface SearchStep {
  readonly kind: 'conversation-details' | 'conversation' | 'call-id' | 'parties'
  /** Conversation id, Call-ID or user that was asked for. */
  readonly subject: string
  readonly records: number
}

/** A reason why the result may be less than the whole call, or how it got whole, with its evidence. */
export type CompletenessNote =
  | { readonly kind: 'only-stamped'; readonly stamped: number; readonly total: number }
  /** The list looks cut, and its window could not be divided further. */
  | { readonly kind: 'row-cap'; readonly count: number; readonly subject: string }
  /** The window was searched in parts; `first` rows came in one go (0 for a timeout), `total` in all. */
  | {
      readonly kind: 'divided'
      readonly because: 'row-cap' | 'timeout'
      readonly subject: string
      readonly answers: number
      readonly first: number
      readonly total: number
    }
  /** Times of the lost part in milliseconds since the epoch. */
  | {
      readonly kind: 'part-failed'
      readonly subject: string
      readonly start: number
      readonly end: number
      readonly message: string
    }
  /** One of several searches failed; the others are in the result. */
  | { readonly kind: 'search-failed'; readonly subject: string; readonly message: string }
  /** `asked` and `searched` in milliseconds since the epoch. */
  | { readonly kind: 'retention-edge'; readonly days: number; readonly asked: number; readonly searched: number }
  | { readonly kind: 'window-ends-now'; readonly asked: number; readonly searched: number }
  | {
      readonly kind: 'details-unavailable'
      readonly because: 'forbidden' | 'not-found' | 'failed'
      /** Permissions that the server named as missing. */
      readonly permissions: readonly string[]
      readonly httpStatus: number | undefined
      /** Without its Call-IDs, the conversation's own time may be known all the same. */
      readonly searched: 'chosen-time' | 'conversation-time'
    }
  /** Everybody in the conversation is inside the organization: no external trunk saw it. */
  | { readonly kind: 'station-to-station'; readonly participants: number }
  /** No session of the conversation is a call: there is no SIP to be found. */
  | { readonly kind: 'no-call'; readonly media: readonly string[] }
  /** `searched`: until when, in milliseconds since the epoch. */
  | { readonly kind: 'still-going-on'; readonly searched: number }
  /** Call-IDs that the conversation's details name and of which no message was found. */
  | { readonly kind: 'missing-legs'; readonly named: number; readonly missing: readonly string[] }
  | { readonly kind: 'too-many-call-ids'; readonly searched: number; readonly found: number }
  | { readonly kind: 'unreadable-rows'; readonly count: number; readonly total: number }
  /** The platform's clock, which stamps the traces, against this computer's; positive: ahead. */
  | { readonly kind: 'clock-differs'; readonly aheadMs: number }
  | { readonly kind: 'best-effort' }

export interface TraceSearchResult {
  /** In order of time; copies of one row removed. */
  readonly records: readonly TraceRecord[]
  readonly steps: readonly SearchStep[]
  readonly notes: readonly CompletenessNote[]
  /** What the platform says of the conversation's parts, in order of time; none where it was not asked or said nothing. */
  readonly segments: readonly ConversationSegment[]
  /** The window that was really searched; it may be narrower than the one asked for. */
  readonly window: SearchWindow
}
