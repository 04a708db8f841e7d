// Pictures of the window in the states that a person meets, for docs/pictures. They are looked at one by one after each
// visible change; what a state must be like, the specs say.
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { demoCapture } from '../demo-capture'
import { projectFolder, type RunningApp } from '../electron-host'
import { expect, test } from '../fixtures'
import { CallsPage } from '../pages/calls-page'
import { FilesPage } from '../pages/files-page'
import { SignInPage } from '../pages/sign-in-page'

const results = process.env['RUNG_E2E_RESULTS'] ?? 'test-results'

const take = async (page: Page, name: string): Promise<void> => {
  // Nothing moves, blinks or is pointed at in a picture.
  await page.mouse.move(0, 0)
  await page.screenshot({ path: join(results, `${name}.png`), animations: 'disabled', caret: 'hide' })
}

/** Made by scripts/pictures.mjs. */
const made = (name: string): string => join(projectFolder, 'out', 'pictures', `${name}.pcap`)

const openFile = async ({ window }: RunningApp, file: string): Promise<CallsPage> => {
  const calls = new CallsPage(window)
  await new FilesPage(window).drop(file)
  await expect(calls.rungs.first()).toBeVisible({ timeout: 30_000 })
  await calls.ladder.focus()
  return calls
}

const press = async ({ page }: CallsPage, ...keys: readonly string[]): Promise<void> => {
  for (const key of keys) await page.keyboard.press(key)
}

const chooseTheme = async (page: Page, name: string): Promise<void> => {
  await page.getByRole('button', { name: 'Settings' }).click()
  await page.getByLabel('Theme').selectOption({ label: name })
  await page.getByRole('button', { name: 'Calls' }).click()
}

const openDemo = async (launchApp: (options: { args: readonly string[] }) => Promise<RunningApp>) => {
  const running = await launchApp({ args: ['--demo'] })
  const calls = new CallsPage(running.window)
  await expect(calls.rungs.first()).toBeVisible({ timeout: 30_000 })
  await calls.ladder.focus()
  await press(calls, 'Home')
  return { ...running, calls }
}

test('sign-in, and the first call of the demo organization', async ({ launchApp }) => {
  const { window } = await launchApp()
  await expect(window.getByRole('heading', { name: 'Rung' })).toBeVisible()
  await take(window, 'sign-in')
  const { calls } = await openDemo(launchApp)
  await take(calls.page, 'ladder')
})

test('nothing searched yet', async ({ signedIn }) => {
  await take(signedIn.calls.page, 'empty')
})

test('three hops, their offer beside the answer, and one message on both legs', async ({ launchApp }) => {
  const calls = await openFile(await launchApp(), demoCapture('three-hop'))
  await press(calls, 'Home')
  await take(calls.page, 'three-hop')
  await calls.message.getByRole('tab', { name: 'SDP' }).click()
  await take(calls.page, 'sdp')
  await calls.message.getByRole('tab', { name: 'Compare' }).click()
  await take(calls.page, 'compare')
  await press(calls, 'ControlOrMeta+k')
  await take(calls.page, 'palette')
})

test('forty lanes', async ({ launchApp }) => {
  const calls = await openFile(await launchApp(), made('wide'))
  await press(calls, 'Home', 'PageDown')
  await take(calls.page, 'forty-lanes')
})

test('ten thousand rungs', async ({ launchApp }) => {
  const calls = await openFile(await launchApp(), made('long'))
  await press(calls, 'End', 'PageUp')
  await take(calls.page, 'ten-thousand-rungs')
})

for (const [theme, name] of [
  ['Dark', 'dark'],
  ['High contrast', 'high-contrast'],
] as const) {
  test(`the theme ${theme}`, async ({ launchApp }) => {
    const calls = await openFile(await launchApp(), demoCapture('blind-transfer'))
    await chooseTheme(calls.page, theme)
    await calls.ladder.focus()
    await take(calls.page, name)
  })
}

test('two calls at once', async ({ launchApp }) => {
  const running = await launchApp()
  const calls = await openFile(running, demoCapture('three-hop'))
  await press(calls, 'Shift+P')
  await openFile(running, demoCapture('retransmissions'))
  await expect(calls.source).toContainText('from retransmissions.pcap')
  await calls.ladder.focus()
  await press(calls, 'v')
  await expect(calls.page.getByRole('grid', { name: /^Ladder, / })).toHaveCount(2)
  await take(calls.page, 'two-calls')
})

test('space by time, media between the lanes, colours by answer time', async ({ launchApp }) => {
  const calls = await openFile(await launchApp(), demoCapture('hold-resume'))
  await press(calls, 'Home', 'p', 'c', 'c', 'c')
  await expect(calls.page.getByRole('combobox', { name: 'Colours' })).toHaveValue('delta')
  await take(calls.page, 'time')
})

test('what the platform says of the conversation', async ({ launchApp }) => {
  const { calls } = await openDemo(launchApp)
  await calls.page.getByRole('button', { name: 'Conversation', exact: true }).click()
  await expect(calls.page.getByRole('dialog').getByRole('row').nth(2)).toBeVisible()
  await take(calls.page, 'conversation')
})

test('a narrow window', async ({ launchApp }) => {
  const { app, calls } = await openDemo(launchApp)
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(1024, 640))
  await expect.poll(() => calls.page.evaluate('window.innerWidth')).toBe(1024)
  await take(calls.page, 'narrow')
})

test('a sign-in that was refused', async ({ launchApp, organization }) => {
  const { window } = await launchApp()
  const signIn = new SignInPage(window)
  await signIn.withClientCredentials(organization.domain, 'not-the-secret')
  await expect(signIn.fault).toBeVisible()
  await take(window, 'error')
})
