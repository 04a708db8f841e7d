// Searches that can be made again. Ids and numbers only: what else was typed is not kept, and neither is what was found.
import { z } from 'zod'

/** The page keeps no more; see withSearch. */
const maxRecentSearches = 20

const Instant = z.number().int().min(0).max(8_640_000_000_000)

export const RecentSearch = z.strictObject({
  /** Conversation id, Call-ID or number; '' where users are named. */
  what: z.string().max(512),
  fromUser: z.string().max(64),
  toUser: z.string().max(64),
  window: z.enum(['15m', '1h', '4h', '24h', '7d', '21d', 'custom']),
  /** Milliseconds since the epoch, of a custom window. */
  customStart: Instant.optional(),
  customEnd: Instant.optional(),
})

/** Newest first. */
export const RecentSearches = z.array(RecentSearch).max(maxRecentSearches)

/** Of a damaged list, what can be read. */
export const StoredRecentSearches = z
  .unknown()
  .optional()
  .transform((stored) =>
    (Array.isArray(stored) ? stored : [])
      .flatMap((each: unknown) => {
        const read = RecentSearch.safeParse(each)
        return read.success ? [read.data] : []
      })
      .slice(0, maxRecentSearches),
  )

export type RecentSearch = z.output<typeof RecentSearch>
