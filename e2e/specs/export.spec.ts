// Journey 8: the ladder leaves Rung in every form, and each is what it says.
import { execFile } from 'node:child_process'
import { readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { chromium, type Page } from '@playwright/test'
import { answerSaveDialog } from '../answer-save-dialog'
import { demoCapture } from '../demo-capture'
import type { RunningApp } from '../electron-host'
import { findViolations } from '../find-violations'
import { expect, test } from '../fixtures'
import { CallsPage } from '../pages/calls-page'
import { ExportDialog, type FormatName } from '../pages/export-dialog'
import { FilesPage } from '../pages/files-page'

const run = promisify(execFile)

const openDemo = async (running: RunningApp, name: string) => {
  const calls = new CallsPage(running.window)
  await new FilesPage(running.window).drop(demoCapture(name))
  await expect(calls.rungs.first()).toBeVisible({ timeout: 20_000 })
  return { calls, dialog: new ExportDialog(running) }
}

/** Of the open call, as its first message says it. */
const callIdOf = async (calls: CallsPage): Promise<string> => {
  const text = await calls.page.locator('header bdi').allInnerTexts()
  return text.at(-1) ?? ''
}

/** px */
const sizeOfPicture = (): { readonly width: number; readonly height: number } => {
  const { width, height } = document.documentElement.getBoundingClientRect()
  return { width: Math.ceil(width), height: Math.ceil(height) }
}

interface DrawnRung {
  readonly label: string
  /** False for a message to itself, too. */
  readonly pointsRight: boolean
}

/** What is said and where it goes, from top to bottom: the same question to the screen and to the picture. */
const drawnRungs = (page: Page, rung: string, label: string, line: string): Promise<readonly DrawnRung[]> =>
  page.evaluate(
    ([ofRung, ofLabel, ofLine]) =>
      [...document.querySelectorAll(ofRung)].map((each) => {
        const path = each.querySelector(ofLine)?.getAttribute('d') ?? ''
        const [, from = '', to = ''] = /^M([\d.-]+) [\d.]+H([\d.-]+)$/.exec(path) ?? []
        return { label: each.querySelector(ofLabel)?.textContent ?? '', pointsRight: Number(to) > Number(from) }
      }),
    [rung, label, line] as const,
  )

const pdfText = async (path: string): Promise<string | undefined> => {
  try {
    return (await run('pdftotext', ['-layout', path, '-'])).stdout
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    return undefined
  }
}

const contents: Readonly<Record<Exclude<FormatName, 'PNG' | 'PDF'>, (text: string) => void>> = {
  SVG: (text) => expect(text).toMatch(/^<\?xml[^>]+>\n<svg [\s\S]*<\/svg>\n$/),
  HTML: (text) => {
    expect(text).toMatch(/^<!DOCTYPE html>/)
    expect(text).not.toContain('<script')
  },
  Mermaid: (text) => expect(text).toMatch(/^sequenceDiagram\n {2}title /),
  Text: (text) => expect(text).toMatch(/\|-+ INVITE -+>\|/),
  JSON: (text) => expect(JSON.parse(text)).toMatchObject({ format: 'rung-ladder' }),
}

test('export: each text format is saved where the dialog says, with the title block', async ({ launchApp, folder }) => {
  const running = await launchApp()
  const { calls, dialog } = await openDemo(running, 'three-hop')
  const callId = await callIdOf(calls)
  expect(callId).not.toBe('')
  await dialog.open()
  for (const [format, check] of Object.entries(contents)) {
    await dialog.choose(format as FormatName)
    const text = (await dialog.saveTo(join(folder, `ladder.${format}`))).toString('utf8')
    check(text)
    const plain = text.replace(/#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)))
    expect(plain, format).toContain(callId)
    expect(plain, format).toMatch(/First message \(UTC\)/)
    expect(plain, format).toMatch(/First message \(local time, /)
    expect(plain, format).toMatch(/all 21 messages/)
    expect(plain, format).toContain('three-hop.pcap')
    expect(plain, format).toContain('Rung 0.1.0')
  }
  expect((await readdir(folder)).filter((name) => name.endsWith('.part'))).toEqual([])
  const proposed = await answerSaveDialog(running, undefined)
  await dialog.dialog.getByRole('button', { name: 'Save…' }).click()
  await expect.poll(proposed).toHaveLength(1)
  const [name = ''] = await proposed()
  expect(basename(name)).toBe(name)
  expect(name).toMatch(/^\d{4}-\d\d-\d\dT[\w+-]+\.json$/)
  await expect(dialog.outcome).toHaveText('')
})

test('export: the SVG in a browser says what the screen says, rung by rung', async ({
  launchApp,
  folder,
}, testInfo) => {
  test.setTimeout(240_000)
  const running = await launchApp()
  const browser = await chromium.launch(testInfo.project.use.launchOptions)
  const page = await browser.newPage({ viewport: { width: 1100, height: 1100 } })
  try {
    for (const name of ['three-hop', 'retransmissions', 'hostile-names']) {
      const { calls, dialog } = await openDemo(running, name)
      await expect(calls.source).toContainText(name, { timeout: 20_000 })
      const onScreen = await drawnRungs(calls.page, '[data-rung]', 'bdi', 'path[data-stroke]')
      const file = join(folder, `${name}.svg`)
      await dialog.open()
      await dialog.choose('SVG')
      await dialog.saveTo(file)
      await dialog.close()
      await running.window.screenshot({ path: testInfo.outputPath(`${name}-screen.png`) })
      await page.goto(pathToFileURL(file).href)
      // Playwright cannot picture a whole document that is no HTML, so the window becomes as large as the picture.
      await page.setViewportSize(await page.evaluate(sizeOfPicture))
      await page.screenshot({ path: testInfo.outputPath(`${name}-svg.png`) })
      const drawn = await drawnRungs(page, 'g:has(> .label):not(:has(.ghost))', '.label', '.line')
      // The screen draws the rungs that can be seen; a label that does not fit is cut in the picture, and hidden there.
      expect(onScreen.length).toBeGreaterThan(3)
      const shown = drawn.slice(0, onScreen.length)
      expect(shown.map(({ pointsRight }) => pointsRight)).toEqual(onScreen.map(({ pointsRight }) => pointsRight))
      const starts = shown.map(({ label }) => label.replace(/…$/, ''))
      expect(onScreen.map(({ label }, index) => label.slice(0, starts[index]?.length))).toEqual(starts)
      const selected = await page.evaluate(() => {
        document.getSelection()?.selectAllChildren(document.documentElement)
        return document.getSelection()?.toString() ?? ''
      })
      expect(selected).toContain('INVITE')
    }
  } finally {
    await browser.close()
  }
})

test('export: PNG and PDF are a picture and a document with the call’s id', async ({ launchApp, folder }, testInfo) => {
  // Printing starts a process of its own.
  test.setTimeout(150_000)
  const running = await launchApp()
  const { calls, dialog } = await openDemo(running, 'three-hop')
  const callId = await callIdOf(calls)
  await dialog.open()
  await dialog.choose('PNG')
  await expect(dialog.dialog.getByText(/All 21 messages · 4 lanes · [\d,]+ × [\d,]+ px/)).toBeVisible()
  const png = await dialog.saveTo(join(folder, 'ladder.png'))
  await writeFile(testInfo.outputPath('ladder.png'), png)
  expect(png.subarray(1, 4).toString('latin1')).toBe('PNG')
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)]
  expect(width).toBeGreaterThan(1500)
  expect(height).toBeGreaterThan(1500)
  // An empty picture of this size would be some kilobytes.
  expect(png.length).toBeGreaterThan(50_000)

  await dialog.choose('PDF')
  const path = join(folder, 'ladder.pdf')
  const pdf = await dialog.saveTo(path)
  await writeFile(testInfo.outputPath('ladder.pdf'), pdf)
  expect(pdf.subarray(0, 5).toString('latin1')).toBe('%PDF-')
  expect(await running.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1)
  const text = await pdfText(path)
  if (text === undefined)
    process.stdout.write('  not checked: the text of the PDF, because pdftotext is not installed\n')
  else expect(text.replace(/\s+/g, '')).toContain(callId)
})

test('export: what the view shows, the whole call, and from the marked message to the selected one', async ({
  launchApp,
  folder,
}) => {
  const running = await launchApp()
  const { calls, dialog } = await openDemo(running, 'three-hop')
  const { page, ladder } = calls
  await page.getByRole('combobox', { name: 'Filter messages' }).fill('method:BYE')
  await expect(calls.rungs).toHaveCount(6)
  const head = ladder.getByRole('columnheader').getByRole('button').first()
  await head.focus()
  await page.keyboard.press('F2')
  await page.keyboard.type('<b>Carrier</b>')
  await page.keyboard.press('Enter')
  await page.getByRole('combobox', { name: 'Times' }).selectOption({ label: 'From the mark' })
  await ladder.focus()
  await page.keyboard.press('Home')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Space')
  await page.keyboard.press('End')

  await page.keyboard.press('Control+E')
  await dialog.choose('Text')
  const read = async (name: string): Promise<string> => (await dialog.saveTo(join(folder, name))).toString('utf8')
  const view = await read('view.txt')
  expect(view).toContain('Shown: 6 of 21 messages; filter method:BYE')
  expect(view).toContain('<b>Carrier</b>')
  expect(view).toMatch(/From the mark +Time \((?:UTC|local)\) +Since start +Delta/)
  expect(view).toContain('-0.0')

  await dialog.choose(/^From the marked/)
  const range = await read('range.txt')
  expect(range).toMatch(/Shown: 5 of 21 messages; from message \d+ to 21; filter method:BYE/)

  await dialog.choose('HTML')
  const html = await read('range.html')
  expect(html).toContain('&lt;b&gt;Carrier&lt;/b&gt;')
  expect(html).not.toContain('<b>')

  await dialog.choose('The whole call')
  await dialog.choose('Text')
  expect(await read('call.txt')).toContain('Shown: all 21 messages\n')
})

test('export: text, Mermaid and SVG are copied, by button and by command', async ({ launchApp }) => {
  const running = await launchApp()
  const { calls, dialog } = await openDemo(running, 'busy')
  const clipboard = (): Promise<string> => running.app.evaluate(({ clipboard: board }) => board.readText())
  await dialog.open()
  for (const [format, start] of [
    ['Text', /INVITE/],
    ['Mermaid', /^sequenceDiagram/],
    ['SVG', /^<\?xml/],
  ] as const) {
    await dialog.choose(format)
    await dialog.dialog.getByRole('button', { name: 'Copy' }).click()
    await expect(dialog.outcome).toHaveText(`${format} copied`)
    expect(await clipboard()).toMatch(start)
  }
  await dialog.choose('PDF')
  await expect(dialog.dialog.getByRole('button', { name: 'Copy' })).toHaveCount(0)
  await dialog.close()
  await calls.page.keyboard.press('Control+K')
  await calls.page.keyboard.type('copy the ladder as mermaid')
  await calls.page.keyboard.press('Enter')
  await expect(calls.page.getByText('Ladder copied as Mermaid')).toBeVisible()
  expect(await clipboard()).toMatch(/^sequenceDiagram/)
})

test('export: a place that cannot be written is said in place, and saving elsewhere goes on', async ({
  launchApp,
  folder,
}) => {
  const running = await launchApp()
  const { dialog } = await openDemo(running, 'busy')
  await dialog.open()
  await answerSaveDialog(running, join(folder, 'gone', 'ladder.svg'))
  await dialog.dialog.getByRole('button', { name: 'Save…' }).click()
  await expect(dialog.dialog.getByRole('alert')).toContainText('The file could not be saved there')
  const path = join(folder, 'ladder.svg')
  await answerSaveDialog(running, path)
  await dialog.dialog.getByRole('button', { name: 'Try again' }).click()
  await expect(dialog.outcome).toContainText('Saved as ladder.svg')
  expect((await stat(path)).size).toBe((await readFile(path)).length)
})

for (const theme of ['light', 'dark'] as const) {
  test(`export: no violation in the ${theme} theme`, async ({ launchApp }, testInfo) => {
    const running = await launchApp()
    await running.window.emulateMedia({ colorScheme: theme })
    const { dialog } = await openDemo(running, 'busy')
    await dialog.open()
    expect(await findViolations(running.window)).toEqual([])
    await running.window.screenshot({ path: testInfo.outputPath(`${theme}.png`) })
    await answerSaveDialog(running, '/nowhere/at/all/x.svg')
    await dialog.dialog.getByRole('button', { name: 'Save…' }).click()
    await expect(dialog.dialog.getByRole('alert')).toBeVisible()
    expect(await findViolations(running.window), 'with a fault').toEqual([])
    await running.window.screenshot({ path: testInfo.outputPath(`${theme}-fault.png`) })
  })
}
