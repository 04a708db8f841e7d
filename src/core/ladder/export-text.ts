// A ladder in characters, for a terminal, a ticket or a mail. Lines and arrows are ASCII; names and labels are what they are.
import { columnsFor, drawTextLoop, drawTextRung, type TextArrow } from './draw-text-rung'
import { fitText, measureText, padText } from './fit-text'
import { factsOf, headingOf, type LadderTitle } from './ladder-title'
import type { DrawnLayout, LadderLayout, Lane } from './ladder-shape'
import { listTextRows, type TextRow } from './list-text-rows'
import { nameLane } from './name-lane'
import { joinNotes } from './note-rung'
import { listTimeColumns, type LadderTime, type TimeColumn } from './time-columns'

/** Columns between two bars. Few lanes have room for long reasons; many must still stand side by side. */
const leastGap = 16
const widestGap = 44
const ladderColumns = 160

/** Beyond this many hosts nobody follows a bar with the eye, and rows would grow with rungs times lanes. */
const maxLanesDrawn = 60

const titleColumns = 200

const clamp = (value: number, least: number, most: number): number => Math.max(least, Math.min(most, value))

const isLoop = ({ fromLane, toLane }: TextArrow): boolean => fromLane === toLane

const gapFor = (lanes: readonly Lane[], rows: readonly TextRow[]): number => {
  let needed = leastGap
  for (const lane of lanes) {
    const { name, place } = nameLane(lane)
    needed = Math.max(needed, measureText(name) + 1, measureText(place) + 1)
  }
  for (const row of rows) {
    if (row.kind !== 'arrow') continue
    const spans = Math.abs(row.toLane - row.fromLane) || 1
    // Bars in between are drawn over, so a long arrow has their columns too.
    needed = Math.max(needed, Math.ceil((columnsFor(row.label) + 1) / spans) - 1)
  }
  return Math.min(needed, clamp(Math.floor(ladderColumns / Math.max(1, lanes.length)), leastGap, widestGap))
}

interface Gutter {
  readonly head: string
  readonly blank: string
  readonly of: (times: readonly string[]) => string
}

const gutterFor = (rows: readonly TextRow[], columns: readonly TimeColumn[]): Gutter => {
  const heads = columns.map(({ name }) => name)
  const widths = heads.map(measureText)
  for (const row of rows) {
    if (row.kind !== 'arrow') continue
    row.times.forEach((cell, column) => (widths[column] = Math.max(widths[column] ?? 0, cell.length)))
  }
  const join = (cells: readonly string[]): string =>
    cells.map((cell, column) => padText(cell, widths[column] ?? 0, 'start')).join('  ')
  return { head: join(heads), blank: join(heads.map(() => '')), of: join }
}

const titleLines = (layout: LadderLayout, title: LadderTitle, time: LadderTime): readonly string[] => {
  const heading = fitText(headingOf(title), titleColumns)
  return [
    heading,
    '='.repeat(measureText(heading)),
    ...factsOf(layout, title, time).map(([label, value]) => fitText(`${label}: ${value}`, titleColumns)),
    '',
  ]
}

/** Names that had to be cut, in full. */
const cutNameLines = (lanes: readonly Lane[], gap: number): readonly string[] => {
  const cut = lanes.filter((lane) => {
    const { name, place } = nameLane(lane)
    return measureText(name) > gap - 1 || measureText(place) > gap - 1
  })
  if (cut.length === 0) return []
  const lines = cut.map((lane) => fitText(`  lane ${lane.index + 1}: ${nameLane(lane).full}`, titleColumns))
  return ['Names cut above:', ...lines, '']
}

const drawLadder = (
  lanes: readonly Lane[],
  rows: readonly TextRow[],
  gutter: Gutter,
  gap: number,
): readonly string[] => {
  const margin = Math.floor(gap / 2)
  const barAt = (lane: number): number => margin + lane * (gap + 1)
  const hasLoopAtEnd = rows.some((row) => row.kind === 'arrow' && isLoop(row) && row.fromLane === lanes.length - 1)
  const bars = `${' '.repeat(margin)}${lanes.map(() => '|').join(' '.repeat(gap))}${' '.repeat(hasLoopAtEnd ? gap : margin)}`
  const brokenBars = bars.replaceAll('|', ':')

  const headCell = (text: string): string => {
    const words = fitText(text, gap - 1)
    return padText(' '.repeat(margin - Math.floor(measureText(words) / 2)) + words, gap + 1, 'end')
  }
  const headLine = (side: 'name' | 'place'): string => lanes.map((lane) => headCell(nameLane(lane)[side])).join('')
  const write = (left: string, drawn: string, notes: string): string => `${left}  ${drawn}  ${notes}`.trimEnd()
  const over = (from: number, columns: number, drawn: string): string =>
    bars.slice(0, from) + drawn + bars.slice(from + columns)

  const drawn = rows.flatMap((row) => {
    if (row.kind === 'words') return write(gutter.blank, brokenBars, row.words)
    const { fromLane, toLane, times, notes } = row
    const left = barAt(Math.min(fromLane, toLane)) + 1
    if (isLoop(row)) {
      const [there, back] = drawTextLoop(row, gap)
      return [write(gutter.of(times), over(left, gap, there), notes), write(gutter.blank, over(left, gap, back), '')]
    }
    const columns = Math.abs(toLane - fromLane) * (gap + 1) - 1
    return write(gutter.of(times), over(left, columns, drawTextRung(row, columns)), notes)
  })
  return [
    write(gutter.blank, headLine('name'), ''),
    write(gutter.head, headLine('place'), ''),
    write(gutter.blank, bars, ''),
    ...drawn,
    '',
  ]
}

const listArrows = { solid: '--->', dashed: '- ->', dotted: '. .>' } as const

/** One line for each row, for ladders too wide to draw. */
const listLines = (lanes: readonly Lane[], rows: readonly TextRow[], gutter: Gutter): readonly string[] => {
  const nameOf = (lane: number): string => {
    const found = lanes[lane]
    return found === undefined ? '?' : fitText(nameLane(found).name, widestGap)
  }
  const lines = rows.map((row) => {
    if (row.kind === 'words') return `${gutter.blank}  ${row.words}`
    const ends = `${nameOf(row.fromLane)} ${listArrows[row.stroke]} ${nameOf(row.toLane)}`
    return `${gutter.of(row.times)}  ${ends}  ${joinNotes([fitText(row.label, widestGap), row.notes])}`
  })
  return [gutter.head, ...lines, '']
}

/** Lines end in LF. Linear in the number of rows. */
export const exportText = (layout: DrawnLayout, title: LadderTitle, time: LadderTime): string => {
  const { lanes } = layout
  const above = titleLines(layout, title, time)
  if (layout.rungs.length === 0) return [...above, 'No messages.', ''].join('\n')
  const columns = listTimeColumns(time)
  const rows = listTextRows(layout, columns)
  const gutter = gutterFor(rows, columns)
  if (lanes.length > maxLanesDrawn) return [...above, ...listLines(lanes, rows, gutter)].join('\n')
  const gap = gapFor(lanes, rows)
  return [...above, ...drawLadder(lanes, rows, gutter, gap), ...cutNameLines(lanes, gap)].join('\n')
}
