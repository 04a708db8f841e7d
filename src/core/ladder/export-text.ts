// A ladder in characters, for a terminal, a ticket or a mail. Lines and arrows are ASCII; names and labels are what they are.
import { columnsFor, drawTextLoop, drawTextRung } from './draw-text-rung'
import { fitText, measureText, padText } from './fit-text'
import { factsOf, headingOf, type LadderTitle } from './ladder-title'
import type { LadderLayout, Lane, Rung } from './layout-ladder'
import { nameLane } from './name-lane'
import { badgeOf, hasLegs, joinNotes, legOf } from './note-rung'
import { nameClock, writeClock, writeSpan, type TimeOptions } from './write-times'

/** Columns between two bars. Few lanes have room for long reasons; many must still stand side by side. */
const leastGap = 16
const widestGap = 44
const ladderColumns = 160

/** Beyond this many hosts nobody follows a bar with the eye, and rows would grow with rungs times lanes. */
const maxLanesDrawn = 60

const titleColumns = 200
const notesColumns = 80

const clamp = (value: number, least: number, most: number): number => Math.max(least, Math.min(most, value))

const isSelfCall = ({ fromLane, toLane }: Rung): boolean => fromLane === toLane

const gapFor = ({ lanes, rungs }: LadderLayout): number => {
  let needed = leastGap
  for (const lane of lanes) {
    const { name, place } = nameLane(lane)
    needed = Math.max(needed, measureText(name) + 1, measureText(place) + 1)
  }
  for (const rung of rungs) {
    const spans = Math.abs(rung.toLane - rung.fromLane) || 1
    // Bars in between are drawn over, so a long arrow has their columns too.
    needed = Math.max(needed, Math.ceil((columnsFor(rung.label) + 1) / spans) - 1)
  }
  return Math.min(needed, clamp(Math.floor(ladderColumns / Math.max(1, lanes.length)), leastGap, widestGap))
}

interface Gutter {
  readonly head: string
  readonly blank: string
  readonly of: (rung: Rung) => string
}

const gutterFor = ({ rungs }: LadderLayout, time: TimeOptions): Gutter => {
  const heads = [nameClock(time), 'Since start', 'Delta'] as const
  const cellsOf = (rung: Rung): readonly string[] => [
    writeClock(rung.at, time),
    writeSpan(rung.sinceStart),
    rung.index === 0 ? '' : writeSpan(rung.sincePrevious),
  ]
  const widths = heads.map(measureText)
  for (const rung of rungs) {
    cellsOf(rung).forEach((cell, column) => (widths[column] = Math.max(widths[column] ?? 0, cell.length)))
  }
  const join = (cells: readonly string[]): string =>
    cells.map((cell, column) => padText(cell, widths[column] ?? 0, 'start')).join('  ')
  return { head: join(heads), blank: join(heads.map(() => '')), of: (rung) => join(cellsOf(rung)) }
}

const notesOf = (rung: Rung, isOneOfLegs: boolean): string =>
  fitText(joinNotes([badgeOf(rung), legOf(rung, isOneOfLegs), rung.detail]), notesColumns)

const titleLines = (layout: LadderLayout, title: LadderTitle, time: TimeOptions): readonly string[] => {
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

const drawLadder = (layout: LadderLayout, gutter: Gutter, gap: number): readonly string[] => {
  const { lanes, rungs } = layout
  const margin = Math.floor(gap / 2)
  const barAt = (lane: number): number => margin + lane * (gap + 1)
  const hasLoopAtEnd = rungs.some((rung) => isSelfCall(rung) && rung.fromLane === lanes.length - 1)
  const bars = `${' '.repeat(margin)}${lanes.map(() => '|').join(' '.repeat(gap))}${' '.repeat(hasLoopAtEnd ? gap : margin)}`
  const isOneOfLegs = hasLegs(layout)

  const headCell = (text: string): string => {
    const words = fitText(text, gap - 1)
    return padText(' '.repeat(margin - Math.floor(measureText(words) / 2)) + words, gap + 1, 'end')
  }
  const headLine = (side: 'name' | 'place'): string => lanes.map((lane) => headCell(nameLane(lane)[side])).join('')
  const row = (left: string, drawn: string, notes: string): string => `${left}  ${drawn}  ${notes}`.trimEnd()
  const over = (from: number, columns: number, drawn: string): string =>
    bars.slice(0, from) + drawn + bars.slice(from + columns)

  const rungLines = rungs.flatMap((rung) => {
    const notes = notesOf(rung, isOneOfLegs)
    const left = barAt(Math.min(rung.fromLane, rung.toLane)) + 1
    if (isSelfCall(rung)) {
      const [there, back] = drawTextLoop(rung, gap)
      return [row(gutter.of(rung), over(left, gap, there), notes), row(gutter.blank, over(left, gap, back), '')]
    }
    const columns = Math.abs(rung.toLane - rung.fromLane) * (gap + 1) - 1
    return row(gutter.of(rung), over(left, columns, drawTextRung(rung, columns)), notes)
  })
  return [
    row(gutter.blank, headLine('name'), ''),
    row(gutter.head, headLine('place'), ''),
    row(gutter.blank, bars, ''),
    ...rungLines,
    '',
  ]
}

/** One line for each message, for ladders too wide to draw. */
const listRungs = (layout: LadderLayout, gutter: Gutter): readonly string[] => {
  const isOneOfLegs = hasLegs(layout)
  const nameOf = (lane: number): string => {
    const found = layout.lanes[lane]
    return found === undefined ? '?' : fitText(nameLane(found).name, widestGap)
  }
  const lines = layout.rungs.map((rung) => {
    const arrow = rung.isRequest ? '--->' : '- ->'
    const ends = `${nameOf(rung.fromLane)} ${arrow} ${nameOf(rung.toLane)}`
    return `${gutter.of(rung)}  ${ends}  ${joinNotes([fitText(rung.label, widestGap), notesOf(rung, isOneOfLegs)])}`
  })
  return [gutter.head, ...lines, '']
}

/** Lines end in LF. Linear in the number of rungs. */
export const exportText = (layout: LadderLayout, title: LadderTitle, time: TimeOptions): string => {
  const above = titleLines(layout, title, time)
  if (layout.rungs.length === 0) return [...above, 'No messages.', ''].join('\n')
  const gutter = gutterFor(layout, time)
  if (layout.lanes.length > maxLanesDrawn) return [...above, ...listRungs(layout, gutter)].join('\n')
  const gap = gapFor(layout)
  return [...above, ...drawLadder(layout, gutter, gap), ...cutNameLines(layout.lanes, gap)].join('\n')
}
