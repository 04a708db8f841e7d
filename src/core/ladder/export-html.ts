// A ladder as one page, to read, print or attach: title block, picture, and the same as a table. It runs no script and
// fetches nothing, and its policy says so to the browser.
import { drawSvgParts } from './draw-svg'
import { escapeMarkup } from './escape-markup'
import { fitText } from './fit-text'
import { factsOf, headingOf, type LadderTitle } from './ladder-title'
import type { DrawnLayout, GhostRung, Rung } from './ladder-shape'
import { listRows } from './list-rows'
import { nameLane } from './name-lane'
import { badgeOf, ghostLabelOf, ghostNoteOf, hasLegs, joinNotes, legOf } from './note-rung'
import { pictureFacts } from './picture-facts'
import { colours, fonts } from './svg-style'
import { listTimeColumns, timesOf, type LadderTime } from './time-columns'

/** A lane's name stands in every row, so a long one must not. */
const nameColumns = 120

/** Tabs and lists of results show no more of a page's title. */
const titleColumns = 70

/**
 * px of what can be printed on, by CSS (96 to the inch), 12 mm margins taken off: the narrower and the lower of A4 and Letter.
 * The picture is made smaller to fit the width, so wide ones are better off on a page that lies.
 */
const paper = {
  portrait: { width: 703, height: 950 },
  landscape: { width: 960, height: 680 },
} as const

type Paper = keyof typeof paper

const widestUpright = 1000

const paperFor = (width: number): Paper => (width > widestUpright ? 'landscape' : 'portrait')

/** px that heading and facts take before the first picture. */
const titleHeight = (facts: LadderTitle['facts']): number => 120 + 24 * facts.length

/** px of a picture of this width that fit one page. */
const pictureHeight = (width: number, used: number): number => {
  const { width: wide, height: high } = paper[paperFor(width)]
  return (high - used) * Math.max(1, width / wide)
}

const pageStyle = (kind: Paper): string => `
body { margin: 24px; color: ${colours.text}; background: #ffffff; font: 14px/1.45 ${fonts.text} }
h1 { font-size: 20px; overflow-wrap: anywhere }
h2 { font-size: 16px }
dl { display: grid; grid-template-columns: fit-content(40%) 1fr; gap: 2px 16px }
dt, dd { overflow-wrap: anywhere }
dt { color: ${colours.quiet} }
dd { margin: 0 }
.picture { margin: 16px 0; overflow-x: auto }
table { border-collapse: collapse; width: 100%; font-size: 12px }
th, td { padding: 3px 8px; border-bottom: 1px solid ${colours.bar}; text-align: left; vertical-align: top }
th { white-space: nowrap }
td.words { min-width: 7em; overflow-wrap: anywhere }
td.lane { min-width: 10em }
td.time { font-family: ${fonts.fixed}; white-space: nowrap }
tr.failure td.message { color: ${colours.bad}; font-weight: 600 }
tr.missing { color: ${colours.quiet}; font-style: italic }
@page { size: ${kind}; margin: 12mm }
@media print {
  body { margin: 0; font-size: 10pt }
  .picture { margin: 0; overflow: visible; break-inside: avoid }
  .picture svg { display: block; max-width: 100%; height: auto }
  h2 { break-after: avoid }
  table { font-size: 8pt }
  th, td { padding: 2px 4px }
  th { white-space: normal }
  td.words, td.lane { min-width: 0 }
  thead { display: table-header-group }
  tr { break-inside: avoid }
}
`

const head = (heading: string, style: string): string =>
  [
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    '<meta name="viewport" content="width=device-width">',
    `<title>${escapeMarkup(fitText(heading, titleColumns))}</title>`,
    `<style>${style}</style>`,
    '</head>',
  ].join('\n')

const titleBlock = (heading: string, facts: LadderTitle['facts']): string => {
  const rows = facts.map(([label, value]) => `<dt>${escapeMarkup(label)}</dt><dd>${escapeMarkup(value)}</dd>`)
  return [`<h1>${escapeMarkup(heading)}</h1>`, ...(rows.length === 0 ? [] : ['<dl>', ...rows, '</dl>'])].join('\n')
}

const tableOf = (layout: DrawnLayout, time: LadderTime): string => {
  const isOneOfLegs = hasLegs(layout)
  const isMixed = layout.rungs.some(({ isComplete }) => isComplete)
  const laneNames = layout.lanes.map((lane) => escapeMarkup(fitText(nameLane(lane).full, nameColumns)))
  const columns = listTimeColumns(time)
  const lane = (index: number): string => `<td class="words lane">${laneNames[index] ?? ''}</td>`
  const rungRow = (rung: Rung): string => {
    const { index, fromLane, toLane, tone, label, detail, isComplete } = rung
    const notes = [badgeOf(rung), legOf(rung, isOneOfLegs), isMixed && !isComplete ? 'search record only' : '']
    const timed = timesOf(rung)
    return [
      tone === 'failure' ? '<tr class="failure">' : '<tr>',
      `<td>${index + 1}</td>`,
      ...columns.map(({ write }) => `<td class="time">${write(timed)}</td>`),
      lane(fromLane),
      lane(toLane),
      // The cross says in print without colour what the colour says.
      `<td class="words message">${tone === 'failure' ? '✗ ' : ''}${escapeMarkup(label)}</td>`,
      `<td class="words">${escapeMarkup(detail)}</td>`,
      `<td>${joinNotes(notes)}</td>`,
      '</tr>',
    ].join('')
  }
  const ghostRow = (ghost: GhostRung): string => {
    const { fromLane, toLane } = ghost
    return [
      '<tr class="missing"><td></td>',
      ...columns.map(({ write }) => `<td class="time">${write(ghost)}</td>`),
      lane(fromLane),
      lane(toLane),
      `<td class="words message">${escapeMarkup(ghostLabelOf(ghost))}</td>`,
      `<td class="words">${escapeMarkup(ghostNoteOf(ghost))}</td>`,
      `<td>${joinNotes(['nobody sent it', legOf(ghost, isOneOfLegs)])}</td></tr>`,
    ].join('')
  }
  const times = columns.map(({ name, unit }) => (unit === '' ? name : `${name}, ${unit}`))
  const heads = ['No.', ...times, 'From', 'To', 'Message', 'Detail', 'Notes']
  return [
    '<table>',
    `<thead><tr>${heads.map((name) => `<th scope="col">${escapeMarkup(name)}</th>`).join('')}</tr></thead>`,
    '<tbody>',
    // A silence is in the delta of the row after it.
    ...listRows(layout).flatMap((row) => {
      if (row.kind === 'gap') return []
      return row.kind === 'rung' ? [rungRow(row.rung)] : [ghostRow(row.ghost)]
    }),
    '</tbody>',
    '</table>',
  ].join('\n')
}

/** The bars of the picture in words. */
const mediaOf = ({ bars = [], lanes }: DrawnLayout): readonly string[] => {
  if (bars.length === 0) return []
  const nameOf = (index: number | undefined): string => {
    const lane = index === undefined ? undefined : lanes[index]
    return lane === undefined ? '?' : fitText(nameLane(lane).full, nameColumns)
  }
  const items = bars.map(
    ({ label, fromLane, toLane }) => `<li>${escapeMarkup(`${nameOf(fromLane)} – ${nameOf(toLane)}: ${label}`)}</li>`,
  )
  return ['<h2>Media, as agreed</h2>', '<ul>', ...items, '</ul>']
}

const pictureOf = (picture: string, index: number, { length }: readonly string[]): string => {
  const name = length === 1 ? 'Call ladder' : `Call ladder, part ${index + 1} of ${length}`
  // Wide ladders scroll sideways, with the keyboard too.
  return [`<section class="picture" tabindex="0" aria-label="${name}">`, picture, '</section>'].join('\n')
}

/** A whole document in UTF-8. Linear in the number of rows and of lanes. */
export const exportHtml = (layout: DrawnLayout, title: LadderTitle, time: LadderTime): string => {
  const heading = headingOf(title)
  const facts = [...factsOf(layout, title, time), ...pictureFacts(layout)]
  const { width, parts } = drawSvgParts(layout, title, time, (width, index) =>
    pictureHeight(width, index === 0 ? titleHeight(facts) : 0),
  )
  const body =
    layout.rungs.length === 0
      ? ['<p>No messages.</p>']
      : [...parts.map(pictureOf), ...mediaOf(layout), '<h2>Messages</h2>', tableOf(layout, time)]
  return [
    '<!DOCTYPE html>',
    '<html lang="en">',
    head(heading, pageStyle(paperFor(width))),
    '<body>',
    titleBlock(heading, facts),
    ...body,
    '</body>',
    '</html>',
    '',
  ].join('\n')
}
