// The rows of a plan that a filter leaves, moved together, and what each of them has because of its neighbours.
import type {
  GhostRung,
  LadderPlan,
  LadderRow,
  PlacedBar,
  PlacedSegment,
  Rung,
} from '../../../core/ladder/ladder-shape'
import { moveSpans } from '../../../core/ladder/move-spans'

interface RowFacts {
  /** 0-based among rungs and ghosts that are shown. */
  readonly position: number
  /** Rows from the top: a filter moves rungs without changing them. */
  readonly y: number
  /** µs since the rung above; undefined for the first. */
  readonly sinceAbove: number | undefined
  /** False where a filter that only dims does not find it. */
  readonly isFound: boolean
}

export interface ShownRows {
  readonly rows: readonly LadderRow[]
  /** Rows of all of them. */
  readonly height: number
  /** Media beside the rows that are shown. */
  readonly bars: readonly PlacedBar[]
  /** Of the conversation, likewise. */
  readonly segments: readonly PlacedSegment[]
  /** In their order, without ghosts. */
  readonly rungs: readonly Rung[]
  readonly facts: ReadonlyMap<Rung | GhostRung, RowFacts>
  /** By id of the message, those of folded repeats included. */
  readonly rungOf: ReadonlyMap<string, Rung>
  /** Rungs and ghosts. */
  readonly count: number
}

/** Indexes of the messages that a filter finds; undefined where nothing is asked for. */
export type FoundMessages = ReadonlySet<number> | undefined

/** A rung stands for its folded repeats, too. */
const isFoundRung = ({ messageIndex, folded }: Rung, found: FoundMessages): boolean =>
  found === undefined || found.has(messageIndex) || folded.some((repeat) => found.has(repeat.messageIndex))

/** A silence is one between the rungs that it separates: what a filter takes away, it takes the silences of. */
const keepRow = (row: LadderRow, found: FoundMessages, foundIds: ReadonlySet<string>): boolean => {
  switch (row.kind) {
    case 'rung':
      return isFoundRung(row.rung, found)
    case 'ghost':
      return row.ghost.afterMessageId !== undefined && foundIds.has(row.ghost.afterMessageId)
    case 'gap':
      return false
  }
}

interface FilteredRows {
  /** Where they were. */
  readonly kept: readonly LadderRow[]
  /** The same, moved together. */
  readonly moved: readonly LadderRow[]
}

const filterRows = ({ rows }: LadderPlan, found: FoundMessages): FilteredRows => {
  const ids = rows.flatMap((row) =>
    row.kind === 'rung' && isFoundRung(row.rung, found)
      ? [row.rung.messageId, ...row.rung.folded.map(({ messageId }) => messageId)]
      : [],
  )
  const foundIds = new Set(ids)
  let y = 0
  const kept = rows.filter((row) => keepRow(row, found, foundIds))
  const moved = kept.map((row) => {
    const placed = { ...row, y }
    y += row.height
    return placed
  })
  return { kept, moved }
}

/** Linear. */
export const showRows = (plan: LadderPlan, found: FoundMessages, hidesOthers: boolean): ShownRows => {
  const cut = found !== undefined && hidesOthers ? filterRows(plan, found) : undefined
  const rows = cut?.moved ?? plan.rows
  const last = rows.at(-1)
  const rungs: Rung[] = []
  const facts = new Map<Rung | GhostRung, RowFacts>()
  const rungOf = new Map<string, Rung>()
  for (const row of rows) {
    const position = facts.size
    const { y } = row
    if (row.kind === 'ghost') facts.set(row.ghost, { position, y, sinceAbove: undefined, isFound: true })
    if (row.kind !== 'rung') continue
    const { rung } = row
    const above = rungs.at(-1)
    facts.set(rung, {
      position,
      y,
      sinceAbove: above === undefined ? undefined : rung.at - above.at,
      isFound: isFoundRung(rung, found),
    })
    rungs.push(rung)
    rungOf.set(rung.messageId, rung)
    for (const { messageId } of rung.folded) rungOf.set(messageId, rung)
  }
  return {
    rows,
    height: cut === undefined ? plan.height : last === undefined ? 0 : last.y + last.height,
    bars: cut === undefined ? plan.bars : moveSpans(plan.bars, cut.kept, cut.moved),
    segments: cut === undefined ? plan.segments : moveSpans(plan.segments, cut.kept, cut.moved),
    rungs,
    facts,
    rungOf,
    count: facts.size,
  }
}
