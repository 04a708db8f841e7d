// What the platform keeps beside the trace: who took part in the conversation, its stored INVITE, the media regions; and
// searches that are made again.
import type { Page } from '@playwright/test'
import { closeApp } from '../electron-host'
import { expect, test } from '../fixtures'
import { recordedCall } from '../organization'
import { CallsPage } from '../pages/calls-page'
import { SignInPage } from '../pages/sign-in-page'

const runCommand = async (page: Page, words: string): Promise<void> => {
  await page.keyboard.press('Control+K')
  await page.getByPlaceholder('Type a command…').fill(words)
  await page.keyboard.press('Enter')
}

test('who took part, when and how it ended, and a way from there into the ladder', async ({
  signedIn,
  organization,
}) => {
  const { calls } = signedIn
  await calls.search(recordedCall(organization, 'answered').conversationId)
  await expect(calls.rungs.first()).toBeVisible()
  await calls.page.getByRole('button', { name: 'Conversation', exact: true }).click()
  const dialog = calls.page.getByRole('dialog', { name: 'Conversation' })
  const rows = dialog.getByRole('row')
  await expect(rows.filter({ hasText: 'Queue Support' })).toContainText('In the queue')
  await expect(rows.filter({ hasText: 'Agent Ada Agent' }).last()).toContainText('wrap-up Resolved')
  await expect(rows.filter({ hasText: 'Customer' }).last()).toContainText('SIP 200 · Q.850 16')
  // The agent talked until the caller hung up: the next message is the BYE.
  await rows.filter({ hasText: 'Agent Ada Agent' }).filter({ hasText: 'Talking' }).getByRole('button').click()
  await expect(dialog).toBeHidden()
  await expect(calls.message.getByRole('heading').first()).toHaveText('BYE')
})

test('the stored INVITE says where it comes from, is lit both ways, and gives its headers by key', async ({
  signedIn,
  organization,
}) => {
  const { calls } = signedIn
  await calls.search(recordedCall(organization, 'answered').conversationId)
  await expect(calls.rungs.first()).toBeVisible()
  await runCommand(calls.page, 'Stored INVITE')
  const dialog = calls.page.getByRole('dialog', { name: 'Stored INVITE' })
  await expect(dialog).toContainText('It comes from neither the trace nor a pcap')
  await expect(dialog).toContainText('known from its search record only')
  const tree = dialog.getByRole('region', { name: 'Headers of the stored message' })
  const raw = dialog.getByRole('region', { name: 'Raw text of the stored message' })
  await tree.getByRole('button', { name: 'Contact', exact: true }).click()
  await expect(raw.locator('[data-lit="true"]')).toContainText('Contact:')
  await raw.getByText('Max-Forwards').click()
  await expect(tree.locator('[data-lit="true"]')).toContainText('Max-Forwards')

  await dialog.getByRole('button', { name: 'user-to-user', exact: true }).click()
  await dialog.getByLabel('Another header').fill('Call-ID')
  await calls.page.keyboard.press('Enter')
  await dialog.getByRole('button', { name: 'Ask for these headers' }).click()
  const answers = dialog.getByLabel('Headers that came')
  await expect(answers).toContainText(recordedCall(organization, 'answered').callIds[0] ?? '')
  await expect(answers.locator('dt')).toHaveText(['ruri', 'to', 'from', 'Call-ID'])

  // What the ladder knows from a record only is read there now, and says from where.
  await dialog.getByRole('button', { name: 'Show in the ladder' }).click()
  await expect(calls.message).toContainText('as Genesys Cloud stored it with the conversation')
  await expect(calls.message.locator('pre')).toContainText('m=audio')
  await calls.ladder.focus()
  await calls.page.keyboard.press('End')
  await expect(calls.message.locator('pre')).toHaveCount(0)
})

test('what is not kept, and what may not be read, is said', async ({ signedIn, organization }) => {
  const { calls } = signedIn
  await calls.search(recordedCall(organization, 'answered').conversationId)
  await expect(calls.rungs.first()).toBeVisible()
  organization.control.addFault({
    operation: 'getTelephonySipmessagesConversation',
    fault: { kind: 'status', status: 404 },
  })
  await calls.message.getByRole('button', { name: 'Stored INVITE…' }).click()
  await expect(calls.page.getByText('keeps no SIP message with this conversation')).toBeVisible()
  await calls.page.keyboard.press('Escape')
  organization.control.denyPermission('telephony:plugin:all')
  await runCommand(calls.page, 'Media regions')
  await expect(calls.page.getByRole('alert')).toContainText('telephony:plugin:all')
  organization.control.allowPermission('telephony:plugin:all')
  await runCommand(calls.page, 'Keys of commands')
  await runCommand(calls.page, 'Media regions')
  await expect(calls.page.getByRole('list', { name: 'Home region' })).toContainText('Frankfurt, Germany')
  await expect(calls.page.getByRole('list', { name: 'Satellite regions' }).getByRole('listitem')).toHaveCount(3)
})

test('text that the search sent with a record is shown as such', async ({ signedIn, organization }) => {
  const { calls } = signedIn
  organization.control.setOptions({ messageText: true })
  await calls.search(recordedCall(organization, 'answered').conversationId)
  await expect(calls.rungs.first()).toBeVisible()
  await expect(calls.message).toContainText('as the search sent it with the record')
  await expect(calls.message.locator('pre')).toContainText('INVITE sip:')
  await expect(calls.source).toContainText('7 of them with their text')
})

test('a search is kept over a restart, made again by command, and forgotten', async ({ launchApp, organization }) => {
  const { conversationId } = recordedCall(organization, 'busy')
  const first = await launchApp()
  await new SignInPage(first.window).withClientCredentials(organization.domain)
  await new CallsPage(first.window).search(conversationId)
  await expect(new CallsPage(first.window).rungs.first()).toBeVisible()
  await closeApp(first)

  const { window } = await launchApp({ profile: first.profile })
  await new SignInPage(window).againAsClient()
  const calls = new CallsPage(window)
  const recent = window.getByRole('button', { name: 'Recent searches' })
  await recent.click()
  await expect(window.getByRole('menuitem')).toHaveText([`${conversationId}Last 24 hours`, 'Forget these searches'])
  await window.keyboard.press('Escape')
  await runCommand(window, 'Make the last search again')
  await expect(calls.ladder.getByText('486 Busy Here').first()).toBeVisible()
  await runCommand(window, 'Forget recent searches')
  await expect(recent).toBeHidden()
})
