// What may be asked of a trace search. Answers are core's TraceRecord: made in main, checked there, read in the page.
import { z } from 'zod'

/** A UUID of any version: Genesys Cloud's conversation ids are UUIDs. */
export const ConversationId = z.guid()

const Instant = z.number().int().min(0).max(8_640_000_000_000)

/** Search window in milliseconds since the epoch, start included, end excluded. */
export const SearchWindow = z
  .strictObject({ start: Instant, end: Instant })
  .refine(({ start, end }) => start < end, 'the window must start before it ends')

const CallId = z.string().trim().min(1).max(512)
const User = z.string().trim().max(256)

export const TraceQuery = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('conversation'), conversationId: ConversationId, window: SearchWindow }),
  z.strictObject({ kind: z.literal('call-id'), callId: CallId, window: SearchWindow }),
  z.strictObject({ kind: z.literal('parties'), fromUser: User, toUser: User, window: SearchWindow }),
])

export type SearchWindow = z.output<typeof SearchWindow>
export type TraceQuery = z.output<typeof TraceQuery>
