// Journey 4, the message itself: tree, raw text, session description and comparison, and what can be taken out of it.
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ElectronApplication } from '@playwright/test'
import { findViolations } from '../find-violations'
import { expect, test } from '../fixtures'
import { recordedCall, type OrganizationUnderTest } from '../organization'
import { CallsPage } from '../pages/calls-page'

const openCall = async (calls: CallsPage, organization: OrganizationUnderTest, id: string): Promise<void> => {
  const call = recordedCall(organization, id)
  await calls.chooseWindow('Last 21 days')
  await calls.search(call.conversationId)
  await expect(calls.page.locator('header dd', { hasText: call.conversationId })).toBeVisible()
  await calls.fetchPcap()
  await expect(calls.source).toContainText('in full from the pcap')
  await calls.ladder.focus()
  await calls.page.keyboard.press('Home')
}

/** As the system has it, whatever put it there. */
const clipboardOf = ({ app }: { readonly app: ElectronApplication }): Promise<string> =>
  app.evaluate(({ clipboard }) => clipboard.readText())

test('message pane: tabs are one tab stop, and a header lit in the tree is lit in the raw text and back', async ({
  signedIn,
  organization,
}) => {
  const { calls } = signedIn
  const { message, page } = calls
  await openCall(calls, organization, 'three-hop')

  await message.getByRole('button', { name: 'Contact', exact: true }).hover()
  await expect(message.getByText('RFC 3261 20.10')).toBeVisible()
  await message.getByRole('button', { name: 'CSeq', exact: true }).click()
  await message.getByRole('tab', { name: 'Headers' }).focus()
  await page.keyboard.press('ArrowRight')
  await expect(message.getByRole('tab', { name: 'Raw' })).toBeFocused()
  const lit = message.locator('pre [data-lit="true"]')
  await expect(lit).toHaveText(/^CSeq: 1 INVITE\s*$/)

  await message.locator('pre [data-field="Call-ID#0"]').click()
  await message.getByRole('tab', { name: 'Raw' }).focus()
  await page.keyboard.press('Home')
  await expect(message.locator('li[data-lit="true"]')).toContainText('Call-ID')
  // It stays lit from message to message.
  await calls.ladder.focus()
  await page.keyboard.press('j')
  await expect(message.locator('li[data-lit="true"]')).toContainText('Call-ID')
})

test('message pane: find counts and walks what the pane shows', async ({ signedIn, organization }) => {
  const { calls } = signedIn
  const { message, page } = calls
  await openCall(calls, organization, 'answered')
  await page.keyboard.press('r')
  await page.keyboard.press('F3')
  await expect(message.getByRole('textbox', { name: 'Find in the message' })).toBeFocused()
  await page.keyboard.type('INVITE')
  const status = message.getByRole('search').getByRole('status')
  await expect(status).toHaveText(/^1 of \d+$/)
  await page.keyboard.press('Enter')
  await expect(status).toHaveText(/^2 of \d+$/)
  expect(await page.evaluate(() => [...CSS.highlights.keys()])).toEqual(['message-found', 'message-found-current'])
  await page.keyboard.press('Escape')
  await expect(status).toHaveText('')
  expect(await page.evaluate(() => CSS.highlights.size)).toBe(0)
})

test('message pane: the answer stands beside the offer, with codecs in their order', async ({
  signedIn,
  organization,
}) => {
  const { calls } = signedIn
  const { message, page } = calls
  await openCall(calls, organization, 'answered')
  await page.keyboard.press('Shift+S')
  const media = message.getByRole('table', { name: 'Media sections' })
  await expect(media.getByRole('columnheader', { name: 'Offer' })).toContainText('INVITE')
  await expect(media.getByRole('columnheader', { name: 'Answer' })).toContainText('200 OK')
  const codecs = media.getByRole('list', { name: 'Codecs in order of preference' })
  await expect(codecs).toHaveCount(2)
  await expect(codecs.first().getByRole('listitem').first()).toContainText('/8000')
  await expect(message.getByRole('table', { name: 'Every line' })).toContainText('v=0')
})

test('message pane: the same request on the other leg is compared by itself, and any other one that is marked', async ({
  signedIn,
  organization,
}) => {
  const { calls } = signedIn
  const { message, page } = calls
  await openCall(calls, organization, 'three-hop')
  await page.keyboard.press('d')
  await expect(message.getByText('the same message on the other leg')).toBeVisible()
  const headers = message.getByRole('table', { name: 'Headers' })
  await expect(headers.locator('tr[data-kind="changed"]', { hasText: 'Call-ID' })).toHaveCount(1)
  await expect(headers.locator('tr[data-kind="same"]').first()).toBeVisible()
  await message.getByLabel('Differences only').check()
  await expect(headers.locator('tr[data-kind="same"]')).toHaveCount(0)

  await calls.ladder.focus()
  await page.keyboard.press('Space')
  await expect(message.getByRole('button', { name: 'Marked' })).toHaveAttribute('aria-pressed', 'true')
  await page.keyboard.press('j')
  await expect(message.getByText('the message that you marked')).toBeVisible()
  await expect(message.getByText('(marked)')).toBeVisible()
})

test('message pane: values, lines and the whole message reach the clipboard', async ({ signedIn, organization }) => {
  const { calls } = signedIn
  const { message, page } = calls
  await openCall(calls, organization, 'answered')
  await message.getByRole('button', { name: 'CSeq', exact: true }).click()
  await message.getByRole('button', { name: 'Copy', exact: true }).click()
  await expect(message.getByRole('menuitem', { name: 'Header value' })).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(message.getByText('Header line copied')).toBeVisible()
  expect(await clipboardOf(signedIn)).toBe('CSeq: 1 INVITE')

  await page.keyboard.press('Control+Shift+C')
  await expect(message.getByText('Whole message copied')).toBeVisible()
  expect(await clipboardOf(signedIn)).toMatch(/^INVITE sip:[^]*\nCSeq: 1 INVITE\n[^]*\nm=audio /)

  await page.keyboard.press('Control+K')
  await page.keyboard.type('copy the call-id')
  await page.keyboard.press('Enter')
  await expect(message.getByText('Call-ID copied')).toBeVisible()
  const [callId = ''] = organization.calls.find(({ id }) => id === 'answered')?.callIds ?? []
  expect(await clipboardOf(signedIn)).toBe(callId)
})

test('message pane: what is wrong stands at its header and under its very bytes', async ({
  launchApp,
  signedIn,
  organization,
}, testInfo) => {
  const { calls, profile, app } = signedIn
  await openCall(calls, organization, 'answered')
  await app.close()
  const folder = join(profile, 'captures')
  const name = (await readdir(folder)).find((file) => file.endsWith('.pcap'))
  if (name === undefined) throw new Error('no pcap was saved')
  const bytes = await readFile(join(folder, name), 'latin1')
  // Of the same length, so that the capture stays sound.
  const damaged = bytes.replace('CSeq: 1 INVITE', 'CSeq: x INVITE')
  await writeFile(join(folder, name), damaged, 'latin1')

  const { window } = await launchApp({ profile, args: ['--demo'] })
  await window.getByRole('button', { name: 'Library' }).click()
  await window.getByRole('button', { name: 'Open ladder' }).click()
  const { message, ladder } = new CallsPage(window)
  await ladder.focus()
  await window.keyboard.press('Home')
  const line = message.locator('li[data-field="CSeq#0"]')
  await expect(line.getByRole('img', { name: 'error' })).toBeVisible()
  await window.screenshot({ path: testInfo.outputPath('issues-headers.png') })
  await window.keyboard.press('r')
  const wrong = message.locator('pre [data-field="CSeq#0"] [data-severity="error"]')
  await expect(wrong).toHaveAttribute('title', /RFC 3261/)
  expect(await wrong.innerText()).toContain('x')
  await window.screenshot({ path: testInfo.outputPath('issues-raw.png') })
})

test('message pane: markup in a message is text on every tab', async ({ signedIn, organization }) => {
  const { calls } = signedIn
  const { message, page } = calls
  await openCall(calls, organization, 'hostile-names')
  await page.keyboard.press('Space')
  await page.keyboard.press('j')
  for (const tab of ['Headers', 'Raw', 'Compare']) {
    await message.getByRole('tab', { name: tab }).click()
    await expect(message.getByText('<img src=x onerror=alert(1)>').first()).toBeVisible()
    expect(await page.locator('img, script:not([src])').count(), tab).toBe(0)
  }
})

for (const theme of ['light', 'dark'] as const) {
  test(`message pane: no violation on any tab in the ${theme} theme`, async ({ signedIn, organization }, testInfo) => {
    const { calls } = signedIn
    const { message, page } = calls
    await page.emulateMedia({ colorScheme: theme })
    await openCall(calls, organization, 'three-hop')
    for (const tab of ['Headers', 'Raw', 'SDP', 'Compare']) {
      await message.getByRole('tab', { name: tab }).click()
      if (tab === 'Headers') await message.getByRole('button', { name: 'From', exact: true }).click()
      expect(await findViolations(page), tab).toEqual([])
      await page.screenshot({ path: testInfo.outputPath(`${tab}.png`) })
    }
    await message.getByRole('button', { name: 'Copy', exact: true }).click()
    await expect(message.getByRole('menu', { name: 'Copy' })).toBeVisible()
    expect(await findViolations(page), 'copy menu').toEqual([])
  })
}
