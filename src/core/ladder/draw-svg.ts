// A ladder as `svg` elements (SVG 1.1): one that stands alone, or as many as a page has to be printed in. Text stays text: it
// can be searched and copied.
import { columnWidths, drawSvgRung, fitColumns, rungHeight, widthForLabel } from './draw-svg-rung'
import { drawSvgBar, drawSvgSegment } from './draw-svg-bar'
import { escapeMarkup } from './escape-markup'
import { fitText, measureText } from './fit-text'
import { factsOf, headingOf, type LadderTitle } from './ladder-title'
import type { DrawnLayout, Lane, PlacedBar, PlacedSegment } from './ladder-shape'
import { listSvgRows, type SvgRow } from './list-svg-rows'
import { nameLane } from './name-lane'
import { pictureFacts } from './picture-facts'
import { hueColours, svgStyle } from './svg-style'
import { createTwoLines, type LadderTime, type TwoLines } from './time-columns'

/** px */
const gutterWidth = 176
const margin = 16
const narrowestLane = 170
const widestLane = 260
const headHeight = 40
const headingHeight = 28
const factHeight = 18

/** px per column of the heading; the facts' type is as wide as that of labels. */
const headingColumnWidth = 10
const narrowestTitle = 800

/** Of a lane's name in tooltips. */
const nameColumns = 120

/** A fact may be an attacker's text: some lines of it are enough. */
const maxFactColumns = 400

interface Frame {
  readonly laneWidth: number
  readonly width: number
}

/** Everything but the rows that are drawn: the same for all parts. */
interface Sketch {
  readonly layout: DrawnLayout
  readonly heading: string
  /** Undefined where the page around the picture has the title. */
  readonly facts: readonly string[] | undefined
  readonly times: TwoLines
  readonly rows: readonly SvgRow[]
  readonly hasGhosts: boolean
  readonly frame: Frame
}

/** Some of the rows, which follow each other. */
interface Part {
  readonly rows: readonly SvgRow[]
  readonly index: number
  readonly count: number
  /** px from the top of the picture: of the lanes' heads, of the first rung, and of the end. */
  readonly headTop: number
  readonly rungsTop: number
  readonly height: number
}

const laneWidthFor = (arrows: readonly SvgRow[]): number => {
  let needed = narrowestLane
  for (const row of arrows) {
    if (row.kind !== 'arrow') continue
    const spans = Math.abs(row.toLane - row.fromLane) || 1
    needed = Math.max(needed, widthForLabel(row.arrow.label) / spans)
  }
  return Math.ceil(Math.min(needed, widestLane))
}

const frameFor = (laneCount: number, rows: readonly SvgRow[], hasTitle: boolean): Frame => {
  const laneWidth = laneWidthFor(rows)
  // A message to itself takes the place of the next lane, which the last one does not have.
  const hasLoopAtEnd = rows.some((row) => row.kind === 'arrow' && row.arrow.isLoop && row.fromLane === laneCount - 1)
  const lanesWidth = Math.max(1, laneCount) * laneWidth + (hasLoopAtEnd ? laneWidth / 2 : 0)
  return { laneWidth, width: Math.ceil(Math.max(gutterWidth + lanesWidth + margin, hasTitle ? narrowestTitle : 0)) }
}

/** A fact goes on in the next line where it is long: an id that is cut is of no use to whoever gets the picture. */
const wrapFact = ([label, value]: LadderTitle['facts'][number], width: number): readonly string[] => {
  const room = fitColumns(width - 2 * margin, 'label')
  const whole = fitText(`${label}: ${value}`, maxFactColumns)
  const lines: string[] = []
  let line = ''
  let used = 0
  for (const character of whole) {
    const columns = measureText(character)
    if (used + columns > room) {
      lines.push(line)
      line = ''
      used = 0
    }
    line += character
    used += columns
  }
  return [...lines, line]
}

const sketchLadder = (layout: DrawnLayout, title: LadderTitle, time: LadderTime, hasTitle: boolean): Sketch => {
  const laneNames = layout.lanes.map((lane) => fitText(nameLane(lane).name, nameColumns))
  const rows = listSvgRows(layout, laneNames, time)
  const frame = frameFor(layout.lanes.length, rows, hasTitle)
  return {
    layout,
    heading: headingOf(title),
    facts: hasTitle
      ? [...factsOf(layout, title, time), ...pictureFacts(layout)].flatMap((fact) => wrapFact(fact, frame.width))
      : undefined,
    times: createTwoLines(time).head,
    rows,
    hasGhosts: rows.some((row) => row.kind === 'arrow' && row.arrow.stroke === 'ghost'),
    frame,
  }
}

const placePart = (rows: readonly SvgRow[], index: number, count: number, titleHeight: number): Part => {
  const headTop = margin + titleHeight
  const rungsTop = headTop + headHeight + 4
  const rowsHeight = (rows.at(-1)?.bottom ?? 0) - (rows[0]?.y ?? 0)
  const height = rungsTop + Math.ceil(Math.max(1, rowsHeight) * rungHeight) + margin
  return { rows, index, count, headTop, rungsTop, height }
}

const placeWhole = ({ rows, facts = [] }: Sketch): Part =>
  placePart(rows, 0, 1, headingHeight + facts.length * factHeight + margin)

const laneX = (lane: number, { laneWidth }: Frame): number => gutterWidth + (lane + 0.5) * laneWidth

const tip = (hue: string): string =>
  `<marker id="rung-tip-${hue}" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="8" markerHeight="8" ` +
  `markerUnits="userSpaceOnUse" orient="auto"><path d="M0 0L8 4L0 8z" class="tip-${hue}"/></marker>`

const drawTitle = ({ heading: whole, facts, frame }: Sketch): readonly string[] => {
  if (facts === undefined) return []
  const heading = fitText(whole, Math.floor((frame.width - 2 * margin) / headingColumnWidth))
  return [
    `<text x="${margin}" y="${margin + 16}" class="heading">${escapeMarkup(heading)}</text>`,
    ...facts.map((words, index) => {
      const y = margin + headingHeight + index * factHeight + 12
      return `<text x="${margin}" y="${y}" class="fact">${escapeMarkup(words)}</text>`
    }),
  ]
}

const drawLane = (lane: Lane, frame: Frame, { headTop, rungsTop, height }: Part): string => {
  const { name, place, full } = nameLane(lane)
  const x = laneX(lane.index, frame)
  const boxWidth = frame.laneWidth - 12
  const nameWords = escapeMarkup(fitText(name, fitColumns(boxWidth - 12, 'label')))
  const placeWords = escapeMarkup(fitText(place, fitColumns(boxWidth - 12, 'detail')))
  return (
    `<g><title>${escapeMarkup(fitText(full, nameColumns))}</title>` +
    `<path d="M${x} ${rungsTop - 4}V${height - margin}" class="bar"/>` +
    `<rect x="${x - boxWidth / 2}" y="${headTop}" width="${boxWidth}" height="${headHeight}" rx="6" class="head"/>` +
    `<text x="${x}" y="${headTop + 17}" class="name">${nameWords}</text>` +
    `<text x="${x}" y="${headTop + 32}" class="place">${placeWords}</text></g>`
  )
}

const drawTimes = (first: string, second: string, top: number): string =>
  `<text x="${margin}" y="${top}" class="time">${first}</text>` +
  `<text x="${margin}" y="${top + 15}" class="span">${second}</text>`

/** The name of a zone may be longer than the gutter is wide; the title has it whole. */
const fitGutter = (words: string, kind: 'label' | 'detail'): string =>
  escapeMarkup(fitText(words, fitColumns(gutterWidth - margin, kind)))

/** Words over bars that are broken, because time goes on there without anything to show. */
const drawGap = (label: string, top: number, laneCount: number, { laneWidth }: Frame): string => {
  const middle = gutterWidth + (laneCount * laneWidth) / 2
  const width = Math.ceil(measureText(label) * columnWidths.detail) + 24
  return (
    `<rect x="${gutterWidth}" y="${top + 1}" width="${laneCount * laneWidth}" height="18" class="ground"/>` +
    `<rect x="${middle - width / 2}" y="${top + 2}" width="${width}" height="16" rx="8" class="silence"/>` +
    `<text x="${middle}" y="${top + 14}" class="detail">${escapeMarkup(label)}</text>`
  )
}

const describe = ({ layout, hasGhosts }: Sketch, { index, count }: Part): string =>
  `Call ladder${count > 1 ? `, part ${index + 1} of ${count}` : ''}: ${layout.rungs.length} messages between ` +
  `${layout.lanes.length} hosts, from top to bottom in order of time. Requests are solid arrows, responses dashed, ` +
  `failures carry a cross.${hasGhosts ? ' Dotted arrows are messages that are missing.' : ''}`

const drawPart = (sketch: Sketch, part: Part): string => {
  const { layout, heading, times, frame } = sketch
  const { lanes, rungs } = layout
  const { rows, index, headTop, rungsTop, height } = part
  const { laneWidth, width } = frame
  const firstY = rows[0]?.y ?? 0
  // Ids are those of the whole page.
  const number = index === 0 ? '' : `-${index + 1}`

  // Rows of a scaled axis are anywhere; a thousandth of a pixel is more than any viewer shows.
  const topOf = (y: number): number => rungsTop + Math.round((y - firstY) * rungHeight * 1000) / 1000
  const lastY = rows.at(-1)?.bottom ?? 0
  /** px of what lies beside the rows of this part; undefined for what does not. */
  const extentOf = (span: PlacedBar | PlacedSegment): { readonly top: number; readonly bottom: number } | undefined => {
    const [startY, endY] = [Math.max(span.startY, firstY), Math.min(span.endY, lastY)]
    return endY > startY ? { top: topOf(startY), bottom: topOf(endY) } : undefined
  }
  const drawBar = (bar: PlacedBar): string => {
    const { fromLane, toLane } = bar
    const extent = extentOf(bar)
    if (fromLane === undefined || toLane === undefined || extent === undefined) return ''
    const left = laneX(Math.min(fromLane, toLane), frame)
    return drawSvgBar(bar, { left, right: laneX(Math.max(fromLane, toLane), frame), ...extent })
  }
  const drawSegment = (segment: PlacedSegment): string => {
    const extent = extentOf(segment)
    return extent === undefined ? '' : drawSvgSegment(segment, { left: gutterWidth, ...extent })
  }
  const drawRow = (row: SvgRow): string => {
    const top = topOf(row.y)
    if (row.kind === 'gap') return drawGap(row.label, top, lanes.length, frame)
    const place = { from: laneX(row.fromLane, frame), to: laneX(row.toLane, frame), top, laneWidth }
    return drawTimes(row.times.first, row.times.second, top + 17) + drawSvgRung(row.arrow, place)
  }
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" version="1.1" class="rung-ladder" width="${width}" height="${height}" ` +
      `viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="rung-title${number} rung-desc${number}">`,
    `<title id="rung-title${number}">${escapeMarkup(heading)}</title>`,
    `<desc id="rung-desc${number}">${describe(sketch, part)}</desc>`,
    // The first picture's hold for all of its page.
    ...(index === 0
      ? [`<style type="text/css">${svgStyle}</style>`, `<defs>${Object.keys(hueColours).map(tip).join('')}</defs>`]
      : []),
    `<rect width="${width}" height="${height}" class="ground"/>`,
    ...drawTitle(sketch),
    drawTimes(fitGutter(times.first, 'label'), fitGutter(times.second, 'detail'), headTop + 17),
    ...[...(layout.bars ?? []).map(drawBar), ...(layout.segments ?? []).map(drawSegment)].filter((part) => part !== ''),
    ...lanes.map((lane) => drawLane(lane, frame, part)),
    ...rows.map(drawRow),
    ...(rungs.length === 0 ? [`<text x="${margin}" y="${rungsTop + 26}" class="fact">No messages.</text>`] : []),
    '</svg>',
  ].join('\n')
}

/** With the title block. Linear in the number of rows and of lanes. */
export const drawSvg = (layout: DrawnLayout, title: LadderTitle, time: LadderTime): string => {
  const sketch = sketchLadder(layout, title, time, true)
  return drawPart(sketch, placeWhole(sketch))
}

interface Size {
  /** px */
  readonly width: number
  readonly height: number
}

/** Of the picture that `drawSvg` draws, without drawing it. */
export const measureSvg = (layout: DrawnLayout, title: LadderTitle, time: LadderTime): Size => {
  const sketch = sketchLadder(layout, title, time, true)
  return { width: sketch.frame.width, height: placeWhole(sketch).height }
}

/** Rows cut into groups, each no higher than it may be; but each has a row. */
const cutRows = (rows: readonly SvgRow[], roomOf: (index: number) => number): readonly (readonly SvgRow[])[] => {
  const groups: SvgRow[][] = []
  let group: SvgRow[] = []
  for (const row of rows) {
    const [first] = group
    if (first !== undefined && row.bottom - first.y > roomOf(groups.length)) {
      groups.push(group)
      group = []
    }
    group.push(row)
  }
  return [...groups, group]
}

export interface LadderParts {
  /** px of each of the pictures. */
  readonly width: number
  readonly parts: readonly string[]
}

/**
 * Without a title, for the page around it, in parts that each have the lanes' heads: paper has an end.
 * `heightOf`: px that a part of this width may have.
 */
export const drawSvgParts = (
  layout: DrawnLayout,
  title: LadderTitle,
  time: LadderTime,
  heightOf: (width: number, index: number) => number,
): LadderParts => {
  const sketch = sketchLadder(layout, title, time, false)
  const { width } = sketch.frame
  const heads = 2 * margin + headHeight + 4
  const groups = cutRows(sketch.rows, (index) => (heightOf(width, index) - heads) / rungHeight)
  const parts = groups.map((rows, index) => drawPart(sketch, placePart(rows, index, groups.length, 0)))
  return { width, parts }
}
