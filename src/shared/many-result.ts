// The answer to a search for many conversations: one line for each, as it comes, and the sum at the end.
import type { ListedCall } from '../core/call/list-calls'
import type { Fault } from './ipc/fault'
import type { CompletenessNote } from './trace-result'

export type ManyOutcome =
  | { readonly kind: 'found'; readonly call: ListedCall; readonly notes: readonly CompletenessNote[] }
  | { readonly kind: 'empty'; readonly notes: readonly CompletenessNote[] }
  | { readonly kind: 'failed'; readonly fault: Fault }

export interface ManyProgress {
  readonly jobId: string
  readonly conversationId: string
  readonly outcome: ManyOutcome
  /** Conversations that are done, this one included, of how many. */
  readonly done: number
  readonly total: number
}

export type ManyTotals = Readonly<Record<ManyOutcome['kind'], number>>
