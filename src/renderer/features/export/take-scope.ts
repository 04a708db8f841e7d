// Which rungs of the open ladder are exported, and in words what that leaves out.
import { findMissing } from '../../../core/call/find-missing'
import { cutLadder } from '../../../core/ladder/cut-ladder'
import type { DrawnLayout, LadderRow } from '../../../core/ladder/ladder-shape'
import { layoutLadder } from '../../../core/ladder/layout-ladder'
import type { ExportScope } from '../../stores/export-facts'
import { plural } from '../../ui/plural'
import type { OpenedLadder } from '../ladder/ladder-view-actions'
import { optionsOf } from '../ladder/read-ladder'

export interface ScopedLadder {
  readonly layout: DrawnLayout
  /** Among the rungs, those folded into another included. */
  readonly messages: number
  /** Nobody may take a part for the whole. */
  readonly words: string
}

/** Ids of messages; undefined for none. */
export interface RangeEnds {
  readonly markedId: string | undefined
  readonly selectedId: string | undefined
}

/** Indexes of the messages from the earlier one to the later one; undefined without both, or where they are the same. */
export const rangeOf = (
  { call: { messages } }: Pick<OpenedLadder, 'call'>,
  { markedId, selectedId }: RangeEnds,
): readonly [first: number, last: number] | undefined => {
  if (markedId === undefined || selectedId === undefined || markedId === selectedId) return undefined
  const marked = messages.findIndex(({ id }) => id === markedId)
  const selected = messages.findIndex(({ id }) => id === selectedId)
  if (marked < 0 || selected < 0) return undefined
  return [Math.min(marked, selected), Math.max(marked, selected)]
}

/** With the silences and the missing messages between them. */
const rowsBetweenMessages = (rows: readonly LadderRow[], first: number, last: number): readonly LadderRow[] => {
  const isWithin = (row: LadderRow): boolean =>
    row.kind === 'rung' && row.rung.messageIndex >= first && row.rung.messageIndex <= last
  const from = rows.findIndex(isWithin)
  return from < 0 ? [] : rows.slice(from, rows.findLastIndex(isWithin) + 1)
}

const layWhole = ({ call, view: { lanes, digest, layout } }: OpenedLadder): DrawnLayout =>
  layoutLadder(call.messages, {
    lanes: { ...lanes.present, hidden: [] },
    digest,
    ...optionsOf(call, layout),
    missing: findMissing(call.messages),
  })

const countMessages = ({ rungs }: DrawnLayout): number =>
  rungs.reduce((count, { folded }) => count + 1 + folded.length, 0)

const viewWords = ({ view }: OpenedLadder): string => {
  const { filterText, hidesOthers, lanes } = view
  const hidden = lanes.present.hidden.length
  return [
    filterText === '' || !hidesOthers ? '' : `filter ${filterText}`,
    hidden === 0 ? '' : `${plural(hidden, 'lane')} hidden`,
  ]
    .filter((words) => words !== '')
    .join('; ')
}

const layoutOf = (
  scope: ExportScope,
  opened: OpenedLadder,
  range: readonly [number, number] | undefined,
): DrawnLayout => {
  const { plan, rows, bars, segments } = opened.shown
  const { colours } = opened.view
  if (scope === 'call') return { ...layWhole(opened), colours }
  const taken = scope === 'range' && range !== undefined ? rowsBetweenMessages(rows, ...range) : rows
  // Rows that a filter has moved together are not to scale.
  const microsPerRow = rows === plan.rows ? plan.microsPerRow : undefined
  return { ...cutLadder(plan.lanes, taken, { bars, segments }), microsPerRow, colours }
}

/** Undefined for a range without two ends. Linear in the messages of the call. */
export const takeScope = (scope: ExportScope, opened: OpenedLadder, ends: RangeEnds): ScopedLadder | undefined => {
  const range = rangeOf(opened, ends)
  if (scope === 'range' && range === undefined) return undefined
  const layout = layoutOf(scope, opened, range)
  const messages = countMessages(layout)
  const total = opened.call.messages.length
  const count = messages === total ? `all ${total} messages` : `${messages} of ${total} messages`
  const part = scope === 'range' && range !== undefined ? `from message ${range[0] + 1} to ${range[1] + 1}` : ''
  const because = scope === 'call' ? '' : viewWords(opened)
  return { layout, messages, words: [count, part, because].filter((words) => words !== '').join('; ') }
}
