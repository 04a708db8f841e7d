// Rows of a ladder as the text export says them: an arrow with its times and notes, or words alone.
import type { TextArrow } from './draw-text-rung'
import { fitText } from './fit-text'
import type { DrawnLayout, GhostRung, LadderRow, Rung } from './ladder-shape'
import { listRows } from './list-rows'
import { badgeOf, ghostLabelOf, ghostNoteOf, hasLegs, joinNotes, legOf } from './note-rung'
import { timesOf, type TimeColumn } from './time-columns'

interface ArrowRow extends TextArrow {
  readonly kind: 'arrow'
  /** One for each column. */
  readonly times: readonly string[]
  readonly notes: string
}

interface WordsRow {
  readonly kind: 'words'
  readonly words: string
}

export type TextRow = ArrowRow | WordsRow

const notesColumns = 80

/** Linear in the number of rows. */
export const listTextRows = (layout: DrawnLayout, columns: readonly TimeColumn[]): readonly TextRow[] => {
  const isOneOfLegs = hasLegs(layout)
  const rungRow = (rung: Rung): TextRow => {
    const { label, fromLane, toLane, isRequest, detail } = rung
    const timed = timesOf(rung)
    return {
      kind: 'arrow',
      label,
      fromLane,
      toLane,
      stroke: isRequest ? 'solid' : 'dashed',
      times: columns.map(({ write }) => write(timed)),
      notes: fitText(joinNotes([badgeOf(rung), legOf(rung, isOneOfLegs), detail]), notesColumns),
    }
  }
  const ghostRow = (ghost: GhostRung): TextRow => {
    const { fromLane, toLane } = ghost
    return {
      kind: 'arrow',
      label: ghostLabelOf(ghost),
      fromLane,
      toLane,
      stroke: 'dotted',
      times: columns.map(({ write }) => write(ghost)),
      notes: fitText(joinNotes([legOf(ghost, isOneOfLegs), ghostNoteOf(ghost)]), notesColumns),
    }
  }
  return listRows(layout).map((row: LadderRow): TextRow => {
    switch (row.kind) {
      case 'rung':
        return rungRow(row.rung)
      case 'ghost':
        return ghostRow(row.ghost)
      case 'gap':
        return { kind: 'words', words: row.label }
    }
  })
}
