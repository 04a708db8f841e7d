// Journeys 3 and 8: a list that is filtered, sorted and laid out by hand or by key, opened together, and taken along.
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { answerSaveDialog } from '../answer-save-dialog'
import { demoCapture } from '../demo-capture'
import { findViolations } from '../find-violations'
import { expect, test } from '../fixtures'
import { manyCalls } from '../many-calls'
import { CallListPage } from '../pages/call-list-page'
import type { CallsPage } from '../pages/calls-page'
import { shrinkWindow } from '../shrink-window'

const listAll = async (calls: CallsPage): Promise<CallListPage> => {
  const list = new CallListPage(calls.page)
  await calls.chooseWindow('Last 21 days')
  await calls.searchParties({})
  await expect(list.rows.first()).toBeVisible()
  return list
}

test('call list: a filter completes, says what is wrong and counts; nothing found teaches', async ({ signedIn }) => {
  const list = await listAll(signedIn.calls)
  const { page } = list
  await expect(list.status).toContainText(/^\d+ calls · times in /)
  await list.rows.first().click()
  await page.keyboard.press('/')
  await expect(list.filter).toBeFocused()
  await page.keyboard.type('sta')
  await expect(page.getByRole('listbox').getByRole('option').first()).toHaveText(/^state:/)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.keyboard.type('bu')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(list.filter).toHaveValue('state:busy')
  await expect(list.status).toContainText(/^\d+ of \d+ calls/)
  for (const words of await list.rows.allInnerTexts()) expect(words).toContain('486 Busy Here')

  await list.filter.fill('stat:busy')
  await page.getByRole('button', { name: 'Did you mean “state”?' }).click()
  await expect(list.filter).toHaveValue('state:busy')
  await list.filter.fill('from:nobody')
  await expect(page.getByRole('heading', { name: 'No call passes the filter' })).toBeVisible()
  await page.getByRole('button', { name: 'Clear the filter' }).last().click()
  await expect(list.rows.first()).toBeVisible()
})

test('call list: columns are sorted, moved, widened and hidden by key and by hand, also after a restart', async ({
  launchApp,
}) => {
  test.setTimeout(120_000)
  const three = demoCapture('three-hop')
  const first = await launchApp({ args: [three] })
  const list = new CallListPage(first.window)
  const { page } = list
  await expect(list.rows.first()).toBeVisible({ timeout: 20_000 })
  await list.widen()
  expect((await list.titles()).slice(0, 4)).toEqual(['State', expect.stringMatching(/^Start \(/), 'From', 'To'])

  // By key: up from the first row, to the right, sort, move, widen.
  await list.rows.first().focus()
  await page.keyboard.press('ArrowUp')
  await expect(list.head('State')).toBeFocused()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Enter')
  await expect(list.head('From')).toHaveAttribute('aria-sort', 'ascending')
  await page.keyboard.press('Enter')
  await expect(list.head('From')).toHaveAttribute('aria-sort', 'descending')
  await page.keyboard.press('Alt+ArrowLeft')
  await expect(list.head('From')).toHaveAttribute('aria-colindex', '2')
  await expect(list.head('From')).toBeFocused()
  const width = async (): Promise<number> => (await list.head('From').boundingBox())?.width ?? 0
  const before = await width()
  await page.keyboard.press('Shift+ArrowRight')
  await expect.poll(width).toBe(before + 8)

  // By hand: the edge makes it wider, the head is dragged to the front.
  const box = await list.head('From').boundingBox()
  if (box === null) throw new Error('no head')
  await page.mouse.move(box.x + box.width - 1, box.y + 10)
  await page.mouse.down()
  await page.mouse.move(box.x + box.width + 39, box.y + 10, { steps: 4 })
  await page.mouse.up()
  await expect.poll(width).toBeCloseTo(before + 48, -1)
  await page.mouse.move(box.x + 20, box.y + 10)
  await page.mouse.down()
  await page.mouse.move(box.x - 100, box.y + 10, { steps: 4 })
  await page.mouse.up()
  await expect(list.head('From')).toHaveAttribute('aria-colindex', '1')

  await page.keyboard.press('F10')
  const dialog = page.getByRole('dialog', { name: 'Columns and order' })
  await dialog.getByRole('checkbox', { name: 'State' }).uncheck()
  await dialog.getByRole('checkbox', { name: 'Conversation' }).check()
  await dialog.getByRole('button', { name: 'Move To down' }).click()
  await page.keyboard.press('Escape')
  const titles = await list.titles()
  expect(titles).not.toContain('State')
  expect(titles).toContain('Conversation')
  await first.app.close()

  const again = await launchApp({ profile: first.profile, args: [three] })
  const kept = new CallListPage(again.window)
  await expect(kept.rows.first()).toBeVisible({ timeout: 20_000 })
  if (!(await kept.head('From').isVisible())) await kept.widen()
  expect(await kept.titles()).toEqual(titles)
})

test('call list: calls are selected by key and mouse and opened in one ladder', async ({ signedIn }) => {
  const { calls } = signedIn
  const list = await listAll(calls)
  const { page } = list
  await list.rows.first().focus()
  await page.keyboard.press('Space')
  await page.keyboard.press('Shift+ArrowDown')
  await expect(list.selected).toHaveCount(2)
  await expect(list.status).toContainText('2 selected')
  await list.rows.nth(3).click({ modifiers: ['Control'] })
  await expect(list.selected).toHaveCount(3)
  await page.keyboard.press('Escape')
  await expect(list.selected).toHaveCount(0)
  await list.rows.nth(0).click({ modifiers: ['Control'] })
  await list.rows.nth(1).click({ modifiers: ['Control'] })
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('heading', { name: '2 calls in one ladder' })).toBeVisible()
  await expect(list.grid.locator('[data-call][aria-current="true"]')).toHaveCount(2)
  await expect(calls.rungs.first()).toBeVisible()
  await expect(page.getByRole('button', { name: 'Get the pcap' })).toHaveCount(0)

  await list.rows.nth(1).focus()
  await page.keyboard.press('Control+a')
  await expect(list.status).toContainText(/ selected/)
  await list.filter.fill('state:busy')
  await list.filter.press('Enter')
  await expect(list.rows.first()).toBeFocused()
})

test('call list: what is shown goes to the clipboard and into files, and is no formula', async ({
  signedIn,
  folder,
}) => {
  const { app, calls } = signedIn
  const list = await listAll(calls)
  await list.filter.fill('final:486')
  await list.filter.press('Enter')
  await expect(list.status).toContainText(/^\d+ of/)
  const count = await list.rows.count()
  await list.choose('Copy as CSV')
  await expect(list.status).toHaveText(`${count} ${count === 1 ? 'call' : 'calls'} copied`)
  const csv = await app.evaluate(({ clipboard }) => clipboard.readText())
  const [titles, ...lines] = csv.trimEnd().split(/\r?\n/)
  expect(titles).toMatch(/^State,Start \(UTC\),From,To,Final status,Reason,PDD \(ms\)/)
  expect(lines).toHaveLength(count)
  for (const line of lines) expect(line).toMatch(/^busy,\d{4}-\d\d-\d\dT[\d:.]+Z,'\+\d+,/)

  await list.rows.first().focus()
  await list.page.keyboard.press('Control+c')
  await expect.poll(() => app.evaluate(({ clipboard }) => clipboard.readText())).toMatch(/^State\tStart/)

  const path = join(folder, 'mine.json')
  await answerSaveDialog(signedIn, path)
  await list.choose('Save as JSON…')
  await expect(list.status).toContainText('saved in mine.json')
  const saved = JSON.parse(await readFile(path, 'utf8')) as readonly object[]
  expect(saved).toHaveLength(count)
  expect(saved[0]).toMatchObject({ state: 'busy', finalStatus: 486, source: 'record' })

  await answerSaveDialog(signedIn, join(folder, 'gone', 'x.csv'))
  await list.choose('Save as CSV…')
  await expect(list.page.getByRole('alert')).toContainText('could not be saved there')
})

test('call list: 25,000 calls scroll, sort and filter at once, and only a screenful is in the document', async ({
  launchApp,
}, testInfo) => {
  test.setTimeout(240_000)
  const file = testInfo.outputPath('many.pcap')
  await writeFile(file, manyCalls(25_000))
  const { window } = await launchApp({ args: [file] })
  const list = new CallListPage(window)
  await expect(list.rows.first()).toBeVisible({ timeout: 90_000 })
  await list.widen()
  await expect(list.grid).toHaveAttribute('aria-rowcount', '25001')
  expect(await list.rows.count()).toBeLessThan(80)

  const timed = async (run: () => Promise<void>): Promise<number> => {
    const begin = Date.now()
    await run()
    return Date.now() - begin
  }
  await list.rows.first().focus()
  const toEnd = await timed(async () => {
    await window.keyboard.press('End')
    await expect(list.grid.locator('[data-call="24999"]')).toBeFocused()
  })
  const sorted = await timed(async () => {
    await list.head('From').click()
    await expect(list.head('From')).toHaveAttribute('aria-sort', 'ascending')
  })
  const filtered = await timed(async () => {
    await list.filter.fill('final:486')
    await expect(list.status).toContainText('5,000 of 25,000 calls')
  })
  const frames = await list.grid.evaluate(async (grid) => {
    const times: number[] = []
    let before = performance.now()
    for (let step = 0; step < 60; step += 1) {
      grid.scrollTop += 400
      await new Promise((resolve) => requestAnimationFrame(resolve))
      const now = performance.now()
      times.push(now - before)
      before = now
    }
    return times.sort((a, b) => a - b)[30] ?? 0
  })
  testInfo.annotations.push({ type: 'ms', description: JSON.stringify({ toEnd, sorted, filtered, frames }) })
  // Some hundred milliseconds each on a quiet machine; what is quadratic would take minutes.
  expect(Math.max(toEnd, sorted, filtered)).toBeLessThan(15_000)
  expect(frames).toBeLessThan(100)
})

for (const theme of ['light', 'dark'] as const) {
  test(`call list: no violation in the ${theme} theme, wide, narrow and in a small window`, async ({
    signedIn,
  }, testInfo) => {
    // Axe looks five times at some hundred cells.
    test.setTimeout(240_000)
    const { calls } = signedIn
    const list = await listAll(calls)
    const { page } = list
    const picture = (name: string) => page.screenshot({ path: testInfo.outputPath(`${name}.png`) })
    await page.emulateMedia({ colorScheme: theme })
    await list.rows.first().click()
    await expect(calls.rungs.first()).toBeVisible()
    await list.rows.nth(2).click({ modifiers: ['Control'] })
    expect(await findViolations(page), 'narrow').toEqual([])
    await picture('narrow')
    await list.widen()
    expect(await findViolations(page), 'table').toEqual([])
    await picture('table')
    await list.filter.fill('state:busy pdd>1 ')
    await picture('completion')
    await list.filter.fill('stae:busy pdd>1')
    await list.filter.press('Enter')
    await list.page.getByRole('button', { name: 'Copy or save' }).click()
    expect(await findViolations(page), 'menu').toEqual([])
    await picture('menu')
    await page.keyboard.press('Escape')
    await list.filter.fill('from:nobody')
    await list.filter.press('Enter')
    expect(await findViolations(page), 'nothing').toEqual([])
    await picture('nothing')
    await list.filter.fill('')
    await list.filter.press('Enter')
    await page.keyboard.press('F10')
    await expect(page.getByRole('dialog', { name: 'Columns and order' })).toBeVisible()
    expect(await findViolations(page), 'columns').toEqual([])
    await picture('columns')
    await page.keyboard.press('Escape')
    await shrinkWindow(signedIn)
    await picture('small-wide')
    await page.getByRole('button', { name: 'Narrow list' }).click()
    await expect(list.grid.getByRole('columnheader')).toHaveCount(0)
    expect(await findViolations(page), 'small').toEqual([])
    await picture('small-narrow')
  })
}
