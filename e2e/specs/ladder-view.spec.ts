// The ladder as an instrument: what is folded, missing or silent, times, lanes, filter and overview.
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { asEpochMicros } from '../../src/core/base/time'
import { writePcap } from '../../src/core/capture/write-pcap'
import { ipv4, text, udp } from '../../test/support/packets'
import { demoCapture } from '../demo-capture'
import type { RunningApp } from '../electron-host'
import { findViolations } from '../find-violations'
import { expect, test } from '../fixtures'
import { CallsPage } from '../pages/calls-page'
import { FilesPage } from '../pages/files-page'
import { shrinkWindow } from '../shrink-window'

const openFile = async ({ window }: RunningApp, file: string): Promise<CallsPage> => {
  const calls = new CallsPage(window)
  await new FilesPage(window).drop(file)
  await expect(calls.rungs.first()).toBeVisible()
  await calls.ladder.focus()
  await window.keyboard.press('Home')
  return calls
}

interface Sent {
  /** Seconds. */
  readonly at: number
  readonly from: number
  readonly to: number
  readonly start: string
  readonly cseq: string
  readonly branch: string
  readonly toTag?: string
}

/** One call between hosts 192.0.2.1 and on. */
const captureOf = (messages: readonly Sent[]): Uint8Array =>
  writePcap({
    linkType: 101,
    packets: messages.map(({ at, from, to, start, cseq, branch, toTag }) => {
      const host = (number: number): string => `192.0.2.${number}`
      const payload = text(
        `${start}\r\nVia: SIP/2.0/UDP ${host(from)}:5060;branch=z9hG4bK${branch}\r\nMax-Forwards: 70\r\n` +
          `From: <sip:alice@192.0.2.1>;tag=a\r\nTo: <sip:bob@192.0.2.2>${toTag === undefined ? '' : `;tag=${toTag}`}\r\n` +
          `Call-ID: ladder@example.com\r\nCSeq: ${cseq}\r\nContent-Length: 0\r\n\r\n`,
      )
      const data = ipv4(udp(payload), { protocol: 17, source: host(from), destination: host(to) })
      return {
        at: asEpochMicros(1_795_491_211_000_000 + Math.round(at * 1_000_000)),
        data,
        originalLength: data.length,
      }
    }),
  })

const request = (method: string): string => `${method} sip:bob@192.0.2.2 SIP/2.0`

/** Answered and never acknowledged; a host that sends to itself; a long silence; a BYE that gets no answer in time. */
const unacknowledged: readonly Sent[] = [
  { at: 0, from: 1, to: 2, start: request('INVITE'), cseq: '1 INVITE', branch: '1' },
  { at: 0.7, from: 2, to: 1, start: 'SIP/2.0 180 Ringing', cseq: '1 INVITE', branch: '1', toTag: 'b' },
  { at: 0.8, from: 2, to: 2, start: request('OPTIONS'), cseq: '9 OPTIONS', branch: '9' },
  { at: 0.81, from: 2, to: 2, start: 'SIP/2.0 200 OK', cseq: '9 OPTIONS', branch: '9', toTag: 'c' },
  { at: 3.2, from: 2, to: 1, start: 'SIP/2.0 200 OK', cseq: '1 INVITE', branch: '1', toTag: 'b' },
  { at: 60, from: 1, to: 2, start: request('BYE'), cseq: '2 BYE', branch: '2', toTag: 'b' },
  { at: 60.1, from: 2, to: 1, start: 'SIP/2.0 481 No Such Call', cseq: '2 BYE', branch: '2', toTag: 'b' },
]

/** From host to host and back again, over all of them and within. */
const wide = (hosts: number, count: number): readonly Sent[] =>
  Array.from({ length: count }, (_, index) => {
    const from = 1 + (index % hosts)
    const isFar = index % 50 === 0
    return {
      at: index * 0.005,
      from: isFar ? 1 : from,
      to: isFar ? hosts : 1 + (from % hosts),
      start: index % 700 === 600 ? 'SIP/2.0 503 Service Unavailable' : request('OPTIONS'),
      cseq: `${index} OPTIONS`,
      branch: `w${index}`,
    }
  })

const head = ({ ladder }: CallsPage, name: string | RegExp): Locator =>
  ladder.getByRole('columnheader').getByRole('button', { name })

const shownHeads = async (calls: CallsPage): Promise<readonly string[]> =>
  (await calls.ladder.locator('button[data-lane] > span').allInnerTexts()).map((name) => name.trim())

const picture = (page: Page, path: string) => page.screenshot({ path })

test('ladder view: repeats are folded into a badge and unfold with a key', async ({ launchApp }, testInfo) => {
  const running = await launchApp()
  const calls = await openFile(running, demoCapture('retransmissions'))
  const { page, ladder } = calls
  expect(await calls.rungCount()).toBe(6)
  await expect(ladder.getByTitle(/^\d retransmissions?$/).first()).toContainText('+')
  await picture(page, testInfo.outputPath('folded.png'))
  await page.keyboard.press('e')
  await expect(ladder).toHaveAttribute('aria-rowcount', '11')
  await expect(ladder.getByText('retransmission 1').first()).toBeVisible()
  // Whatever was folded can be walked.
  for (let index = 0; index < 9; index += 1) await page.keyboard.press('ArrowDown')
  await expect(calls.selectedRung).toHaveAttribute('data-rung', '9')
  await picture(page, testInfo.outputPath('unfolded.png'))
  await page.getByRole('button', { name: 'Fold repeats' }).click()
  await expect(ladder).toHaveAttribute('aria-rowcount', '7')
})

test('ladder view: what is missing is drawn with its timer, what is silent is said', async ({
  launchApp,
  folder,
}, testInfo) => {
  const file = join(folder, 'unacknowledged.pcap')
  await writeFile(file, captureOf(unacknowledged))
  const running = await launchApp()
  const calls = await openFile(running, file)
  const ghost = calls.ladder.locator('[data-ghost]')
  await expect(ghost).toHaveAttribute('title', /ACK missing.*64\*T1 · RFC 3261 13\.3\.1\.4/)
  await expect(
    calls.ladder.getByRole('row', { name: /ACK missing.*RFC 3261 13\.3\.1\.4.*from 192\.0\.2\.1/ }),
  ).toBeVisible()
  await expect(calls.ladder.getByText(/ s of silence$/)).toHaveCount(2)
  await ghost.click()
  await expect(calls.selectedRung).toContainText('200 OK')
  await picture(calls.page, testInfo.outputPath('ghost.png'))
  await shrinkWindow(running)
  await picture(calls.page, testInfo.outputPath('ghost-1024.png'))
})

test('ladder view: times and the second line turn by key and by choice', async ({ launchApp }, testInfo) => {
  const running = await launchApp()
  const calls = await openFile(running, demoCapture('answered'))
  const { page, ladder } = calls
  const gutter = calls.rungs.nth(1).getByRole('gridcell').first()
  const times = page.getByRole('combobox', { name: 'Times' })
  await times.selectOption({ label: 'UTC' })
  await expect(gutter).toContainText(/^\d\d:\d\d:\d\d\.\d{6}\+/)
  await expect(ladder.getByRole('columnheader').first()).toHaveText('Time UTC')
  await ladder.focus()
  await page.keyboard.press('t')
  await page.keyboard.press('t')
  await expect(times).toHaveValue('since-start')
  await expect(gutter).toContainText(/^\+0\.\d{6} s/)
  await page.keyboard.press('t')
  await expect(gutter).toContainText(/^\+[\d.]+ (?:µs|ms|s)/)
  await page.keyboard.press('t')
  await expect(gutter).toContainText('no mark')
  await page.keyboard.press('End')
  await page.keyboard.press('Space')
  await expect(gutter).toContainText('−')
  await expect(calls.rungs.last().getByTitle('Marked')).toBeVisible()
  await expect(calls.rungs.last()).toContainText('+0.000000 s')
  await page.getByRole('combobox', { name: 'Second line' }).selectOption({ label: 'From → To' })
  await expect(calls.rungs.first()).toContainText('→')
  await picture(page, testInfo.outputPath('times.png'))
})

/** Of the first rung of a ladder, minutes since midnight. */
const minutesOf = async (gutter: Locator): Promise<number> => {
  const [, hours = '', minutes = ''] = /^(\d\d):(\d\d):/.exec(await gutter.innerText()) ?? []
  return Number(hours) * 60 + Number(minutes)
}

test('ladder view: times in a zone that the user chooses, in ladder and list', async ({ launchApp }, testInfo) => {
  const running = await launchApp()
  const calls = await openFile(running, demoCapture('answered'))
  const { page } = calls
  const views = page.getByRole('navigation', { name: 'Views' })
  const gutter = calls.rungs.first().getByRole('gridcell').first()
  const times = page.getByRole('combobox', { name: 'Times' })
  await times.selectOption({ label: 'UTC' })
  await expect(calls.ladder.getByRole('columnheader').first()).toHaveText('Time UTC')
  const inUtc = await minutesOf(gutter)

  await views.getByRole('button', { name: 'Settings' }).click()
  const field = page.getByLabel('Another time zone')
  await field.fill('Olympus Mons')
  await field.press('Enter')
  await expect(page.getByText('There is no such time zone: choose one from the list')).toBeVisible()
  expect(await findViolations(page)).toEqual([])
  await field.fill('kolkata')
  await field.press('Enter')
  await expect(field).toHaveValue('Asia/Kolkata')
  await expect(page.getByRole('button', { name: 'Times in Asia/Kolkata' })).toBeVisible()
  await picture(page, testInfo.outputPath('zone-settings.png'))

  await views.getByRole('button', { name: 'Calls' }).click()
  await expect(calls.ladder.getByRole('columnheader').first()).toHaveText('Time Asia/Kolkata')
  expect(((await minutesOf(gutter)) - inUtc + 1440) % 1440).toBe(330)
  await expect(page.getByRole('status').filter({ hasText: '1 call · times in Asia/Kolkata' })).toBeVisible()
  const clock = (await gutter.innerText()).slice(0, 8)
  await expect(page.getByRole('grid', { name: 'Calls of the file' }).getByText(clock)).toBeVisible()
  await picture(page, testInfo.outputPath('zone-ladder.png'))
  await calls.ladder.focus()
  await page.keyboard.press('t')
  await expect(times).toHaveValue('since-start')
  await times.selectOption({ label: 'UTC' })
  await page.keyboard.press('z')
  await page.keyboard.press('z')
  await expect(times).toHaveValue('Asia/Kolkata')
})

test('ladder view: the transaction under the pointer and of the selected rung is lit', async ({
  launchApp,
}, testInfo) => {
  const running = await launchApp()
  const calls = await openFile(running, demoCapture('three-hop'))
  const lit = calls.ladder.locator('[data-relation="transaction"]')
  await expect(lit.first()).toBeVisible()
  const ofInvite = await lit.allInnerTexts()
  expect(ofInvite.join(' ')).toContain('200 OK')
  await expect(calls.ladder.locator('[data-relation="dialog"]').first()).toBeVisible()
  await calls.rungs.filter({ hasText: 'BYE' }).first().hover()
  await expect(lit).toHaveCount(1)
  await picture(calls.page, testInfo.outputPath('three-hop.png'))
})

test('ladder view: lanes are moved, renamed, merged and hidden, and all of it is taken back', async ({
  launchApp,
}, testInfo) => {
  const running = await launchApp()
  const calls = await openFile(running, demoCapture('three-hop'))
  const { page } = calls
  const before = await shownHeads(calls)
  const [first = '', second = '', third = '', fourth = ''] = before
  await head(calls, first).focus()
  await page.keyboard.press('Alt+ArrowRight')
  await expect.poll(() => shownHeads(calls)).toEqual([second, first, third, fourth])
  await expect(head(calls, first)).toBeFocused()

  await page.keyboard.press('F2')
  await page.keyboard.type('<b>Carrier</b>')
  await page.keyboard.press('Enter')
  const named = head(calls, '<b>Carrier</b>')
  await expect(named).toBeFocused()

  await page.keyboard.press('ArrowDown')
  await expect(page.getByRole('menuitem', { name: 'Rename' })).toBeFocused()
  await picture(page, testInfo.outputPath('lane-menu.png'))
  await page.getByRole('menuitem', { name: 'Merge with…' }).click()
  await page.getByRole('menuitem', { name: third }).click()
  await expect.poll(() => shownHeads(calls)).toEqual([second, '<b>Carrier</b>', fourth])
  await expect(named).toContainText('and 1 more')

  await head(calls, fourth).click()
  await page.getByRole('menuitem', { name: 'Hide' }).click()
  await expect.poll(() => shownHeads(calls)).toEqual([second, '<b>Carrier</b>', '1 hidden host'])
  await expect(page.getByRole('button', { name: 'Show 1 hidden' })).toBeVisible()
  await picture(page, testInfo.outputPath('hidden-merged.png'))
  expect(await findViolations(page)).toEqual([])

  await calls.ladder.focus()
  for (let step = 0; step < 4; step += 1) await page.keyboard.press('Control+Z')
  await expect.poll(() => shownHeads(calls)).toEqual(before)
  for (let step = 0; step < 4; step += 1) await page.keyboard.press('Control+Shift+Z')
  await expect.poll(() => shownHeads(calls)).toEqual([second, '<b>Carrier</b>', '1 hidden host'])
  await page.getByRole('button', { name: 'Show 1 hidden' }).click()
  await expect.poll(() => shownHeads(calls)).toEqual([second, '<b>Carrier</b>', fourth])

  const box = await head(calls, fourth).boundingBox()
  const target = await head(calls, second).boundingBox()
  if (box === null || target === null) throw new Error('the heads are not on screen')
  await page.mouse.move(box.x + 20, box.y + 10)
  await page.mouse.down()
  await page.mouse.move(target.x + 20, target.y + 10, { steps: 5 })
  await page.mouse.up()
  await expect.poll(() => shownHeads(calls)).toEqual([fourth, second, '<b>Carrier</b>'])
  await expect(page.getByRole('menu')).toHaveCount(0)
})

test('ladder view: the filter completes, counts, hides or dims, and its matches are walked', async ({
  launchApp,
}, testInfo) => {
  const running = await launchApp()
  const calls = await openFile(running, demoCapture('three-hop'))
  const { page, ladder } = calls
  const total = await calls.rungCount()
  await page.keyboard.press('/')
  const filter = page.getByRole('combobox', { name: 'Filter messages' })
  await expect(filter).toBeFocused()
  await page.keyboard.type('meth')
  await page.keyboard.press('ArrowDown')
  await expect(page.getByRole('option', { name: /^method:/ }).first()).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('Enter')
  await expect(filter).toHaveValue('method:')
  await page.keyboard.type('BY')
  await expect(page.getByRole('option', { name: /^BYE/ })).toBeVisible()
  await picture(page, testInfo.outputPath('completion.png'))
  expect(await findViolations(page)).toEqual([])
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(filter).toHaveValue('method:BYE')
  const count = page.getByRole('search', { name: 'Filter' }).getByRole('status')
  await expect(count).toHaveText(`6 of ${total}`)
  await expect(calls.rungs).toHaveCount(6)
  await expect(page.getByText('messages with method “BYE”')).toBeVisible()

  await page.getByLabel('Hide others').uncheck()
  await expect(ladder).toHaveAttribute('aria-rowcount', String(total + 1))
  await ladder.focus()
  await page.keyboard.press('Home')
  await page.keyboard.press('n')
  await expect(calls.selectedRung).toContainText('BYE')
  const found = await calls.selectedRung.getAttribute('data-rung')
  await page.keyboard.press('n')
  await expect(calls.selectedRung).not.toHaveAttribute('data-rung', found ?? '')
  await page.keyboard.press('Shift+N')
  await expect(calls.selectedRung).toHaveAttribute('data-rung', found ?? '')
  await picture(page, testInfo.outputPath('dimmed.png'))
  expect(await findViolations(page)).toEqual([])

  await filter.fill('statsu:4xx')
  await expect(page.getByText('No message passes the filter.').or(calls.rungs.first())).toBeVisible()
  await page.getByRole('button', { name: 'Did you mean “status”?' }).click()
  await expect(filter).toHaveValue('status:4xx')
  await page.keyboard.press('Escape')
  await expect(filter).toHaveValue('')
  await page.keyboard.press('Escape')
  await expect(ladder).toBeFocused()
})

test('ladder view: forty lanes and thousands of rungs stay a few hundred elements, and the overview leads through them', async ({
  launchApp,
  folder,
}, testInfo) => {
  const file = join(folder, 'wide.pcap')
  await writeFile(file, captureOf(wide(45, 3000)))
  const running = await launchApp()
  const calls = await openFile(running, file)
  const { page, ladder } = calls
  expect(await calls.rungCount()).toBe(3000)
  const count = (): Promise<number> => ladder.locator('*').count()
  expect(await count()).toBeLessThan(900)
  await expect(ladder.getByRole('columnheader')).not.toHaveCount(46)
  await page.keyboard.press('End')
  await expect(calls.selectedRung).toHaveAttribute('data-rung', '2999')
  await expect(calls.selectedRung).toBeInViewport()
  await picture(page, testInfo.outputPath('wide-end.png'))

  const overview = page.getByRole('slider', { name: 'Overview' })
  await expect(overview).toHaveAttribute('aria-valuetext', /to 3000 of 3000$/)
  await overview.focus()
  await page.keyboard.press('Home')
  await expect(overview).toHaveAttribute('aria-valuetext', /^Messages 1 to \d+ of 3000$/)
  await page.keyboard.press('PageDown')
  await expect(overview).not.toHaveAttribute('aria-valuetext', /^Messages 1 /)
  const box = await overview.boundingBox()
  if (box === null) throw new Error('the overview is not on screen')
  await page.mouse.click(box.x + 10, box.y + box.height / 2)
  await expect(overview).toHaveAttribute('aria-valuetext', /^Messages 1[45]\d\d to /)
  await ladder.evaluate((element) => element.scrollTo({ left: 2400 }))
  await expect(head(calls, '192.0.2.22')).toBeVisible()
  expect(await count()).toBeLessThan(900)
  await picture(page, testInfo.outputPath('wide-middle.png'))
})

for (const theme of ['light', 'dark'] as const) {
  test(`ladder view: no violation in the ${theme} theme`, async ({ launchApp, folder }, testInfo) => {
    const file = join(folder, 'unacknowledged.pcap')
    await writeFile(file, captureOf(unacknowledged))
    const running = await launchApp()
    await running.window.emulateMedia({ colorScheme: theme })
    const calls = await openFile(running, file)
    const { page } = calls
    await page.keyboard.press('Space')
    expect(await findViolations(page), 'ghost, gap and mark').toEqual([])
    await page.keyboard.press('/')
    await page.keyboard.type('status:9x or (')
    expect(await findViolations(page), 'issues of a filter').toEqual([])
    await picture(page, testInfo.outputPath(`${theme}.png`))
    await page.keyboard.press('Escape')
    await head(calls, '192.0.2.1').click()
    await expect(page.getByRole('menu')).toBeVisible()
    expect(await findViolations(page), 'menu of a lane').toEqual([])
  })
}
