// Journey 5: the pcap is fetched, kept, and the ladder is rebuilt from it, message for message as tshark reads it.
import { execFile } from 'node:child_process'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from '../fixtures'
import { CallsPage } from '../pages/calls-page'

const run = promisify(execFile)

/** Every SIP message of a file as tshark lists them: frame, and method or status with reason. */
const tsharkMessages = async (file: string): Promise<readonly { readonly frame: number; readonly start: string }[]> => {
  const fields = ['frame.number', 'sip.Method', 'sip.Status-Code', 'sip.Status-Line'].flatMap((field) => ['-e', field])
  const { stdout } = await run('tshark', ['-r', file, '-Y', 'sip', '-T', 'fields', '-E', 'separator=\u0001', ...fields])
  return stdout
    .trimEnd()
    .split('\n')
    .map((line) => {
      const [frame = '', method = '', , statusLine = ''] = line.split('\u0001')
      return { frame: Number(frame), start: statusLine === '' ? method : statusLine.replace(/^SIP\/2\.0 /, '') }
    })
}

const pcapIn = async (profile: string, conversationId: string): Promise<string> => {
  const folder = join(profile, 'captures')
  const file = (await readdir(folder)).find((name) => name.includes(conversationId) && name.endsWith('.pcap'))
  if (file === undefined) throw new Error(`No pcap of ${conversationId} was saved`)
  return join(folder, file)
}

test('of every recorded call, the saved pcap has in tshark the messages that the ladder shows', async ({
  signedIn,
  organization,
}) => {
  test.setTimeout(240_000)
  const { calls, profile } = signedIn
  for (const call of organization.calls) {
    await calls.chooseWindow('Last 21 days')
    await calls.search(call.conversationId)
    await expect(calls.page.locator('header dd', { hasText: call.conversationId })).toBeVisible()
    await calls.fetchPcap()
    await expect(calls.source, call.id).toContainText('in full from the pcap')
    const walked = await calls.walk()
    const expected = await tsharkMessages(await pcapIn(profile, call.conversationId))
    expect(walked, call.id).toEqual(expected.map(({ start, frame }) => ({ start, frame })))
  }
})

test('a request shows where it stands, can be cancelled, and leaves nothing half-done', async ({
  signedIn,
  organization,
}) => {
  const { calls, profile } = signedIn
  const [call] = organization.calls
  if (call === undefined) throw new Error('no calls')
  organization.control.setOptions({ pending: { kind: 'not-found', polls: 1000 } })
  await calls.chooseWindow('Last 21 days')
  await calls.search(call.conversationId)
  await calls.page.getByRole('button', { name: 'Get the pcap' }).click()
  await expect(calls.page.getByText('Genesys Cloud is building the pcap')).toBeVisible()
  await calls.page.getByRole('button', { name: 'Cancel' }).click()
  await expect(calls.page.getByRole('button', { name: 'Get the pcap' })).toBeEnabled()
  await expect(calls.page.getByRole('alert')).toHaveCount(0)
  expect(await readdir(join(profile, 'captures')).catch(() => [])).toEqual([])
})

test('a slow and broken download is taken up again', async ({ signedIn, organization }) => {
  const { calls } = signedIn
  const [call] = organization.calls
  if (call === undefined) throw new Error('no calls')
  organization.control.addFault({ operation: 'fetchPcap', fault: { kind: 'cut', afterBytes: 500 }, times: 1 })
  organization.control.addFault({
    operation: 'fetchPcap',
    fault: { kind: 'slow-body', bytesPerSecond: 20_000 },
    times: 1,
  })
  await calls.chooseWindow('Last 21 days')
  await calls.search(call.conversationId)
  await calls.fetchPcap()
  await expect(calls.source).toContainText('in full from the pcap')
})

test('a call whose pcap was fetched before opens from the library, also after a restart', async ({
  launchApp,
  signedIn,
  organization,
}) => {
  const { calls, profile, app } = signedIn
  const [call] = organization.calls
  if (call === undefined) throw new Error('no calls')
  await calls.chooseWindow('Last 21 days')
  await calls.search(call.conversationId)
  await calls.fetchPcap()
  await app.close()

  const again = await launchApp({ profile, args: ['--demo'] })
  await again.window.getByRole('button', { name: 'Library' }).click()
  await again.window.getByRole('button', { name: 'Open ladder' }).click()
  const reopened = new CallsPage(again.window)
  await expect(reopened.source).toContainText('in full from the pcap')
  expect(await reopened.rungCount()).toBe(call.messages)
})
