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

/** Many conversations in one go; an id that stands there twice is searched once. */
export const ManyQuery = z.strictObject({
  /** Chosen by the page, to tell this job's progress from another's. */
  jobId: z.uuid(),
  conversationIds: z
    .array(ConversationId.toLowerCase())
    .min(1)
    .max(1000)
    .transform((ids) => [...new Set(ids)]),
  /** Searched where a conversation's own time cannot be read. */
  window: SearchWindow,
})

export type SearchWindow = z.output<typeof SearchWindow>
export type ManyQuery = z.output<typeof ManyQuery>
export type TraceQuery = z.output<typeof TraceQuery>
