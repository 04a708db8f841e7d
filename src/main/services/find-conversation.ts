// What the platform says of a conversation, by the best right that the account has: the details with their Call-IDs, else the
// conversation's time and participants.
import type { ConversationSegment } from '../../shared/conversation-segment'
import { AppError } from '../app-error'
import type { ApiClient } from '../genesys/api-client'
import { readConversation, readConversationDetails, type ConversationDetails } from '../genesys/read-conversation'

export interface FoundConversation {
  readonly details: ConversationDetails | undefined
  /** Why the details could not be read; what else was read stands in `details`. */
  readonly refusal: AppError | undefined
}

/** Rejects only when the search is cancelled or the session has ended. */
export const findConversation = async (
  client: ApiClient,
  conversationId: string,
  signal: AbortSignal,
): Promise<FoundConversation> => {
  const attempt = async (read: typeof readConversation): Promise<ConversationDetails | AppError> => {
    try {
      return await read(client, conversationId, signal)
    } catch (error) {
      if (!(error instanceof AppError) || error.code.startsWith('ipc.') || error.code.startsWith('auth.')) throw error
      return error
    }
  }
  const details = await attempt(readConversationDetails)
  if (!(details instanceof AppError)) return { details, refusal: undefined }
  if (details.code !== 'api.forbidden') return { details: undefined, refusal: details }
  // Another right, which many hold who may not see analytics.
  const conversation = await attempt(readConversation)
  return { details: conversation instanceof AppError ? undefined : conversation, refusal: details }
}

/** For a call that was not found by its conversation. Rejects with the refusal when nothing could be read. */
export const readSegments = async (
  client: ApiClient,
  conversationId: string,
  signal: AbortSignal,
): Promise<readonly ConversationSegment[]> => {
  const { details, refusal } = await findConversation(client, conversationId, signal)
  if (details === undefined && refusal !== undefined) throw refusal
  return details?.segments ?? []
}
