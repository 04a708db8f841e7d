// Playwright's `test` with the app in it: what a test launches is closed after it, and a failed test keeps the window's
// picture, the logs and a trace. Playwright's own `browser` and `page` fixtures are the person's system browser.

import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test as base, type TestInfo } from '@playwright/test'
import { closeApp, launchApp, removeProfile, type LaunchOptions, type RunningApp } from './electron-host'
import { findSecrets } from './find-secrets'
import { openOrganization, secretsOfOrganizations, type OrganizationUnderTest } from './organization'
import { CallsPage } from './pages/calls-page'
import { SignInPage } from './pages/sign-in-page'

interface Fixtures {
  /** Starts the app; several times in one test if needed. */
  readonly launchApp: (options?: LaunchOptions) => Promise<RunningApp>
  /** A Genesys Cloud for this test, with its switches. */
  readonly organization: OrganizationUnderTest
  /** For what a test writes, as files that are opened or saved; empty at first. */
  readonly folder: string
  /** The app, signed in to `organization` with client credentials. */
  readonly signedIn: RunningApp & { readonly calls: CallsPage }
  /** The system's browser, as far as the app is concerned: what it was told to open is handed to the test. */
  readonly systemBrowser: SystemBrowser
}

interface SystemBrowser {
  /** For the app's environment: xdg-open, which Electron calls, looks for the default browser there. */
  readonly env: Readonly<Record<string, string>>
  /** The next address that the app opens; waits for it. */
  readonly opened: () => Promise<string>
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
    for (const { profile, logs } of running) {
      expect(await findSecrets(profile, logs, secretsOfOrganizations()), 'secrets on disk or in the logs').toEqual([])
    }
    for (const profile of ownProfiles) await removeProfile(profile)
  },
  // eslint-disable-next-line no-empty-pattern
  organization: async ({}, use) => {
    const organization = await openOrganization()
    await use(organization)
    await organization.close()
  },
  // eslint-disable-next-line no-empty-pattern
  folder: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'rung-files-'))
    await use(folder)
    expect(await findSecrets(folder, [], secretsOfOrganizations()), 'secrets in what was saved').toEqual([])
    await rm(folder, { recursive: true, force: true })
  },
  signedIn: async ({ launchApp, organization }, use) => {
    const running = await launchApp()
    await new SignInPage(running.window).withClientCredentials(organization.domain)
    const calls = new CallsPage(running.window)
    await expect(calls.page.getByRole('navigation', { name: 'Views' })).toBeVisible()
    await use({ ...running, calls })
  },
  // eslint-disable-next-line no-empty-pattern
  systemBrowser: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'rung-browser-'))
    const script = join(folder, 'browser')
    const file = join(folder, 'opened')
    await writeFile(script, `#!/bin/sh\nprintf '%s' "$1" > '${file}'\n`, { mode: 0o755 })
    // The desktop's own way to say which browser is the default one.
    await mkdir(join(folder, 'applications'))
    await writeFile(
      join(folder, 'applications', 'browser-under-test.desktop'),
      `[Desktop Entry]\nType=Application\nName=Browser\nExec=${script} %u\nMimeType=x-scheme-handler/http;x-scheme-handler/https;\n`,
    )
    await writeFile(
      join(folder, 'mimeapps.list'),
      '[Default Applications]\nx-scheme-handler/http=browser-under-test.desktop\nx-scheme-handler/https=browser-under-test.desktop\n',
    )
    const opened = (): Promise<string> => readFile(file, 'utf8').catch(() => '')
    await use({
      env: { XDG_CONFIG_HOME: folder, XDG_DATA_HOME: folder },
      opened: async () => {
        await expect.poll(opened, { timeout: 10_000 }).toMatch(/^http/)
        const address = await opened()
        await rm(file)
        return address
      },
    })
    await rm(folder, { recursive: true, force: true })
  },
})

export { expect } from '@playwright/test'
