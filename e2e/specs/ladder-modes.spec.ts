// What the ladder can be asked to show besides its rungs: colours, media, space by time, all lanes at once, and its size.
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { asEpochMicros } from '../../src/core/base/time'
import { writePcap } from '../../src/core/capture/write-pcap'
import type { Settings } from '../../src/shared/schema/settings'
import { ipv4, options, text, udp } from '../../test/support/packets'
import { demoCapture } from '../demo-capture'
import type { RunningApp } from '../electron-host'
import { findViolations } from '../find-violations'
import { expect, test } from '../fixtures'
import { CallsPage } from '../pages/calls-page'
import { FilesPage } from '../pages/files-page'

const openFile = async ({ window }: RunningApp, file: string): Promise<CallsPage> => {
  const calls = new CallsPage(window)
  await new FilesPage(window).drop(file)
  await expect(calls.rungs.first()).toBeVisible()
  await calls.ladder.focus()
  await window.keyboard.press('Home')
  return calls
}

const themes: readonly Settings['theme'][] = ['light', 'dark', 'high-contrast']

const huesOf = (calls: CallsPage): Promise<readonly (string | null)[]> =>
  calls.rungs.evaluateAll((rungs) => rungs.map((rung) => rung.getAttribute('data-hue')))

const strokeOf = (calls: CallsPage, index: number): Promise<string> =>
  calls.rungs
    .nth(index)
    .locator('svg path')
    .first()
    .evaluate((line) => getComputedStyle(line).stroke)

test('ladder modes: colours turn by key and by choice, are explained, and can be seen in every theme', async ({
  launchApp,
}, testInfo) => {
  const calls = await openFile(await launchApp(), demoCapture('busy'))
  const { page, ladder } = calls
  const colours = page.getByRole('combobox', { name: 'Colours' })
  const legend = page.getByRole('list', { name: 'Colours of the arrows' })
  expect(new Set(await huesOf(calls))).toEqual(new Set(['0']))
  await expect(legend).toHaveCount(0)
  await page.keyboard.press('c')
  await expect(colours).toHaveValue('kind')
  await expect(legend.getByText('4xx, 5xx, 6xx')).toBeVisible()
  const hues = await huesOf(calls)
  expect(hues[0]).toBe('3')
  expect(hues).toContain('bad')
  const failure = hues.indexOf('bad')
  for (const [index, theme] of themes.entries()) {
    await page.evaluate(([id, chosen]) => globalThis.window.bridge.call(id, 'settings.change', { theme: chosen }), [
      9000 + index,
      theme,
    ] as const)
    await expect(page.locator('html')).toHaveAttribute('data-theme', theme)
    expect(await strokeOf(calls, failure)).not.toBe(await strokeOf(calls, 0))
    expect(await findViolations(page), theme).toEqual([])
    await page.screenshot({ path: testInfo.outputPath(`kind-${theme}.png`) })
  }
  await ladder.focus()
  await page.keyboard.press('c')
  await expect(colours).toHaveValue('transaction')
  await colours.selectOption({ label: 'Colour: delta' })
  await expect(legend.getByText('2 s or more')).toBeVisible()
  expect((await huesOf(calls))[0]).toBe('quiet')
})

test('ladder modes: media lies between its lanes and is told as a list; rows stand apart as their times do', async ({
  launchApp,
}, testInfo) => {
  const calls = await openFile(await launchApp(), demoCapture('hold-resume'))
  const { page, ladder } = calls
  const bars = ladder.locator('[data-media]')
  const list = page.getByRole('list', { name: 'Media as agreed' })
  await expect(bars).toHaveCount(3)
  await expect(bars.nth(1)).toHaveAttribute('data-media', 'held-by-caller')
  // By keyboard alone.
  await page.getByText('Media as agreed: 3 stretches').focus()
  await page.keyboard.press('Enter')
  await expect(list.getByRole('listitem').nth(1)).toHaveText(
    /^PCMU · held by the caller, 198\.51\.100\.10:6000 – 203\.0\.113\.10:6000, from .*2\.504 s$/,
  )
  const bar = await bars.first().boundingBox()
  const heads = await Promise.all([0, 1].map((index) => ladder.locator('button[data-lane]').nth(index).boundingBox()))
  const centres = heads.map((head) => (head?.x ?? 0) + (head?.width ?? 0) / 2)
  expect(bar?.x).toBeGreaterThan(centres[0] ?? 0)
  expect((bar?.x ?? 0) + (bar?.width ?? 0)).toBeLessThan(centres[1] ?? 0)
  await page.screenshot({ path: testInfo.outputPath('media.png') })

  const tops = (): Promise<readonly number[]> =>
    calls.rungs.evaluateAll((rungs) => rungs.slice(1, 5).map((rung) => Math.round(rung.getBoundingClientRect().top)))
  const stepsOf = (all: readonly number[]): readonly number[] =>
    all.slice(1).map((top, index) => top - (all[index] ?? 0))
  expect(stepsOf(await tops())).toEqual([40, 40, 40])
  await ladder.focus()
  await page.keyboard.press('p')
  await expect(page.getByRole('button', { name: 'Rows spaced by time' })).toHaveAttribute('title', /a row is 500 ms/)
  // 180 after 63 ms, 200 after 1.203 s, ACK after 1 ms.
  await expect.poll(async () => stepsOf(await tops())).toEqual([40, 96, 40])
  const gutter = calls.rungs.nth(2).getByRole('gridcell').first()
  const isOnTop = await gutter.evaluate((cell) => {
    const { left, top, height } = cell.getBoundingClientRect()
    return cell.contains(document.elementFromPoint(left + 20, top + height / 2))
  })
  expect(isOnTop).toBe(true)
  expect(await findViolations(page)).toEqual([])
  await page.screenshot({ path: testInfo.outputPath('time.png') })

  await page.keyboard.press('m')
  await expect(bars).toHaveCount(0)
  await expect(list).toHaveCount(0)
})

/** From each host to the next. */
const wideCapture = (hosts: number): Uint8Array =>
  writePcap({
    linkType: 101,
    packets: Array.from({ length: hosts - 1 }, (_, index) => {
      const data = ipv4(udp(text(options('wide@example.com'))), {
        protocol: 17,
        source: `192.0.2.${index + 1}`,
        destination: `192.0.2.${index + 2}`,
      })
      return { at: asEpochMicros(1_795_491_211_000_000 + index), data, originalLength: data.length }
    }),
  })

test('ladder modes: all lanes fit into the window when asked, and the size of the window outlives it', async ({
  launchApp,
  folder,
}, testInfo) => {
  const file = join(folder, 'wide.pcap')
  await writeFile(file, wideCapture(20))
  const first = await launchApp()
  const calls = await openFile(first, file)
  const { page, ladder } = calls
  const beyond = (): Promise<number> => ladder.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)
  expect(await beyond()).toBeGreaterThan(500)
  await page.keyboard.press('l')
  await expect.poll(beyond).toBeLessThanOrEqual(0)
  await page.screenshot({ path: testInfo.outputPath('fitted.png') })
  await page.getByRole('button', { name: 'All lanes in the window' }).click()
  await expect.poll(beyond).toBeGreaterThan(500)

  const zoomOf = ({ app }: RunningApp): Promise<number> =>
    app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getZoomFactor() ?? 0)
  await ladder.focus()
  await page.keyboard.press('Control+=')
  await page.keyboard.press('Control+=')
  await expect.poll(() => zoomOf(first)).toBeCloseTo(1.25, 3)
  await page.keyboard.press('Control+-')
  await expect.poll(() => zoomOf(first)).toBeCloseTo(1.1, 3)
  await page.screenshot({ path: testInfo.outputPath('larger.png') })
  await first.app.close()
  const second = await launchApp({ profile: first.profile })
  await expect.poll(() => zoomOf(second)).toBeCloseTo(1.1, 3)
  // Before anybody has signed in.
  await expect(second.window.getByRole('heading', { name: 'Rung' })).toBeVisible()
  await second.window.keyboard.press('Control+0')
  await expect.poll(() => zoomOf(second)).toBeCloseTo(1, 3)
})
