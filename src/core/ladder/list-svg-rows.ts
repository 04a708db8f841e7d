// Rows of a ladder as the SVG shows them: an arrow with its times and words, or a silence.
import type { SvgArrow } from './draw-svg-rung'
import { hueOfRung } from './hue-of-rung'
import type { DrawnLayout, GhostRung, LadderRow, Rung } from './ladder-shape'
import { listRows } from './list-rows'
import { badgeOf, ghostLabelOf, ghostNoteOf, hasLegs, joinNotes, legOf } from './note-rung'
import { createTwoLines, timesOf, type LadderTime, type TwoLines } from './time-columns'

interface Placed {
  /** Rows from the top, of the row's top and bottom. */
  readonly y: number
  readonly bottom: number
}

interface ArrowRow extends Placed {
  readonly kind: 'arrow'
  readonly fromLane: number
  readonly toLane: number
  readonly times: TwoLines
  readonly arrow: SvgArrow
}

interface GapRow extends Placed {
  readonly kind: 'gap'
  readonly label: string
}

export type SvgRow = ArrowRow | GapRow

/** Linear in the number of rows. */
export const listSvgRows = (layout: DrawnLayout, laneNames: readonly string[], time: LadderTime): readonly SvgRow[] => {
  const isOneOfLegs = hasLegs(layout)
  const times = createTwoLines(time)
  const { colours = 'leg' } = layout
  const endsOf = ({ fromLane, toLane }: Rung | GhostRung): string =>
    `${laneNames[fromLane] ?? '?'} → ${laneNames[toLane] ?? '?'}`

  const rungRow = (rung: Rung): Omit<ArrowRow, 'y' | 'bottom'> => {
    const { fromLane, toLane, label, detail, tone, isRequest } = rung
    const legWords = legOf(rung, isOneOfLegs)
    const badge = badgeOf(rung)
    const timed = timesOf(rung)
    return {
      kind: 'arrow',
      fromLane,
      toLane,
      times: times.of(timed),
      arrow: {
        isLoop: fromLane === toLane,
        stroke: isRequest ? 'solid' : 'dashed',
        hue: hueOfRung(rung, colours, timed.sincePrevious),
        label,
        detail: joinNotes([legWords, detail]),
        said: joinNotes([label, endsOf(rung), badge, legWords, detail]),
        badge,
        tone,
      },
    }
  }
  const ghostRow = (ghost: GhostRung): Omit<ArrowRow, 'y' | 'bottom'> => {
    const { fromLane, toLane } = ghost
    const label = ghostLabelOf(ghost)
    const detail = joinNotes([legOf(ghost, isOneOfLegs), ghostNoteOf(ghost)])
    return {
      kind: 'arrow',
      fromLane,
      toLane,
      times: times.of(ghost),
      arrow: {
        isLoop: fromLane === toLane,
        stroke: 'ghost',
        hue: 'quiet',
        label,
        detail,
        said: joinNotes([label, endsOf(ghost), detail]),
        badge: '',
        tone: undefined,
      },
    }
  }
  return listRows(layout).map((row: LadderRow): SvgRow => {
    const placed = { y: row.y, bottom: row.y + row.height }
    switch (row.kind) {
      case 'rung':
        return { ...placed, ...rungRow(row.rung) }
      case 'ghost':
        return { ...placed, ...ghostRow(row.ghost) }
      case 'gap':
        return { ...placed, kind: 'gap', label: row.label }
    }
  })
}
