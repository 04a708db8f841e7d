// What axe finds wrong with what the window shows.
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Page } from '@playwright/test'

const axeSource = fileURLToPath(import.meta.resolve('axe-core/axe.min.js'))

interface Violation {
  readonly id: string
  readonly nodes: readonly { readonly html: string }[]
}

/** One line for each rule. Evaluated from outside, so the page's content security policy stays as it is. */
export const findViolations = async (page: Page): Promise<readonly string[]> => {
  await page.evaluate(await readFile(axeSource, 'utf8'))
  const violations = await page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: { run: () => Promise<{ violations: readonly Violation[] }> } }
    return (await axe.run()).violations
  })
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`)
}
