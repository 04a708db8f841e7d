// Which calls a command is about: a conversation or several, a Call-ID, or who called whom, and when.
import type { z } from 'zod'
import { maxConversationIds, readConversationIds } from '../../core/text/read-conversation-ids'
import { ConversationId, ManyQuery, TraceQuery } from '../../shared/schema/trace'
import { UsageError } from '../usage'
import { readWindow } from './read-window'

export interface SelectionOptions {
  /** `-` stands for the ids on standard input. */
  readonly conversation?: readonly string[] | undefined
  readonly 'call-id'?: string | undefined
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly since?: string | undefined
  readonly until?: string | undefined
  readonly last?: string | undefined
}

export type Selection =
  { readonly kind: 'one'; readonly query: TraceQuery } | { readonly kind: 'many'; readonly query: ManyQuery }

const usualMs = 86_400_000
/** A conversation has a time of its own; where that cannot be read, it may be any that Genesys Cloud keeps. */
const retentionMs = 21 * usualMs

/** As in the window: what was pasted, or an export with other columns. */
const idsIn = (text: string): readonly string[] => {
  const { ids, beyond } = readConversationIds(text)
  if (beyond > 0) throw tooMany(ids.length + beyond)
  return ids
}

const tooMany = (count: number): UsageError =>
  new UsageError(`${count} conversations are too many; ${maxConversationIds} go at a time.`)

const checked = <T>(read: z.ZodSafeParseResult<T>, words: string): T => {
  if (read.success) return read.data
  throw new UsageError(words)
}

/** `readInput` is asked for when, and only when, ids come from there. `now` in milliseconds since the epoch. */
export const readSelection = async (
  options: SelectionOptions,
  readInput: () => Promise<string>,
  now: number,
): Promise<Selection> => {
  const { conversation = [], 'call-id': callId, from = '', to = '' } = options
  const ways = [conversation.length > 0, callId !== undefined, from !== '' || to !== ''].filter(Boolean).length
  if (ways === 0) throw new UsageError('Say what to look for: --conversation, --call-id, or --from and --to.')
  if (ways > 1) throw new UsageError('Look for one thing at a time: --conversation, --call-id, or --from and --to.')
  const window = readWindow(options, now, conversation.length > 0 ? retentionMs : usualMs)

  if (conversation.length > 0) {
    const listed = await Promise.all(conversation.map(async (id) => (id === '-' ? idsIn(await readInput()) : [id])))
    const ids = listed.flat()
    for (const id of ids) checked(ConversationId.safeParse(id), `${id.slice(0, 60)} is no conversation id.`)
    const [conversationId] = ids
    if (conversationId === undefined) throw new UsageError('There is no conversation id on standard input.')
    if (ids.length > maxConversationIds) throw tooMany(ids.length)
    if (ids.length === 1) return { kind: 'one', query: { kind: 'conversation', conversationId, window } }
    return { kind: 'many', query: ManyQuery.parse({ jobId: crypto.randomUUID(), conversationIds: ids, window }) }
  }
  const query =
    callId === undefined ? { kind: 'parties', fromUser: from, toUser: to, window } : { kind: 'call-id', callId, window }
  return { kind: 'one', query: checked(TraceQuery.safeParse(query), 'The Call-ID or the user is empty or too long.') }
}
