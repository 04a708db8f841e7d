// What an attacker can put into a call is shown as text and stays in its folder.
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '../fixtures'
import { recordedCall } from '../organization'

test('markup in a display name and a path in a Call-ID are text, and contained', async ({ signedIn, organization }) => {
  const { calls, profile } = signedIn
  const call = recordedCall(organization, 'hostile-names')
  const dialogs: string[] = []
  calls.page.on('dialog', (dialog) => {
    dialogs.push(dialog.message())
    void dialog.dismiss()
  })
  const [callId = ''] = call.callIds
  expect(callId).toContain('../')
  await calls.chooseWindow('Last 21 days')
  await calls.search(callId)
  await expect(calls.rungs.first()).toBeVisible()
  await calls.fetchPcap()
  await calls.ladder.focus()
  await calls.page.keyboard.press('Home')
  await expect(calls.message.getByText('<img src=x onerror=alert(1)>').first()).toBeVisible()
  await expect(calls.message.getByText(callId).first()).toBeVisible()
  await calls.page.keyboard.press('r')
  await expect(calls.message.getByText('<script>').first()).toBeVisible()
  expect(await calls.page.locator('img, script:not([src])').count()).toBe(0)
  expect(dialogs).toEqual([])

  const saved = await readdir(join(profile, 'captures'))
  expect(saved).toHaveLength(2)
  for (const name of saved) expect(name).toMatch(/^[\w+-]+\.pcap(\.rung\.json)?$/)
})
