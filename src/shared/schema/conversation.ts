// What may be asked about one conversation.
import { z } from 'zod'
import { ConversationId } from './trace'

export const ConversationRef = z.strictObject({ conversationId: ConversationId })

/** A header name is a token (RFC 3261 7.3.1, 25.1), and so are the pseudo-keys such as `ruri`; none holds a comma. */
const HeaderKey = z.string().regex(/^[A-Za-z0-9!%*_+`'~.-]{1,100}$/)

/** Without keys, all headers. */
export const StoredHeadersQuery = ConversationRef.extend({ keys: z.array(HeaderKey).max(50) })

/** Values of one key, in the order of the message. */
export interface StoredHeader {
  readonly key: string
  readonly values: readonly string[]
}
