// What the platform itself keeps of the open call's conversation: its segments, its stored INVITE, and that message's headers
// by key.
import type { SipMessage } from '../../core/sip/message'
import type { ConversationSegment } from '../../shared/conversation-segment'
import type { StoredHeader } from '../../shared/schema/conversation'
import { idle, type AsyncState } from './async-state'

/** `text` is a message without a start line of SIP, shown as it came. */
export type StoredMessage =
  | { readonly kind: 'none' }
  | { readonly kind: 'message'; readonly message: SipMessage }
  | { readonly kind: 'text'; readonly text: string }

export interface ConversationFacts {
  /** The conversation that the facts are of; '' for none. */
  readonly id: string
  readonly segments: AsyncState<readonly ConversationSegment[]>
  readonly stored: AsyncState<StoredMessage>
  /** Keys that are asked for, in the order in which they were chosen. */
  readonly keys: readonly string[]
  /** Undefined: the platform keeps none. */
  readonly headers: AsyncState<readonly StoredHeader[] | undefined>
}

export const noConversation: ConversationFacts = {
  id: '',
  segments: idle,
  stored: idle,
  keys: ['ruri', 'to', 'from'],
  headers: idle,
}
