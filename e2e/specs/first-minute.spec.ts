// Journey 1: open the app, try the demonstration, see a call.
import { expect, test } from '../fixtures'
import { CallsPage } from '../pages/calls-page'
import { SignInPage } from '../pages/sign-in-page'

test('from the sign-in page to a ladder in one click', async ({ launchApp }) => {
  const { window } = await launchApp()
  await expect(window.getByRole('heading', { name: 'Rung' })).toBeVisible()
  await new SignInPage(window).tryDemo()
  const calls = new CallsPage(window)
  await expect(calls.rungs.first()).toBeVisible({ timeout: 20_000 })
  await expect(window.getByText('Demo organization').first()).toBeVisible()
  expect(await calls.rungCount()).toBeGreaterThan(20)
  await expect(calls.list.locator('[data-call]').first()).toBeVisible()
})

test('started with --demo, the ladder is there without a click', async ({ launchApp }) => {
  const { window } = await launchApp({ args: ['--demo'] })
  await expect(new CallsPage(window).rungs.first()).toBeVisible({ timeout: 20_000 })
})
