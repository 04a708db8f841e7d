// A ladder as a sequence diagram of Mermaid, for wikis and tickets that draw it.
import { fitText } from './fit-text'
import { headingOf, type LadderTitle } from './ladder-title'
import type { LadderLayout, Lane, Rung } from './ladder-shape'
import { nameLane } from './name-lane'
import { badgeOf, hasLegs, joinNotes, legOf } from './note-rung'
import { writeSpan } from './write-times'

/** Mermaid refuses diagrams of 50 000 characters, so no single text may take them. */
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

const noteOf = ({ lanes }: LadderLayout, { facts }: LadderTitle): readonly string[] => {
  if (lanes.length === 0 || facts.length === 0) return []
  const over = lanes.length === 1 ? aliasOf(0) : `${aliasOf(0)},${aliasOf(lanes.length - 1)}`
  return [`  Note over ${over}: ${facts.map((fact) => escapeMermaid(fact.join(': '))).join('<br/>')}`]
}

/** Times are seconds since the first message. Mermaid draws no more than 50 000 characters, about 700 messages. */
export const exportMermaid = (layout: LadderLayout, title: LadderTitle): string => {
  const isOneOfLegs = hasLegs(layout)
  const messages = layout.rungs.map((rung) => {
    const words = [rung.label || '?', badgeOf(rung), legOf(rung, isOneOfLegs), `${writeSpan(rung.sinceStart)} s`]
    return `  ${aliasOf(rung.fromLane)}${arrowOf(rung)}${aliasOf(rung.toLane)}: ${escapeMermaid(joinNotes(words))}`
  })
  return [
    'sequenceDiagram',
    `  title ${escapeMermaid(headingOf(title))}`,
    ...layout.lanes.map(participantOf),
    ...noteOf(layout, title),
    ...messages,
    '',
  ].join('\n')
}
