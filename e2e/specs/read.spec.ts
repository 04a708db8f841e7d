// Journey 4: walk the rungs by keyboard, the message beside them follows.
import { expect, test } from '../fixtures'
import { recordedCall } from '../organization'
import type { CallsPage } from '../pages/calls-page'
import { shrinkWindow } from '../shrink-window'

const openWithPcap = async (calls: CallsPage, conversationId: string): Promise<void> => {
  await calls.search(conversationId)
  await expect(calls.rungs.first()).toBeVisible()
  await calls.fetchPcap()
}

test('arrow keys, Home and End walk the rungs and the parsed headers follow', async ({ signedIn, organization }) => {
  const { calls } = signedIn
  await openWithPcap(calls, recordedCall(organization, 'three-hop').conversationId)
  const last = (await calls.rungCount()) - 1
  await calls.ladder.focus()
  await calls.page.keyboard.press('Home')
  await expect(calls.message.getByRole('heading', { name: 'INVITE' })).toBeVisible()
  await expect(calls.message.getByRole('button', { name: 'Call-ID', exact: true })).toBeVisible()
  await calls.page.keyboard.press('ArrowDown')
  await expect(calls.selectedRung).toHaveAttribute('data-rung', '1')
  await calls.page.keyboard.press('k')
  await expect(calls.selectedRung).toHaveAttribute('data-rung', '0')
  await calls.page.keyboard.press('End')
  await expect(calls.selectedRung).toHaveAttribute('data-rung', String(last))
  await expect(calls.ladder).toHaveAttribute('aria-activedescendant', `rung-${last}`)
})

test('a header opens into named parts with an explanation, and raw text is one key away', async ({
  signedIn,
  organization,
}) => {
  const { calls } = signedIn
  await openWithPcap(calls, recordedCall(organization, 'answered').conversationId)
  await calls.ladder.focus()
  await calls.page.keyboard.press('Home')
  await calls.message.getByRole('button', { name: 'Via', exact: true }).first().click()
  await expect(calls.message.getByText('Lists the hops the request went over')).toBeVisible()
  await expect(calls.message.getByText('branch', { exact: true })).toBeVisible()
  await calls.ladder.focus()
  await calls.page.keyboard.press('r')
  await expect(calls.message.getByText(/^INVITE sip:[^]*\nm=audio/)).toBeVisible()
})

test('rows outside the view are not in the document', async ({ signedIn, organization }) => {
  const { calls, app } = signedIn
  await shrinkWindow({ app })
  await openWithPcap(calls, recordedCall(organization, 'three-hop').conversationId)
  const all = await calls.rungCount()
  await calls.ladder.focus()
  await calls.page.keyboard.press('Home')
  await expect.poll(() => calls.rungs.count()).toBeLessThan(all)
  await calls.page.keyboard.press('End')
  await expect(calls.ladder.locator('[data-rung="0"]')).toHaveCount(0)
})
