// Journey 6: a real Wireshark opens the saved pcap on the selected frame with the call's display filter.
import { execFile } from 'node:child_process'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from '../fixtures'
import { recordedCall } from '../organization'
import { CallsPage } from '../pages/calls-page'
import { demoCapture } from '../demo-capture'

const run = promisify(execFile)

/** Titles of all windows on the display. */
const windowTitles = async (): Promise<string> => {
  const { stdout } = await run('xdotool', ['search', '--name', '.+', 'getwindowname', '%@']).catch(() => ({
    stdout: '',
  }))
  return stdout
}

/** Command lines of running programs of this name. */
const commandLines = async (name: string): Promise<readonly (readonly string[])[]> => {
  const ids = (await readdir('/proc')).filter((entry) => /^\d+$/.test(entry))
  const lines = await Promise.all(ids.map((id) => readFile(join('/proc', id, 'cmdline'), 'utf8').catch(() => '')))
  return lines
    .map((line) => line.split('\0').slice(0, -1))
    .filter(([program]) => program?.endsWith(`/${name}`) === true)
}

test('opens the saved pcap in Wireshark on the selected message', async ({ signedIn, organization }) => {
  test.setTimeout(120_000)
  const { calls } = signedIn
  const call = recordedCall(organization, 'answered')
  await calls.chooseWindow('Last 21 days')
  await calls.search(call.conversationId)
  await calls.fetchPcap()
  await calls.ladder.focus()
  await calls.page.keyboard.press('End')
  await calls.page.keyboard.press('Control+Shift+W')
  await expect.poll(windowTitles, { timeout: 90_000, intervals: [500] }).toContain(call.conversationId)

  const command = (await commandLines('wireshark')).find((line) => line.join(' ').includes(call.conversationId)) ?? []
  const argumentAfter = (flag: string): string | undefined => command[command.indexOf(flag) + 1]
  expect(argumentAfter('-r')).toContain(call.conversationId)
  expect(Number(argumentAfter('-g'))).toBeGreaterThan(1)
  expect(argumentAfter('-Y')).toBe(call.callIds.map((callId) => `sip.Call-ID == "${callId}"`).join(' || '))
  await run('pkill', ['-f', call.conversationId]).catch(() => undefined)
})

test('opens a file of this computer in Wireshark on the selected message, without an account', async ({
  launchApp,
}) => {
  test.setTimeout(120_000)
  const file = demoCapture('retransmissions')
  const { window } = await launchApp({ args: [file] })
  const calls = new CallsPage(window)
  await expect(calls.rungs.first()).toBeVisible()
  await calls.ladder.focus()
  await window.keyboard.press('End')
  const facts = await calls.message.locator('header').innerText()
  await window.keyboard.press('Control+Shift+W')
  await expect.poll(windowTitles, { timeout: 90_000, intervals: [500] }).toContain('retransmissions.pcap')

  const command = (await commandLines('wireshark')).find((line) => line.includes(file)) ?? []
  expect(command.slice(1, 5)).toEqual(['-r', file, '-g', /frame (\d+)/.exec(facts)?.[1]])
  expect(command[6]).toMatch(/^sip\.Call-ID == "[^"]+"$/)
  await run('pkill', ['-f', file]).catch(() => undefined)
})
