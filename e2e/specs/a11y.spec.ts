// axe on every view, in both themes.
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Page } from '@playwright/test'
import { expect, test } from '../fixtures'
import { CallsPage } from '../pages/calls-page'
import { SignInPage } from '../pages/sign-in-page'

const axeSource = fileURLToPath(import.meta.resolve('axe-core/axe.min.js'))

interface Violation {
  readonly id: string
  readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[]
}

/** Evaluated from outside, so the page's content security policy stays as it is. */
const violationsOf = async (page: Page): Promise<readonly string[]> => {
  await page.evaluate(await readFile(axeSource, 'utf8'))
  const violations = await page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: { run: () => Promise<{ violations: readonly Violation[] }> } }
    return (await axe.run()).violations
  })
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`)
}

for (const theme of ['light', 'dark'] as const) {
  test(`no violation in the ${theme} theme`, async ({ launchApp, organization }) => {
    const { window } = await launchApp()
    await window.emulateMedia({ colorScheme: theme })
    expect(await violationsOf(window), 'sign-in').toEqual([])
    await new SignInPage(window).withClientCredentials(organization.domain)
    const calls = new CallsPage(window)
    await calls.search('')
    await calls.list.getByRole('option').first().click()
    await expect(calls.rungs.first()).toBeVisible()
    expect(await violationsOf(window), 'ladder from records').toEqual([])
    await calls.fetchPcap()
    expect(await violationsOf(window), 'ladder from the pcap').toEqual([])
    for (const view of ['Library', 'Settings']) {
      await window.getByRole('button', { name: view }).click()
      expect(await violationsOf(window), view).toEqual([])
    }
    await window.getByRole('button', { name: 'Keys' }).click()
    expect(await violationsOf(window), 'help').toEqual([])
    await window.keyboard.press('Escape')
    await window.keyboard.press('Control+K')
    await expect(window.getByPlaceholder('Type a command…')).toBeFocused()
    expect(await violationsOf(window), 'palette').toEqual([])
  })
}
