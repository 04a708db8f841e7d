// @vitest-environment jsdom
// The HTML and Mermaid exports held against others' readers: html-validate and mermaid itself. Recordings of our own and
// hostile texts, as they are and as the view may show them.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { HtmlValidate } from 'html-validate'
import mermaid from 'mermaid'
import { describe, expect, it } from 'vitest'
import { findMissing } from '../src/core/call/find-missing'
import { messageFromCapture } from '../src/core/call/message-from-capture'
import { identifyMessages } from '../src/core/call/trace-message'
import { extractSip } from '../src/core/capture/extract-sip'
import { readCapture } from '../src/core/capture/read-capture'
import { exportHtml } from '../src/core/ladder/export-html'
import { exportMermaid } from '../src/core/ladder/export-mermaid'
import type { LadderTitle } from '../src/core/ladder/ladder-title'
import type { DrawnLayout } from '../src/core/ladder/ladder-shape'
import { layoutLadder } from '../src/core/ladder/layout-ladder'
import { listMediaBars } from '../src/core/ladder/list-media-bars'
import type { LadderTime } from '../src/core/ladder/time-columns'
import { aGhostlyLadder, aHostileLadder, aHostileTitle, aLadder, aTitle, aWideLadder } from './support/ladders'

const recorded = (name: string): DrawnLayout => {
  const bytes = readFileSync(join(import.meta.dirname, '..', 'resources', 'demo', `${name}.pcap`))
  const messages = identifyMessages(extractSip(readCapture(bytes).packets).messages.map(messageFromCapture))
  const plan = layoutLadder(messages, {
    foldRepeats: true,
    silence: {},
    missing: findMissing(messages),
    media: listMediaBars(messages),
    microsPerRow: 'fit',
  })
  return { ...plan, colours: 'kind' }
}

const ladders: readonly (readonly [string, DrawnLayout])[] = [
  ...['three-hop', 'hostile-names', 'retransmissions', 'blind-transfer'].map((name) => [name, recorded(name)] as const),
  ['a call', aLadder()],
  ['what is missing', aGhostlyLadder()],
  ['hostile texts', aHostileLadder()],
  ['40 lanes', aWideLadder(40)],
  ['no messages', { lanes: [], rungs: [] }],
]

const manners: readonly (readonly [LadderTitle, LadderTime])[] = [
  [aTitle, { zone: 'utc' }],
  [aHostileTitle(), { zone: 'local', localZone: 'CET Europe/Berlin', lead: 'delta' }],
  [aTitle, { zone: 'America/Argentina/Buenos_Aires' }],
]

const drawings = ladders.flatMap(([name, layout]) => manners.map(([title, time]) => ({ name, layout, title, time })))

describe('exports as others read them', () => {
  it('given any ladder, then html-validate finds nothing wrong', async () => {
    const validator = new HtmlValidate({
      extends: ['html-validate:recommended', 'html-validate:document'],
      // It counts the letters of references (`&lt;`) and not the characters that they stand for.
      rules: { 'long-title': 'off' },
    })
    const wrong: string[] = []
    for (const { name, layout, title, time } of drawings) {
      const { results } = await validator.validateString(exportHtml(layout, title, time))
      wrong.push(
        ...results.flatMap(({ messages }) =>
          messages.map(({ ruleId, message, line }) => `${name}, line ${line}: ${ruleId}: ${message}`),
        ),
      )
    }
    expect(wrong).toEqual([])
  })

  it('given any ladder, then mermaid reads a sequence diagram', async () => {
    const types = new Set<string>()
    for (const { layout, title, time } of drawings) {
      const { diagramType } = await mermaid.parse(exportMermaid(layout, title, time))
      types.add(diagramType)
    }
    expect([...types]).toEqual(['sequence'])
  })
})
