// axe on every view, in three themes; what a screen reader is told of the ladder; and what the system wishes.
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import type { Settings } from '../../src/shared/schema/settings'
import { demoCapture } from '../demo-capture'
import { projectFolder } from '../electron-host'
import { findViolations } from '../find-violations'
import { expect, test } from '../fixtures'
import { CallsPage } from '../pages/calls-page'
import { FilesPage } from '../pages/files-page'
import { KeyboardPage } from '../pages/keyboard-page'
import { SignInPage } from '../pages/sign-in-page'
import { shrinkWindow } from '../shrink-window'

const themes = ['light', 'dark', 'high-contrast'] as const

/** As the settings do it, but also where there are none yet. */
const setTheme = async (page: Page, theme: Settings['theme']): Promise<void> => {
  await page.evaluate((chosen) => globalThis.window.bridge.call(9000, 'settings.change', { theme: chosen }), theme)
  await expect(page.locator('html')).toHaveAttribute('data-theme', theme)
}

for (const theme of themes) {
  test(`no violation in the ${theme} theme`, async ({ launchApp, organization }, testInfo) => {
    test.slow()
    const { window } = await launchApp()
    const check = async (view: string): Promise<void> => {
      expect(await findViolations(window), view).toEqual([])
      await window.screenshot({ path: testInfo.outputPath(`${view}.png`) })
    }
    await setTheme(window, theme)
    await check('sign-in')
    await new SignInPage(window).withClientCredentials(organization.domain)
    const calls = new CallsPage(window)
    await expect(window.getByRole('search', { name: 'Find calls' })).toBeVisible()
    await check('search, empty')
    await calls.search('')
    await expect(calls.list.locator('[data-call]').first()).toBeVisible()
    await check('list')
    await calls.list.locator('[data-call]').first().click()
    await expect(calls.rungs.first()).toBeVisible()
    await check('ladder from records')
    await window.getByRole('button', { name: 'Conversation', exact: true }).click()
    await expect(window.getByRole('table')).toBeVisible()
    await check('conversation')
    await window.getByRole('dialog').getByRole('button', { name: 'Stored INVITE…' }).click()
    await window.getByRole('button', { name: 'Ask for these headers' }).click()
    await expect(window.getByLabel('Headers that came')).toBeVisible()
    await check('stored INVITE')
    await window.keyboard.press('Escape')
    await calls.fetchPcap()
    for (const tab of ['Headers', 'Raw', 'SDP', 'Compare']) {
      await calls.message.getByRole('tab', { name: tab }).click()
      await check(`message, ${tab}`)
    }

    await window.getByRole('combobox', { name: 'Filter messages' }).fill('method:')
    await expect(window.getByRole('listbox', { name: 'What may stand here' })).toBeVisible()
    await check('filter with completion')
    await window.keyboard.press('Escape')
    await window.keyboard.press('Escape')
    await calls.ladder.getByRole('columnheader').nth(1).getByRole('button').click()
    await expect(window.getByRole('menu')).toBeVisible()
    await check('menu of a lane')
    await window.keyboard.press('Escape')

    for (const view of ['Library', 'Settings']) {
      await window.getByRole('button', { name: view, exact: true }).click()
      await expect(window.getByRole('heading', { name: view, level: 1 })).toBeVisible()
      await check(view)
    }
    await window.getByRole('button', { name: 'Media regions' }).click()
    await expect(window.getByRole('list', { name: 'Core regions' })).toBeVisible()
    await check('media regions')
    const keyboard = new KeyboardPage(window)
    await keyboard.open()
    await keyboard.change('Next message', 'J', 'k')
    await expect(window.getByRole('alert')).toBeVisible()
    await keyboard.start('First message', 'Home')
    await check('keyboard')
    await window.keyboard.press('Escape')
    await window.getByRole('button', { name: 'Keys', exact: true }).click()
    await check('help')
    await window.keyboard.press('Escape')
    await window.keyboard.press('Control+K')
    await expect(window.getByPlaceholder('Type a command…')).toBeFocused()
    await check('palette')
  })

  test(`no violation in the ${theme} theme, with files`, async ({ launchApp }, testInfo) => {
    test.slow()
    const { window, app } = await launchApp({ args: [demoCapture('three-hop'), demoCapture('retransmissions')] })
    await setTheme(window, theme)
    const calls = new CallsPage(window)
    const files = new FilesPage(window)
    await expect(calls.rungs.first()).toBeVisible({ timeout: 20_000 })
    await calls.ladder.focus()
    await window.keyboard.press('Space')
    await window.screenshot({ path: testInfo.outputPath('file.png') })
    expect(await findViolations(window), 'file').toEqual([])
    await shrinkWindow({ app })
    expect(await findViolations(window), 'file in a small window').toEqual([])
    await files.drop(join(projectFolder, 'resources', 'icon.png'))
    await expect(files.fault).toBeVisible()
    expect(await findViolations(window), 'file that is refused').toEqual([])
    await files.drag(demoCapture('busy'))
    expect(await findViolations(window), 'file that is held over the window').toEqual([])
  })
}

test('a rung reads as a sentence, in the table and when it is selected from elsewhere', async ({ launchApp }) => {
  const { window } = await launchApp({ args: [demoCapture('retransmissions')] })
  const calls = new CallsPage(window)
  await expect(calls.rungs.first()).toBeVisible({ timeout: 20_000 })
  await window.getByRole('combobox', { name: 'Times' }).selectOption({ label: 'UTC' })
  const sentence =
    /^\d\d:\d\d:\d\d\.\d{6} UTC: \S.* from \d+\.\d+\.\d+\.\d+\S* to (?:itself|\d+\.\d+\.\d+\.\d+\S*), leg \d+(?:, [^.]+)?\. .+$/
  // The names that Chromium itself computes for its accessibility tree.
  const rows = calls.ladder.getByRole('row', { name: sentence })
  await expect(rows).toHaveCount(await calls.rungCount())
  await expect(calls.ladder.getByRole('row', { name: /, leg 1, \d retransmissions?/ }).first()).toBeVisible()

  await calls.ladder.focus()
  await window.keyboard.press('Home')
  const live = window.locator('section[aria-label="Call flow"] > [aria-live="polite"]')
  await expect(live).toHaveText('')
  const active = await calls.ladder.getAttribute('aria-activedescendant')
  await expect(calls.selectedRung).toHaveAttribute('id', active ?? '')
  await window.getByRole('button', { name: 'Mark', exact: true }).focus()
  await window.keyboard.press('j')
  await expect(live).toHaveText(sentence)
})

test('more contrast, forced colours and less motion are as the system wishes', async ({ launchApp }, testInfo) => {
  const { window } = await launchApp({ args: [demoCapture('three-hop')] })
  const calls = new CallsPage(window)
  await expect(calls.rungs.first()).toBeVisible({ timeout: 20_000 })
  const root = window.locator('html')
  await expect(root).not.toHaveAttribute('data-contrast')
  await window.emulateMedia({ contrast: 'more', colorScheme: 'light' })
  await expect(root).toHaveAttribute('data-contrast', 'more')
  expect(await findViolations(window), 'more contrast').toEqual([])
  await window.screenshot({ path: testInfo.outputPath('more-contrast.png') })
  await window.emulateMedia({ contrast: null, forcedColors: 'active', reducedMotion: 'reduce' })
  await expect(root).not.toHaveAttribute('data-contrast')
  // Legs, lanes and what is selected are there without a colour of ours.
  await expect(calls.selectedRung).toHaveCSS('outline-style', 'solid')
  expect(await findViolations(window), 'forced colours').toEqual([])
  await window.screenshot({ path: testInfo.outputPath('forced-colours.png') })
  const moving = await window.evaluate(() => document.getAnimations().length)
  expect(moving).toBe(0)
})

test('wherever the focus goes by Tab, it can be seen', async ({ launchApp }) => {
  const { window } = await launchApp({ args: [demoCapture('three-hop')] })
  await expect(new CallsPage(window).rungs.first()).toBeVisible({ timeout: 20_000 })
  const unseen: string[] = []
  for (let step = 0; step < 40; step += 1) {
    await window.keyboard.press('Tab')
    const hidden = await window.evaluate(() => {
      // A field without an outline of its own has one around it.
      const around = (element: Element | null, left: number): boolean =>
        element !== null &&
        left > 0 &&
        (getComputedStyle(element).outlineStyle !== 'none' || around(element.parentElement, left - 1))
      const { activeElement } = document
      if (activeElement === null || activeElement === document.body || around(activeElement, 3)) return undefined
      return activeElement.outerHTML.slice(0, 120)
    })
    if (hidden !== undefined) unseen.push(hidden)
  }
  expect(unseen).toEqual([])
})
