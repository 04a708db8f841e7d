// A ladder as one page, to read, print or attach: title block, picture, and the same as a table. It runs no script and
// fetches nothing, and its policy says so to the browser.
import { drawSvg } from './draw-svg'
import { escapeMarkup } from './escape-markup'
import { fitText } from './fit-text'
import { factsOf, headingOf, type LadderTitle } from './ladder-title'
import type { LadderLayout, Rung } from './ladder-shape'
import { nameLane } from './name-lane'
import { badgeOf, hasLegs, joinNotes, legOf } from './note-rung'
import { colours, fonts } from './svg-style'
import { nameClock, writeClock, writeSpan, type TimeOptions } from './write-times'

/** A lane's name stands in every row, so a long one must not. */
const nameColumns = 120

const pageStyle = `
body { margin: 24px; color: ${colours.text}; background: #ffffff; font: 14px/1.45 ${fonts.text} }
h1 { font-size: 20px; overflow-wrap: anywhere }
h2 { font-size: 16px }
dl { display: grid; grid-template-columns: fit-content(40%) 1fr; gap: 2px 16px }
dt, dd { overflow-wrap: anywhere }
dt { color: ${colours.quiet} }
dd { margin: 0 }
figure { margin: 16px 0; overflow-x: auto }
table { border-collapse: collapse; width: 100%; font-size: 12px }
th, td { padding: 3px 8px; border-bottom: 1px solid ${colours.bar}; text-align: left; vertical-align: top }
th { white-space: nowrap }
td.words { min-width: 7em; overflow-wrap: anywhere }
td.lane { min-width: 10em }
td.time { font-family: ${fonts.fixed}; white-space: nowrap }
tr.failure td.message { color: ${colours.bad}; font-weight: 600 }
@page { margin: 12mm }
@media print {
  body { margin: 0; font-size: 10pt }
  figure { overflow: visible }
  figure svg { max-width: 100%; height: auto }
  thead { display: table-header-group }
  tr { break-inside: avoid }
}
`

const head = (heading: string): string =>
  [
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    '<meta name="viewport" content="width=device-width">',
    `<title>${escapeMarkup(heading)}</title>`,
    `<style>${pageStyle}</style>`,
    '</head>',
  ].join('\n')

const titleBlock = (heading: string, facts: LadderTitle['facts']): string => {
  const rows = facts.map(([label, value]) => `<dt>${escapeMarkup(label)}</dt><dd>${escapeMarkup(value)}</dd>`)
  return [`<h1>${escapeMarkup(heading)}</h1>`, ...(rows.length === 0 ? [] : ['<dl>', ...rows, '</dl>'])].join('\n')
}

const tableOf = (layout: LadderLayout, time: TimeOptions): string => {
  const isOneOfLegs = hasLegs(layout)
  const isMixed = layout.rungs.some(({ isComplete }) => isComplete)
  const laneNames = layout.lanes.map((lane) => escapeMarkup(fitText(nameLane(lane).full, nameColumns)))
  const rowOf = (rung: Rung): string => {
    const notes = [badgeOf(rung), legOf(rung, isOneOfLegs), isMixed && !rung.isComplete ? 'search record only' : '']
    return [
      rung.tone === 'failure' ? '<tr class="failure">' : '<tr>',
      `<td>${rung.index + 1}</td>`,
      `<td class="time">${writeClock(rung.at, time)}</td>`,
      `<td class="time">${writeSpan(rung.sinceStart)}</td>`,
      `<td class="time">${rung.index === 0 ? '' : writeSpan(rung.sincePrevious)}</td>`,
      `<td class="words lane">${laneNames[rung.fromLane] ?? ''}</td>`,
      `<td class="words lane">${laneNames[rung.toLane] ?? ''}</td>`,
      // The cross says in print without colour what the colour says.
      `<td class="words message">${rung.tone === 'failure' ? '✗ ' : ''}${escapeMarkup(rung.label)}</td>`,
      `<td class="words">${escapeMarkup(rung.detail)}</td>`,
      `<td>${joinNotes(notes)}</td>`,
      '</tr>',
    ].join('')
  }
  const heads = ['No.', nameClock(time), 'Since start, s', 'Delta, s', 'From', 'To', 'Message', 'Detail', 'Notes']
  return [
    '<table>',
    `<thead><tr>${heads.map((name) => `<th scope="col">${name}</th>`).join('')}</tr></thead>`,
    '<tbody>',
    ...layout.rungs.map(rowOf),
    '</tbody>',
    '</table>',
  ].join('\n')
}

/** A whole document in UTF-8. Linear in the number of rungs. */
export const exportHtml = (layout: LadderLayout, title: LadderTitle, time: TimeOptions): string => {
  const heading = headingOf(title)
  const body =
    layout.rungs.length === 0
      ? ['<p>No messages.</p>']
      : [
          // Wide ladders scroll sideways, with the keyboard too.
          '<figure tabindex="0" role="group" aria-label="Call ladder">',
          drawSvg(layout, title, time, false),
          '</figure>',
          '<h2>Messages</h2>',
          tableOf(layout, time),
        ]
  return [
    '<!doctype html>',
    '<html lang="en">',
    head(heading),
    '<body>',
    titleBlock(heading, factsOf(layout, title, time)),
    ...body,
    '</body>',
    '</html>',
    '',
  ].join('\n')
}
