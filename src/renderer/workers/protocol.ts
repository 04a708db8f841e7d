// What page and analysis worker say to each other.
import type { MessageFacts } from '../../core/call/trace-message'
import type { Issue } from '../../core/base/issue'

export interface AnalysisRequest {
  readonly id: number
  readonly captureId: string
}

export type AnalysisReply =
  | {
      readonly id: number
      readonly kind: 'done'
      readonly messages: readonly MessageFacts[]
      readonly issues: readonly Issue[]
    }
  | { readonly id: number; readonly kind: 'failed'; readonly message: string }
