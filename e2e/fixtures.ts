// Playwright's `test` with the app in it: what a test launches is closed after it, and a failed test keeps the window's
// picture, the logs and a trace. Playwright's own `browser` and `page` fixtures are the person's system browser.

import { writeFile } from 'node:fs/promises'
import { test as base, type TestInfo } from '@playwright/test'
import { closeApp, launchApp, removeProfile, type LaunchOptions, type RunningApp } from './electron-host'

interface Fixtures {
  /** Starts the app; several times in one test if needed. */
  readonly launchApp: (options?: LaunchOptions) => Promise<RunningApp>
}

const keepEvidence = async ({ app, window, logs }: RunningApp, index: number, testInfo: TestInfo): Promise<void> => {
  const fileFor = (suffix: string): string => testInfo.outputPath(`app-${index}${suffix}`)
  await writeFile(fileFor('.log'), logs.join('\n'))
  await app.context().tracing.stop({ path: fileFor('-trace.zip') })
  if (!window.isClosed()) await window.screenshot({ path: fileFor('.png') })
}

export const test = base.extend<Fixtures>({
  // Playwright reads a fixture's dependencies from this pattern; there are none.
  // eslint-disable-next-line no-empty-pattern
  launchApp: async ({}, use, testInfo) => {
    const running: RunningApp[] = []
    const ownProfiles = new Set<string>()
    await use(async (options = {}) => {
      const launched = await launchApp(options)
      running.push(launched)
      if (options.profile === undefined) ownProfiles.add(launched.profile)
      await launched.app.context().tracing.start({ screenshots: true, snapshots: true })
      return launched
    })
    const failed = testInfo.status !== testInfo.expectedStatus
    for (const [index, each] of running.entries()) {
      // An app that the test itself closed has nothing left to show.
      if (failed) await keepEvidence(each, index + 1, testInfo).catch(() => undefined)
      await closeApp(each).catch(() => undefined)
    }
    for (const profile of ownProfiles) await removeProfile(profile)
  },
})

export { expect } from '@playwright/test'
