// Drives the built app, with Chromium's sandbox on, through calls of different sizes in turn, and writes what it measured.
// Runs as the user who may have a sandbox: see bench-ladder.mjs.
//   node drive-ladder.mjs RESULTS.json ROUNDS NAME=MESSAGES …   (captures, in this very folder of the checkout)

/* global window, document -- in what is evaluated in the page */

import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join, resolve } from 'node:path'
import { _electron as electron } from '@playwright/test'
import { installMeter } from './ladder-meter.mjs'

const keyPresses = 12
const framesPerScroll = 120
/** ms: what opening has left behind is cleared away before scrolling is measured. */
const settleTime = 1000
/** px per frame: as fast as a wheel that is turned hard. */
const scrollStep = 120

const [results, rounds, ...given] = process.argv.slice(2)
const calls = given.map((each) => {
  const [, file, messages] = /^(.*)=(\d+)$/.exec(each)
  return { file: resolve(file), name: basename(file), messages: Number(messages) }
})

const launch = async (profile) => {
  const project = resolve(import.meta.dirname, '../..')
  const app = await electron.launch({
    executablePath: process.env.RUNG_ELECTRON,
    args: [project, `--user-data-dir=${profile}`, ...calls.map(({ file }) => file)],
    chromiumSandbox: true,
  })
  const page = await app.firstWindow()
  for (const { name } of calls)
    await page.locator(`[aria-label="Open files"] button[title="${name}"] .lucide-file-text`).waitFor()
  await page.evaluate(installMeter)
  const session = await page.context().newCDPSession(page)
  // Of its own thread: a busy machine makes it no longer.
  await session.send('Performance.enable', { timeDomain: 'threadTicks' })
  return { app, page, session }
}

/** ms of CPU time that the page's main thread has taken so far. */
const workOf = async (session) => {
  const { metrics } = await session.send('Performance.getMetrics')
  return metrics.find(({ name }) => name === 'TaskDuration').value * 1000
}

const pressKey = async (page, key) => {
  await page.evaluate(() => window.meter.awaitKey())
  await page.keyboard.press(key)
  return page.evaluate(() => window.meter.selected)
}

const pressKeys = async ({ page, session }, key, count) => {
  const before = await workOf(session)
  const times = []
  for (let press = 0; press < count; press += 1) times.push(await pressKey(page, key))
  return { times, work: ((await workOf(session)) - before) / count }
}

const scroll = async ({ page, session }, axis) => {
  const before = await workOf(session)
  const { frames, most } = await page.evaluate(
    ([...options]) => window.meter.scroll(...options),
    [axis, framesPerScroll, scrollStep],
  )
  return { frames, most, work: ((await workOf(session)) - before) / frames.length }
}

/** A call that is still open would only be gone back to. */
const closeCalls = async (page) => {
  const grid = page.getByRole('grid', { name: 'Ladder' })
  while ((await grid.count()) > 0) {
    const tabs = await page.locator('[role="tab"]').count()
    await page.keyboard.press('Control+w')
    await page.waitForFunction((before) => document.querySelectorAll('[role="tab"]').length < before, tabs)
  }
}

const measureCall = async (running, { name, messages }) => {
  const { page } = running
  await closeCalls(page)
  const before = await workOf(running.session)
  const open = await page.evaluate(([file, rows]) => window.meter.open(file, rows), [name, messages])
  const openWork = (await workOf(running.session)) - before
  await page.getByRole('grid', { name: 'Ladder' }).focus()
  await page.keyboard.press('Home')
  const end = await pressKey(page, 'End')
  const home = await pressKey(page, 'Home')
  await pressKeys(running, 'PageDown', 2)
  const keys = await pressKeys(running, 'ArrowDown', keyPresses)
  await page.waitForTimeout(settleTime)
  const down = await scroll(running, 'y')
  const across = await scroll(running, 'x')
  const filter = await page.evaluate(() => window.meter.filter('method:INVITE status:200'))
  const unfilter = await page.evaluate(() => window.meter.filter(''))
  return { open, openWork, end, home, keys, down, across, filter, unfilter }
}

const profile = await mkdtemp(join(tmpdir(), 'rung-bench-profile-'))
const running = await launch(profile)
const measured = calls.map(() => [])
// The first round warms up; the calls take turns, so that a change in the machine's speed meets all of them.
for (let round = 0; round <= Number(rounds); round += 1) {
  for (const [index, call] of calls.entries()) {
    const figures = await measureCall(running, call)
    if (round > 0) measured[index].push(figures)
  }
}
await running.app.close()
await rm(profile, { recursive: true, force: true, maxRetries: 3 })
await writeFile(results, JSON.stringify(measured))
