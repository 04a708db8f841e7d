// A search for many conversations: what was pasted, how far the job is, and what each conversation brought.
import type { ListedCall } from '../../core/call/list-calls'
import type { Fault } from '../../shared/ipc/fault'
import type { ManyProgress } from '../../shared/many-result'
import type { SearchWindow } from '../../shared/schema/trace'

interface FailedConversation {
  readonly conversationId: string
  readonly fault: Fault
}

export interface ManyJob {
  readonly state: 'running' | 'done' | 'cancelled' | 'failed'
  readonly window: SearchWindow
  readonly total: number
  readonly done: number
  readonly calls: readonly ListedCall[]
  /** Conversation ids of which nothing was found. */
  readonly empty: readonly string[]
  readonly failed: readonly FailedConversation[]
  /** Why the whole job ended, when it failed. */
  readonly fault: Fault | undefined
}

export interface ManyFacts {
  readonly text: string
  readonly job: ManyJob | undefined
}

export const noManySearch: ManyFacts = { text: '', job: undefined }

export const beginJob = (total: number, window: SearchWindow): ManyJob => ({
  state: 'running',
  window,
  total,
  done: 0,
  calls: [],
  empty: [],
  failed: [],
  fault: undefined,
})

export const withProgress = (job: ManyJob, { conversationId, outcome, done }: ManyProgress): ManyJob => {
  switch (outcome.kind) {
    case 'found':
      return { ...job, done, calls: [...job.calls, outcome.call] }
    case 'empty':
      return { ...job, done, empty: [...job.empty, conversationId] }
    case 'failed':
      return { ...job, done, failed: [...job.failed, { conversationId, fault: outcome.fault }] }
  }
}
