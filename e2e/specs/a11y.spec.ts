// axe on every view, in both themes.
import { findViolations } from '../find-violations'
import { expect, test } from '../fixtures'
import { CallsPage } from '../pages/calls-page'
import { SignInPage } from '../pages/sign-in-page'

for (const theme of ['light', 'dark'] as const) {
  test(`no violation in the ${theme} theme`, async ({ launchApp, organization }) => {
    const { window } = await launchApp()
    await window.emulateMedia({ colorScheme: theme })
    expect(await findViolations(window), 'sign-in').toEqual([])
    await new SignInPage(window).withClientCredentials(organization.domain)
    const calls = new CallsPage(window)
    await calls.search('')
    await calls.list.locator('[data-call]').first().click()
    await expect(calls.rungs.first()).toBeVisible()
    expect(await findViolations(window), 'ladder from records').toEqual([])
    await calls.fetchPcap()
    expect(await findViolations(window), 'ladder from the pcap').toEqual([])
    for (const view of ['Library', 'Settings']) {
      await window.getByRole('button', { name: view }).click()
      expect(await findViolations(window), view).toEqual([])
    }
    await window.getByRole('button', { name: 'Keys' }).click()
    expect(await findViolations(window), 'help').toEqual([])
    await window.keyboard.press('Escape')
    await window.keyboard.press('Control+K')
    await expect(window.getByPlaceholder('Type a command…')).toBeFocused()
    expect(await findViolations(window), 'palette').toEqual([])
  })
}
