// A ladder as a sequence diagram of Mermaid, for wikis and tickets that draw it.
import { fitText } from './fit-text'
import { factsOf, headingOf, type LadderTitle } from './ladder-title'
import type { DrawnLayout, GhostRung, Lane, LadderRow, Rung } from './ladder-shape'
import { listRows } from './list-rows'
import { nameLane } from './name-lane'
import { badgeOf, ghostLabelOf, ghostNoteOf, hasLegs, joinNotes, legOf } from './note-rung'
import { listTimeColumns, timesOf, type LadderTime } from './time-columns'

/** Mermaid refuses longer diagrams unless its owner says otherwise (`maxTextSize`). */
export const maxMermaidCharacters = 50_000

/** No single text may take all of them. */
const textColumns = 120

/**
 * Mermaid's own references are `#` code point `;`. All punctuation that its grammar, its directives (`%%{`), its Markdown
 * or its formulas (`$$`) could read is written so, and so is the keyword `end`, which closes a block wherever it stands.
 */
const escapeMermaid = (text: string): string =>
  (fitText(text, textColumns) || '?')
    .replace(/[!-'*+:-@[-`{-~]/g, (character) => `#${character.charCodeAt(0)};`)
    .replace(/\b(e)n(d)\b/gi, (word, first: string, last: string) => `${first}#${word.charCodeAt(1)};${last}`)

const aliasOf = (index: number): string => `L${index}`

const participantOf = (lane: Lane): string =>
  `  participant ${aliasOf(lane.index)} as ${escapeMermaid(nameLane(lane).full)}`

/** Requests are solid, responses dotted, and failures end in a cross. */
const arrowOf = ({ isRequest, tone }: Rung): string => {
  if (isRequest) return '->>'
  return tone === 'failure' ? '--x' : '-->>'
}

/** A note from the first of the lanes to the last of them. */
const noteOver = (from: number, to: number, lines: readonly string[]): string => {
  const over = from === to ? aliasOf(from) : `${aliasOf(Math.min(from, to))},${aliasOf(Math.max(from, to))}`
  return `  Note over ${over}: ${lines.map(escapeMermaid).join('<br/>')}`
}

const ghostNote = (ghost: GhostRung): string =>
  noteOver(ghost.fromLane, ghost.toLane, [joinNotes([ghostLabelOf(ghost), ghostNoteOf(ghost)])])

/** With the time that leads on screen; the clock would make rows too long, so time since the first message stands for it. */
export const exportMermaid = (layout: DrawnLayout, title: LadderTitle, time: LadderTime): string => {
  const { lanes } = layout
  const isOneOfLegs = hasLegs(layout)
  const clock = time.lead === undefined || time.lead === 'clock'
  const [column] = listTimeColumns(clock ? { ...time, lead: 'since-start' } : time)
  const arrow = (rung: Rung): string => {
    const { fromLane, toLane } = rung
    const when = column?.write(timesOf(rung)) ?? ''
    const unit = when === '' ? '' : `${when} ${column?.unit ?? ''}`.trim()
    const words = [rung.label || '?', badgeOf(rung), legOf(rung, isOneOfLegs), unit]
    return `  ${aliasOf(fromLane)}${arrowOf(rung)}${aliasOf(toLane)}: ${escapeMermaid(joinNotes(words))}`
  }
  const statementOf = (row: LadderRow): string => {
    switch (row.kind) {
      case 'rung':
        return arrow(row.rung)
      case 'ghost':
        return ghostNote(row.ghost)
      case 'gap':
        return noteOver(0, Math.max(0, lanes.length - 1), [row.label])
    }
  }
  const facts = factsOf(layout, title, time).map((fact) => fact.join(': '))
  return [
    'sequenceDiagram',
    `  title ${escapeMermaid(headingOf(title))}`,
    ...lanes.map(participantOf),
    ...(lanes.length === 0 || facts.length === 0 ? [] : [noteOver(0, lanes.length - 1, facts)]),
    ...listRows(layout).map(statementOf),
    '',
  ].join('\n')
}
