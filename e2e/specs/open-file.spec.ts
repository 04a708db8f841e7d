// Journey 7: any capture or text with SIP in it opens without an account, from wherever it comes.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { demoCapture } from '../demo-capture'
import { findExecutable, inheritedEnvironment, projectFolder, type RunningApp } from '../electron-host'
import { findViolations } from '../find-violations'
import { expect, test } from '../fixtures'
import { recordedCall } from '../organization'
import { CallsPage } from '../pages/calls-page'
import { FilesPage } from '../pages/files-page'
import { SignInPage } from '../pages/sign-in-page'
import { shrinkWindow } from '../shrink-window'

const threeHop = demoCapture('three-hop')

const pagesOf = ({ window }: RunningApp) => ({ files: new FilesPage(window), calls: new CallsPage(window) })

const log = [
  ['INVITE sip:bob@example.com SIP/2.0', '192.0.2.1'],
  ['SIP/2.0 486 Busy Here', '192.0.2.1'],
]
  .map(([start = '', host = '']) =>
    [
      start,
      `Via: SIP/2.0/UDP ${host}:5060;branch=z9hG4bK1`,
      'From: <sip:alice@example.com>;tag=1',
      'To: <sip:bob@example.com>',
      'Call-ID: busy@example.com',
      'CSeq: 1 INVITE',
      'Content-Length: 0',
      '',
      '',
    ].join('\r\n'),
  )
  .join('\n')

test('open by drop: the zone lights up, the file’s call is drawn at once, with every message in full', async ({
  launchApp,
}) => {
  const running = await launchApp()
  const { files, calls } = pagesOf(running)
  await expect(running.window.getByRole('heading', { name: 'Rung' })).toBeVisible()
  const { drop } = await files.drag(threeHop)
  await expect(running.window.getByRole('heading', { name: 'Drop to open' })).toBeVisible()
  await drop()
  await expect(running.window.getByRole('heading', { name: 'Drop to open' })).toHaveCount(0)
  await expect(calls.rungs.first()).toBeVisible()
  expect(await calls.rungCount()).toBe(21)
  await expect(calls.source).toContainText('All 21 messages in full from three-hop.pcap')
  await expect(files.sources.getByRole('listitem')).toHaveText(['three-hop.pcap'])
  await expect(files.calls.locator('[data-call]')).toHaveCount(1)
  await expect(files.losses).toHaveCount(0)
  await expect(calls.message.getByRole('heading', { name: 'INVITE' })).toBeVisible()
  await expect(running.window.getByRole('button', { name: 'Open in Wireshark' })).toBeVisible()
  await expect(running.window.getByRole('button', { name: 'Get the pcap' })).toHaveCount(0)
})

test('open several dropped files: they are read one after the other, each keeps its place, and closing leads back', async ({
  launchApp,
  folder,
}) => {
  const packed = join(folder, 'packed.gz')
  const text = join(folder, 'busy.log')
  await writeFile(packed, gzipSync(await readFile(threeHop)))
  await writeFile(text, log)
  const running = await launchApp()
  const { files, calls } = pagesOf(running)
  await files.drop(packed, demoCapture('busy'), text)
  await expect(files.sources.getByRole('listitem')).toHaveText(['packed.gz', 'busy.pcap', 'busy.log'])
  await expect(calls.source).toContainText('All 21 messages in full from packed.gz')

  await files.sources.getByRole('button', { name: 'busy.log', exact: true }).click()
  await expect(calls.source).toContainText('All 2 messages in full from busy.log')
  await expect(running.window.getByRole('button', { name: 'Open in Wireshark' })).toHaveCount(0)
  await expect(running.window.getByRole('button', { name: 'Show in folder' })).toBeVisible()
  await expect(files.losses).toContainText('some were guessed')

  await files.sources.getByRole('button', { name: 'Close busy.log' }).click()
  await expect(calls.source).toContainText('from busy.pcap')
  await files.sources.getByRole('button', { name: 'Close packed.gz' }).click()
  await expect(calls.source).toContainText('from busy.pcap')
  await files.sources.getByRole('button', { name: 'Close busy.pcap' }).click()
  await expect(running.window.getByRole('heading', { name: 'Sign in to Genesys Cloud' })).toBeVisible()
})

test('open from the command line, and a second start hands its file to the first', async ({ launchApp, folder }) => {
  const text = join(folder, 'busy.log')
  await writeFile(text, log)
  const running = await launchApp({ args: [threeHop] })
  const { files, calls } = pagesOf(running)
  await expect(calls.source).toContainText('from three-hop.pcap')

  const second = spawn(findExecutable(), [projectFolder, `--user-data-dir=${running.profile}`, 'busy.log'], {
    cwd: folder,
    env: inheritedEnvironment(),
    stdio: 'ignore',
  })
  const [code] = (await once(second, 'exit')) as [number | null]
  expect(code).toBe(0)
  await expect(calls.source).toContainText('from busy.log')
  await expect(files.sources.getByRole('listitem')).toHaveText(['three-hop.pcap', 'busy.log'])
})

test('open a recent file after a restart, and take it off the list', async ({ launchApp, folder }) => {
  const gone = join(folder, 'gone.pcap')
  await writeFile(gone, await readFile(threeHop))
  const first = await launchApp({ args: [threeHop, gone] })
  await expect(pagesOf(first).files.sources.getByRole('listitem')).toHaveCount(2)
  await expect(pagesOf(first).calls.rungs.first()).toBeVisible()
  await first.app.close()
  await rm(gone)

  const again = await launchApp({ profile: first.profile })
  const { files, calls } = pagesOf(again)
  await expect(files.recent.getByRole('listitem')).toHaveCount(2)
  const known = await again.window.evaluate(async () => {
    const { bridge } = globalThis.window
    return JSON.stringify([
      await bridge.call(9001, 'files.recent', undefined),
      await bridge.call(9002, 'settings.get', undefined),
    ])
  })
  expect(known).toContain('three-hop.pcap')
  expect(known).not.toContain(folder)
  await files.recent.getByRole('button', { name: /^gone\.pcap/ }).click()
  await expect(files.fault).toContainText('The file is not there')
  await files.fault.getByRole('button', { name: 'Dismiss' }).click()
  await files.recent.getByRole('button', { name: 'Take gone.pcap off the list' }).click()
  await expect(files.recent.getByRole('listitem')).toHaveCount(1)
  await files.recent.getByRole('button', { name: /^three-hop\.pcap/ }).click()
  await expect(calls.source).toContainText('from three-hop.pcap')
})

test('open what is no capture: refused in place, with a way on', async ({ launchApp, folder }) => {
  const running = await launchApp()
  const { files } = pagesOf(running)
  await files.drop(join(projectFolder, 'resources', 'icon.png'))
  await expect(files.fault).toContainText('There is no SIP in this file')
  await expect(files.fault.getByRole('button', { name: 'Open another file…' })).toBeVisible()
  await files.fault.getByRole('button', { name: 'Dismiss' }).click()
  await files.drop(folder)
  await expect(files.fault).toContainText('This is a folder, not a file.')
})

test('open a damaged file: what is there is drawn, what was lost is told', async ({ launchApp, folder }) => {
  const bytes = await readFile(threeHop)
  const cut = join(folder, 'cut.pcap')
  const packed = join(folder, 'cut.pcap.gz')
  await writeFile(cut, bytes.subarray(0, bytes.length - 100))
  const whole = gzipSync(bytes)
  await writeFile(packed, whole.subarray(0, whole.length - 400))
  const running = await launchApp({ args: [cut, packed] })
  const { files, calls } = pagesOf(running)
  await expect(calls.rungs.first()).toBeVisible()
  expect(await calls.rungCount()).toBe(20)
  await expect(files.losses).toBeVisible()
  await files.sources.getByRole('button', { name: 'cut.pcap.gz', exact: true }).click()
  await expect(calls.source).toContainText('from cut.pcap.gz')
  await expect(files.losses).toContainText('The gzip compression is damaged')
  await files.losses.locator('summary').click()
  await expect(files.losses.getByRole('listitem').first()).toBeVisible()
})

test('open a file beside a search: each keeps its ladder, also when the session ends', async ({
  signedIn,
  organization,
}) => {
  const { window, calls } = signedIn
  const files = new FilesPage(window)
  const call = recordedCall(organization, 'busy')
  await calls.chooseWindow('Last 21 days')
  await calls.search(call.conversationId)
  await expect(calls.source).toContainText('from search records')
  await files.drop(threeHop)
  await expect(calls.source).toContainText('from three-hop.pcap')
  await files.sources.getByRole('button', { name: 'Search' }).click()
  await expect(calls.source).toContainText('from search records')
  await expect(calls.list.locator('[data-call]')).toHaveCount(1)
  await window.getByRole('button', { name: 'Sign out' }).click()
  await expect(calls.source).toContainText('from three-hop.pcap')
  await window.getByRole('button', { name: 'Sign in' }).click()
  await window.getByRole('button', { name: 'Back to what is open' }).click()
  await expect(calls.source).toContainText('from three-hop.pcap')
  await window.getByRole('button', { name: 'Sign in' }).click()
  await new SignInPage(window).againAsClient()
  await expect(window.getByRole('search', { name: 'Find calls' })).toBeVisible()
})

test('open by path is not for the page: only dropped files and ids count', async ({ launchApp }) => {
  const { window } = await launchApp()
  const seen = await window.evaluate(async () => {
    const { bridge } = globalThis.window
    const replies = [
      await bridge.call(9001, 'files.openDropped', { paths: ['/etc/passwd'] }),
      await bridge.drop([new File(['x'], '/etc/passwd')]),
      await bridge.call(9002, 'files.take', undefined),
    ]
    const { status } = await fetch('/opened/00000000-0000-4000-8000-000000000000')
    return { replies, status }
  })
  expect(seen).toMatchObject({
    replies: [{ ok: false, fault: { code: 'ipc.untrusted-sender' } }, { ok: true }, { ok: true }],
    status: 404,
  })
})

test('open files have no violation in either theme, also in a small window', async ({ launchApp }) => {
  const { window, app } = await launchApp({ args: [threeHop, demoCapture('busy')] })
  const calls = new CallsPage(window)
  await expect(calls.rungs.first()).toBeVisible()
  expect(await findViolations(window)).toEqual([])
  await shrinkWindow({ app })
  await window.emulateMedia({ colorScheme: 'dark' })
  await expect(calls.rungs.first()).toBeVisible()
  expect(await findViolations(window)).toEqual([])
})
