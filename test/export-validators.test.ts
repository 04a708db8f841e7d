// @vitest-environment jsdom
// The HTML and Mermaid exports held against others' readers: html-validate and mermaid itself. Recordings of our own and
// hostile texts, as they are and as the view may show them.
import { createRequire } from 'node:module'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
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
import type { LadderTime } from '../src/core/ladder/time-columns'
import { aGhostlyLadder, aHostileLadder, aHostileTitle, aLadder, aTitle, aWideLadder } from './support/ladders'

/** The packages are not among ours yet; where they are missing, the tests say so and pass over. */
const findPackage = async <T>(name: string): Promise<T | undefined> => {
  try {
    const path = createRequire(import.meta.url).resolve(name)
    return (await import(/* @vite-ignore */ pathToFileURL(path).href)) as T
  } catch {
    process.stdout.write(`  not checked: exports with ${name}, because it is not installed\n`)
    return undefined
  }
}

interface HtmlValidateModule {
  readonly HtmlValidate: new (config: object) => {
    readonly validateString: (markup: string) => Promise<{
      readonly results: readonly {
        readonly messages: readonly { readonly ruleId: string; readonly message: string; readonly line: number }[]
      }[]
    }>
  }
}

interface MermaidModule {
  readonly default: { readonly parse: (diagram: string) => Promise<{ readonly diagramType: string }> }
}

const htmlValidate = await findPackage<HtmlValidateModule>('html-validate')
const mermaid = await findPackage<MermaidModule>('mermaid')

const recorded = (name: string): DrawnLayout => {
  const bytes = readFileSync(join(import.meta.dirname, '..', 'resources', 'demo', `${name}.pcap`))
  const messages = identifyMessages(extractSip(readCapture(bytes).packets).messages.map(messageFromCapture))
  return layoutLadder(messages, { foldRepeats: true, silence: {}, missing: findMissing(messages) })
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
  [aHostileTitle(), { zone: 'local-label-free', localZone: 'CET Europe/Berlin', lead: 'delta' }],
]

const drawings = ladders.flatMap(([name, layout]) => manners.map(([title, time]) => ({ name, layout, title, time })))

describe('exports as others read them', () => {
  it.skipIf(htmlValidate === undefined)('given any ladder, then html-validate finds nothing wrong', async () => {
    if (htmlValidate === undefined) return
    const validator = new htmlValidate.HtmlValidate({
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

  it.skipIf(mermaid === undefined)('given any ladder, then mermaid reads a sequence diagram', async () => {
    const types = new Set<string>()
    for (const { layout, title, time } of drawings) {
      const read = await mermaid?.default.parse(exportMermaid(layout, title, time))
      types.add(read?.diagramType ?? 'none')
    }
    expect([...types]).toEqual(['sequence'])
  })
})
