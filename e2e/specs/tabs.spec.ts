// Several calls at once: as tabs, each as it was left, and two of them beside each other.
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { demoCapture } from '../demo-capture'
import { findViolations } from '../find-violations'
import { expect, test } from '../fixtures'
import { manyCalls } from '../many-calls'
import { CallListPage } from '../pages/call-list-page'
import { CallsPage } from '../pages/calls-page'
import { TabsPage } from '../pages/tabs-page'
import { shrinkWindow } from '../shrink-window'

test('tabs, by the keyboard alone: calls are looked at, kept, walked, moved, closed and opened again', async ({
  launchApp,
  folder,
}) => {
  const file = join(folder, 'many.pcap')
  await writeFile(file, manyCalls(12))
  const { window } = await launchApp({ args: [file] })
  const calls = new CallsPage(window)
  const list = new CallListPage(window)
  const { tabs, active } = new TabsPage(window)
  const { keyboard } = window
  await expect(calls.rungs.first()).toBeVisible({ timeout: 20_000 })
  await expect(tabs).toHaveText([/, preview$/])

  // A click looks at a call, Enter keeps it. The newest, call 11, stands first.
  await list.rows.nth(2).click()
  await list.rows.nth(3).click()
  await expect(tabs).toHaveText([/→ 8.*, preview$/])
  await keyboard.press('Enter')
  await expect(tabs).toHaveText([/→ 8\d\d:\d\d:\d\d$/])
  for (const to of [7, 6]) {
    await keyboard.press('ArrowDown')
    await expect(active).toHaveText(new RegExp(`→ ${to}.*, preview$`))
    await keyboard.press('Enter')
    await expect(active).toHaveText(new RegExp(`→ ${to}\\d\\d:\\d\\d:\\d\\d$`))
  }
  await expect(list.rows.nth(5)).toBeFocused()
  await list.rows.nth(6).dblclick()
  await expect(tabs).toHaveText([/→ 8/, /→ 7/, /→ 6/, /→ 5\d\d:\d\d:\d\d$/])

  await keyboard.press('Control+Tab')
  await expect(active).toHaveText(/→ 8/)
  await keyboard.press('Control+PageUp')
  await expect(active).toHaveText(/→ 5/)
  await keyboard.press('Control+Shift+PageUp')
  await expect(tabs).toHaveText([/→ 8/, /→ 7/, /→ 5/, /→ 6/])
  await calls.ladder.focus()
  await keyboard.press('Control+W')
  await expect(tabs).toHaveText([/→ 8/, /→ 7/, /→ 6/])
  // The focus goes on to the ladder that took the place.
  await expect(active).toHaveText(/→ 8/)
  await expect(calls.ladder).toBeFocused()
  await keyboard.press('Control+Shift+T')
  await expect(active).toHaveText(/→ 5/)

  // In the strip itself: arrows walk, Delete closes; of the pointer, the middle button does, and it drags.
  await active.focus()
  await keyboard.press('Home')
  await expect(active).toHaveText(/→ 8/)
  await expect(active).toBeFocused()
  await keyboard.press('Delete')
  await expect(tabs).toHaveText([/→ 7/, /→ 6/, /→ 5/])
  await tabs.nth(1).click({ button: 'middle' })
  await expect(tabs).toHaveText([/→ 7/, /→ 5/])
  await tabs.nth(1).dragTo(tabs.nth(0))
  await expect(tabs).toHaveText([/→ 5/, /→ 7/])

  // From the list, a call goes beside the one in front. By name, all are selected wherever the focus is.
  await list.rows.nth(1).click()
  await keyboard.press('ArrowDown')
  await keyboard.press('Alt+Enter')
  await expect(window.getByRole('grid', { name: 'Ladder, lower call' })).toBeVisible()
  await expect(active).toHaveText(/→ 9/)
  await calls.ladder.first().focus()
  await keyboard.press('Control+K')
  await keyboard.insertText('Select all calls')
  await keyboard.press('Enter')
  await expect(list.status).toContainText('12 selected')
  await keyboard.press('Control+K')
  await keyboard.insertText('Close all calls')
  await keyboard.press('Enter')
  await expect(window.getByRole('heading', { name: 'No call open' })).toBeVisible()
})

test('tabs: a call comes back as it was left', async ({ launchApp }) => {
  const { window } = await launchApp({ args: [demoCapture('three-hop'), demoCapture('retransmissions')] })
  const calls = new CallsPage(window)
  const { tabs, active } = new TabsPage(window)
  const filter = window.getByRole('combobox', { name: 'Filter messages' })
  const head = calls.ladder.getByRole('columnheader').nth(1)
  await expect(calls.rungs.first()).toBeVisible({ timeout: 20_000 })
  await calls.ladder.focus()
  await window.keyboard.press('ArrowDown')
  await window.keyboard.press('Space')
  await window.keyboard.press('End')
  await window.keyboard.press('Alt+ArrowRight')
  await window.keyboard.press('t')
  await window.keyboard.press('r')
  await window.getByRole('textbox', { name: 'Find in the message' }).fill('Via')
  await filter.fill('method:INVITE')
  await window.getByLabel('Hide others').uncheck()
  await calls.ladder.evaluate((grid) => grid.scrollTo(0, 80))
  const lane = await head.innerText()
  const times = await window.getByRole('combobox', { name: 'Times' }).inputValue()

  await window.getByRole('button', { name: 'retransmissions.pcap', exact: true }).click()
  await expect(calls.source).toContainText('from retransmissions.pcap')
  // What is made of a call keeps it: it was only looked at.
  await expect(tabs).toHaveCount(2)
  await expect(filter).toHaveValue('')
  await window.keyboard.press('Control+Shift+Tab')
  await expect(calls.source).toContainText('from three-hop.pcap')
  await expect(active).toHaveText(/with a mark/)
  await expect(filter).toHaveValue('method:INVITE')
  await expect(window.getByLabel('Hide others')).not.toBeChecked()
  expect(await head.innerText()).toBe(lane)
  await expect(window.getByRole('button', { name: 'Undo the change of lanes' })).toBeEnabled()
  await expect(window.getByRole('combobox', { name: 'Times' })).toHaveValue(times)
  await expect(calls.message.getByRole('tab', { name: 'Raw' })).toHaveAttribute('aria-selected', 'true')
  await expect(window.getByRole('textbox', { name: 'Find in the message' })).toHaveValue('Via')
  expect(await calls.ladder.evaluate(({ scrollTop }) => scrollTop)).toBe(80)
  await expect(calls.ladder.getByTitle('Marked')).toBeVisible()
  await window.keyboard.press('k')
  await expect(calls.selectedRung).toHaveAttribute('data-rung', '19')
})

test('two calls at once: each has its ladder, the message follows the keys, and marks are compared', async ({
  launchApp,
}, testInfo) => {
  test.slow()
  const { window, app } = await launchApp({ args: [demoCapture('three-hop'), demoCapture('retransmissions')] })
  const calls = new CallsPage(window)
  const page = new TabsPage(window)
  const { keyboard } = window
  await expect(calls.rungs.first()).toBeVisible({ timeout: 20_000 })
  await keyboard.press('Shift+P')
  await window.getByRole('button', { name: 'retransmissions.pcap', exact: true }).click()
  await expect(calls.source).toContainText('from retransmissions.pcap')
  await expect(page.tabs).toHaveCount(2)
  await calls.ladder.focus()
  await keyboard.press('v')
  const upper = page.ladder('upper')
  const lower = page.ladder('lower')
  await expect(upper).toBeVisible()
  await expect(page.activeSide.getByRole('grid')).toHaveAccessibleName('Ladder, lower call')
  await expect(lower).toBeFocused()

  // Each side has its own selection; the message is that of the side with the keys.
  const selected = '[data-rung][aria-selected="true"]'
  const frame = calls.message.getByText(/ · frame \d+/).first()
  await keyboard.press('End')
  const lastBelow = await frame.innerText()
  await keyboard.press('b')
  await expect(upper).toBeFocused()
  await expect(frame).not.toHaveText(lastBelow)
  await keyboard.press('Home')
  await expect(upper.locator(selected)).toHaveAttribute('data-rung', '0')
  await expect(lower.locator(selected)).not.toHaveAttribute('data-rung', '0')
  await window.screenshot({ path: testInfo.outputPath('split.png') })

  // A message marked above is compared with one of the call below.
  await keyboard.press('Space')
  await keyboard.press('b')
  await keyboard.press('Home')
  await keyboard.press('d')
  await expect(calls.message).toContainText('marked in the call on the other side')
  await expect(calls.message.getByRole('table', { name: 'Headers' })).toContainText('Call-ID')

  for (const theme of ['light', 'dark', 'high-contrast']) {
    await window.evaluate((chosen) => globalThis.window.bridge.call(9000, 'settings.change', { theme: chosen }), theme)
    await expect(window.locator('html')).toHaveAttribute('data-theme', theme)
    expect(await findViolations(window), theme).toEqual([])
    await window.screenshot({ path: testInfo.outputPath(`split ${theme}.png`) })
  }
  await window.getByRole('button', { name: 'Facts of the upper call' }).click()
  await expect(calls.source).toContainText('from three-hop.pcap')
  expect(await findViolations(window), 'with facts').toEqual([])
  await window.getByRole('button', { name: 'Facts of the upper call' }).click()

  // A click on the other side is done there.
  await upper.locator('[data-rung="2"]').click()
  await expect(page.activeSide.getByRole('grid')).toHaveAccessibleName('Ladder, upper call')
  await expect(upper.locator(selected)).toHaveAttribute('data-rung', '2')
  await shrinkWindow({ app })
  await expect(upper.locator(selected)).toBeVisible()
  expect(await findViolations(window), 'small window').toEqual([])
  await window.screenshot({ path: testInfo.outputPath('split small.png') })

  await keyboard.press('Shift+B')
  await expect(page.activeSide.getByRole('grid')).toHaveAccessibleName('Ladder, lower call')
  await expect(lower.locator(selected)).toHaveAttribute('data-rung', '2')
  await keyboard.press('v')
  await expect(calls.ladder).toHaveAccessibleName('Ladder')
  await expect(calls.selectedRung).toHaveAttribute('data-rung', '2')
})

test('tabs: thirty calls stay open, the strip scrolls, and what is closed to make room is told', async ({
  launchApp,
  folder,
}, testInfo) => {
  test.slow()
  const file = join(folder, 'many.pcap')
  await writeFile(file, manyCalls(33))
  const { window } = await launchApp({ args: [file] })
  const list = new CallListPage(window)
  const { tabs, active, notice } = new TabsPage(window)
  await expect(list.rows.first()).toBeVisible({ timeout: 20_000 })
  await expect(tabs).toHaveCount(1)
  await window.keyboard.press('Space')
  await expect(tabs).toHaveText([/with a mark/])
  // The newest stands first.
  await window.keyboard.press('Shift+F4')
  await window.keyboard.press('Home')
  for (let call = 32; call > 2; call -= 1) {
    await window.keyboard.press('Enter')
    await expect(active).toHaveText(new RegExp(`→ ${call}\\d\\d:\\d\\d:\\d\\d$`))
    if (call > 3) await window.keyboard.press('ArrowDown')
  }
  await expect(tabs).toHaveCount(30)
  // The first is marked, so the second went.
  await expect(notice).toHaveText(/→ 32 was closed to make room\. It can be opened again\.$/)
  await expect(tabs.first()).toHaveText(/→ 0.*with a mark/)
  await expect(tabs.nth(1)).toHaveText(/→ 31/)
  await expect(active).toBeInViewport()
  await expect(tabs.first()).not.toBeInViewport()
  await window.screenshot({ path: testInfo.outputPath('thirty.png') })
  await window.getByRole('button', { name: 'All 30 open calls' }).click()
  await window.getByRole('menuitem', { name: /^1\. / }).click()
  await expect(active).toHaveText(/→ 0/)
  await expect(tabs.first()).toBeInViewport()
  expect(await findViolations(window)).toEqual([])
})
