// A ladder as one `svg` element (SVG 1.1), to stand alone or in a page. Text stays text: it can be searched and copied.
import { drawSvgRung, fitColumns, rungHeight, widthForLabel } from './draw-svg-rung'
import { escapeMarkup } from './escape-markup'
import { fitText } from './fit-text'
import { factsOf, headingOf, type LadderTitle } from './ladder-title'
import type { DrawnLayout, Lane } from './ladder-shape'
import { listSvgRows, type SvgRow } from './list-svg-rows'
import { nameLane } from './name-lane'
import { legHues, svgStyle } from './svg-style'
import { nameClock, type TimeOptions } from './write-times'

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

interface Frame {
  readonly laneWidth: number
  readonly width: number
  readonly height: number
  /** y of the lanes' heads. */
  readonly headTop: number
  /** y of the first rung. */
  readonly rungsTop: number
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

const frameFor = (laneCount: number, rows: readonly SvgRow[], factCount: number, hasTitle: boolean): Frame => {
  const laneWidth = laneWidthFor(rows)
  // A message to itself takes the place of the next lane, which the last one does not have.
  const hasLoopAtEnd = rows.some((row) => row.kind === 'arrow' && row.arrow.isLoop && row.fromLane === laneCount - 1)
  const headTop = hasTitle ? margin + headingHeight + factCount * factHeight + margin : margin
  const rungsTop = headTop + headHeight + 4
  const lanesWidth = Math.max(1, laneCount) * laneWidth + (hasLoopAtEnd ? laneWidth / 2 : 0)
  return {
    laneWidth,
    width: Math.ceil(Math.max(gutterWidth + lanesWidth + margin, hasTitle ? narrowestTitle : 0)),
    height: rungsTop + Math.ceil(Math.max(1, rows.at(-1)?.bottom ?? 0) * rungHeight) + margin,
    headTop,
    rungsTop,
  }
}

const laneX = (lane: number, { laneWidth }: Frame): number => gutterWidth + (lane + 0.5) * laneWidth

const tip = (hue: number): string =>
  `<marker id="rung-tip-${hue}" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="8" markerHeight="8" ` +
  `markerUnits="userSpaceOnUse" orient="auto"><path d="M0 0L8 4L0 8z" class="tip-${hue}"/></marker>`

const drawTitle = (title: LadderTitle, facts: LadderTitle['facts'], width: number): readonly string[] => {
  const room = width - 2 * margin
  const heading = fitText(headingOf(title), Math.floor(room / headingColumnWidth))
  return [
    `<text x="${margin}" y="${margin + 16}" class="heading">${escapeMarkup(heading)}</text>`,
    ...facts.map(([label, value], index) => {
      const words = escapeMarkup(fitText(`${label}: ${value}`, fitColumns(room, 'label')))
      return `<text x="${margin}" y="${margin + headingHeight + index * factHeight + 12}" class="fact">${words}</text>`
    }),
  ]
}

const drawLane = (lane: Lane, frame: Frame): string => {
  const { name, place, full } = nameLane(lane)
  const { laneWidth, headTop, rungsTop, height } = frame
  const x = laneX(lane.index, frame)
  const boxWidth = laneWidth - 12
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

const drawTimes = ([clock = '', span = '']: readonly string[], top: number): string =>
  `<text x="${margin}" y="${top + 24}" class="time">${clock}</text>` +
  `<text x="${margin}" y="${top + 39}" class="span">${span}</text>`

/** Words over bars that are broken, because time goes on there without anything to show. */
const drawGap = (label: string, top: number, laneCount: number, { laneWidth }: Frame): string => {
  const width = laneCount * laneWidth
  return (
    `<rect x="${gutterWidth}" y="${top + 4}" width="${width}" height="18" class="ground"/>` +
    `<text x="${gutterWidth + width / 2}" y="${top + 17}" class="detail">${escapeMarkup(label)}</text>`
  )
}

/** Without a title where the page around it has one. Linear in the number of rows and of lanes. */
export const drawSvg = (layout: DrawnLayout, title: LadderTitle, time: TimeOptions, hasTitle: boolean): string => {
  const { lanes, rungs } = layout
  const facts = hasTitle ? factsOf(layout, title, time) : []
  const laneNames = lanes.map((lane) => fitText(nameLane(lane).name, nameColumns))
  const rows = listSvgRows(layout, laneNames, time)
  const frame = frameFor(lanes.length, rows, facts.length, hasTitle)
  const { laneWidth, width, height, headTop, rungsTop } = frame
  const hasGhosts = rows.some((row) => row.kind === 'arrow' && row.arrow.stroke === 'ghost')

  const drawRow = (row: SvgRow): string => {
    // Rows of a scaled axis are anywhere; a thousandth of a pixel is more than any viewer shows.
    const top = rungsTop + Math.round(row.y * rungHeight * 1000) / 1000
    if (row.kind === 'gap') return drawGap(row.label, top, lanes.length, frame)
    const place = { from: laneX(row.fromLane, frame), to: laneX(row.toLane, frame), top, laneWidth }
    return drawTimes(row.times, top) + drawSvgRung(row.arrow, place)
  }
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" version="1.1" class="rung-ladder" width="${width}" height="${height}" ` +
      `viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="rung-title rung-desc">`,
    `<title id="rung-title">${escapeMarkup(headingOf(title))}</title>`,
    `<desc id="rung-desc">Call ladder: ${rungs.length} messages between ${lanes.length} hosts, from top to bottom in order ` +
      `of time. Requests are solid arrows, responses dashed, failures carry a cross.${
        hasGhosts ? ' Dotted arrows are messages that are missing.' : ''
      }</desc>`,
    `<style type="text/css">${svgStyle}</style>`,
    `<defs>${legHues.map((_, hue) => tip(hue)).join('')}</defs>`,
    `<rect width="${width}" height="${height}" class="ground"/>`,
    ...(hasTitle ? drawTitle(title, facts, width) : []),
    `<text x="${margin}" y="${headTop + 17}" class="time">${nameClock(time)}</text>`,
    `<text x="${margin}" y="${headTop + 32}" class="span">Since start  Δ delta, s</text>`,
    ...lanes.map((lane) => drawLane(lane, frame)),
    ...rows.map(drawRow),
    ...(rungs.length === 0 ? [`<text x="${margin}" y="${rungsTop + 26}" class="fact">No messages.</text>`] : []),
    '</svg>',
  ].join('\n')
}
