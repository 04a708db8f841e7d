// Journeys 2 and 3: a conversation id, and a number with a time.
import { expect, test } from '../fixtures'
import { recordedCall } from '../organization'

test('a pasted conversation id brings the whole call with all its legs', async ({ signedIn, organization }) => {
  const { calls } = signedIn
  const call = recordedCall(organization, 'three-hop')
  await calls.search(call.conversationId)
  await expect(calls.rungs.first()).toBeVisible()
  expect(await calls.rungCount()).toBe(call.messages)
  // Only some rows carry the conversation's id; Rung says what it did about that.
  await expect(calls.source).toContainText('metadata only')
  await expect(calls.source).toContainText(/Rung then searched \d+ Call-IDs? for the rest/)
  await expect(calls.ladder.getByRole('columnheader')).toHaveCount(1 + 4)
})

test('a number and a time bring a list, and a line of it a ladder', async ({ signedIn, organization }) => {
  const { calls } = signedIn
  const call = recordedCall(organization, 'busy')
  await calls.chooseWindow('Last 24 hours')
  await calls.searchParties({ from: call.from })
  const line = calls.list.locator('[data-call]').filter({ hasText: '486' }).first()
  await line.click()
  await expect(calls.ladder.getByText('486 Busy Here').first()).toBeVisible()
})

test('nothing found teaches why and offers the wider window', async ({ signedIn }) => {
  const { calls } = signedIn
  await calls.search('nobody@nowhere.example')
  await expect(calls.page.getByText('no proof that there was no call')).toBeVisible()
  await calls.page.getByRole('button', { name: 'Search all 21 days' }).click()
  await expect(calls.page.getByText('no proof that there was no call')).toBeVisible()
})
