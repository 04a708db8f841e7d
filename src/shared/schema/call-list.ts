// How the list of calls is shown: which columns, in which order, how wide, and sorted by what.
import { z } from 'zod'

const columnIds = [
  'state',
  'start',
  'from',
  'to',
  'final',
  'reason',
  'pdd',
  'setup',
  'talk',
  'endedBy',
  'legs',
  'messages',
  'retransmissions',
  'method',
  'callId',
  'conversation',
  'source',
] as const

const ColumnId = z.enum(columnIds)
export type ColumnId = z.output<typeof ColumnId>

const CallColumn = z.strictObject({
  id: ColumnId,
  /** px */
  width: z.int().min(40).max(800),
  isShown: z.boolean(),
})
export type CallColumn = z.output<typeof CallColumn>

const CallSort = z.strictObject({ column: ColumnId, direction: z.enum(['ascending', 'descending']) })
export type CallSort = z.output<typeof CallSort>

const column = (id: ColumnId, width: number, isShown = true): CallColumn => ({ id, width, isShown })

const defaultColumns: readonly CallColumn[] = [
  column('state', 132),
  column('start', 172),
  column('from', 132),
  column('to', 132),
  column('final', 188),
  column('reason', 290),
  column('pdd', 76),
  column('setup', 76, false),
  column('talk', 76),
  column('endedBy', 80),
  column('legs', 52),
  column('messages', 82),
  column('retransmissions', 66),
  column('method', 80, false),
  column('callId', 200, false),
  column('conversation', 290, false),
  column('source', 84, false),
]

/** Newest first: what people look for has just happened. */
const defaultSort: CallSort = { column: 'start', direction: 'descending' }

/** Each column once: those that are not told keep what they are at first, behind the others. */
const complete = (told: readonly CallColumn[]): CallColumn[] => {
  const columns = new Map<ColumnId, CallColumn>()
  for (const each of [...told, ...defaultColumns]) if (!columns.has(each.id)) columns.set(each.id, each)
  return [...columns.values()]
}

/** A column that an older or newer Rung wrote, or a damaged one, is left out and not the whole list. */
const Columns = z.array(z.unknown()).transform((columns) =>
  complete(
    columns.flatMap((each) => {
      const read = CallColumn.safeParse(each)
      return read.success ? [read.data] : []
    }),
  ),
)

export const CallListSettings = z.object({
  columns: Columns.catch(complete([])).default(complete([])),
  sort: CallSort.catch(defaultSort).default(defaultSort),
})
export type CallListSettings = z.output<typeof CallListSettings>

export const CallListChange = z.strictObject({
  /** None: as they were at first. */
  columns: z.array(CallColumn).max(columnIds.length),
  sort: CallSort,
})
