// Messages → lanes and rungs as plain numbers and words. Knows nothing of pixels; screen and exports draw the same layout.
import { asEpochMicros } from '../base/time'
import type { TraceMessage } from '../call/trace-message'
import type { LadderOptions } from './ladder-options'
import type { GhostRung, LadderPlan, LadderRow, Rung } from './ladder-shape'
import { layoutLanes } from './layout-lanes'
import { makeGhosts } from './make-ghosts'
import { createRungMaker } from './make-rungs'
import { nameSpan } from './name-span'
import { placeBars } from './place-bars'
import { gapHeight, placeRows, rowHeight } from './place-rows'
import { placeSpans } from './place-spans'
import { relateMessages } from './relate-messages'

/** What has a row because of its time. */
type Item =
  | { readonly kind: 'rung'; readonly at: number; readonly messageIndex: number }
  | { readonly kind: 'ghost'; readonly at: number; readonly ghost: GhostRung }

/** Both are in order of time; a ghost comes after the messages of its own microsecond. */
const mergeByTime = (rungs: readonly Item[], ghosts: readonly Item[]): readonly Item[] => {
  if (ghosts.length === 0) return rungs
  const merged: Item[] = []
  let next = 0
  for (const rung of rungs) {
    for (let ghost = ghosts[next]; ghost !== undefined && ghost.at < rung.at; ghost = ghosts[++next]) merged.push(ghost)
    merged.push(rung)
  }
  return [...merged, ...ghosts.slice(next)]
}

/** Linear in the number of messages, which must be in order of time. */
export const layoutLadder = (messages: readonly TraceMessage[], options: LadderOptions = {}): LadderPlan => {
  const { lanes: laneOptions = {}, missing = [], media = [], segments = [], silence, microsPerRow } = options
  const relations = relateMessages(messages)
  const laneLayout = layoutLanes(messages, relations, laneOptions)
  const rungMaker = createRungMaker(messages, relations, laneLayout, options)
  const shown: Item[] = []
  messages.forEach(({ at }, messageIndex) => {
    if (rungMaker.isShown(messageIndex)) shown.push({ kind: 'rung', at, messageIndex })
  })
  const items = mergeByTime(
    shown,
    makeGhosts(missing, messages, laneLayout, relations).map((ghost) => ({ kind: 'ghost', at: ghost.at, ghost })),
  )
  const times = items.map(({ at }) => at)
  const places = placeRows(times, silence, microsPerRow)

  const rungs: Rung[] = []
  const rows: LadderRow[] = []
  let nextSilence = 0
  items.forEach((item, index) => {
    const quiet = places.silences[nextSilence]
    if (quiet?.before === index) {
      const from = asEpochMicros(times[index - 1] ?? item.at)
      const to = asEpochMicros(item.at)
      rows.push({ kind: 'gap', y: quiet.y, height: gapHeight, from, to, label: `${nameSpan(to - from)} of silence` })
      nextSilence += 1
    }
    const y = places.ys[index] ?? 0
    if (item.kind === 'ghost') {
      rows.push({ kind: 'ghost', y, height: rowHeight, ghost: item.ghost })
      return
    }
    const rung = rungMaker.make(item.messageIndex, y)
    if (rung === undefined) return
    rungs.push(rung)
    rows.push({ kind: 'rung', y, height: rowHeight, rung })
  })
  return {
    lanes: laneLayout.lanes,
    rungs,
    rows,
    height: places.height,
    microsPerRow: places.microsPerRow,
    bars: placeBars(media, laneLayout, times, places),
    segments: placeSpans(segments, () => '', times, places).map(({ item, startY, endY, column }) => {
      const { label, kind } = item
      return { startY, endY, column, label, kind }
    }),
    hiddenMessages: laneLayout.pairs.filter((pair) => pair === undefined).length,
  }
}
