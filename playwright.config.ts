// End-to-end tests: real Electron, one at a time, because they share a display and measure what a person would see.
// `npm test -- --only=e2e` sets the environment variables that are read here.

import { join } from 'node:path'
import { defineConfig } from '@playwright/test'

const results = process.env['RUNG_E2E_RESULTS'] ?? 'test-results'
const chromium = process.env['RUNG_CHROMIUM']

export default defineConfig({
  testDir: 'e2e/specs',
  outputDir: join(results, 'artefacts'),
  workers: 1,
  retries: 0,
  timeout: 60_000,
  forbidOnly: Boolean(process.env['CI']),
  reporter: [['list'], ['json', { outputFile: join(results, 'report.json') }]],
  use: {
    // The person's own browser, in which they sign in: an installed one, never a downloaded one.
    launchOptions: chromium ? { executablePath: chromium, chromiumSandbox: true } : { channel: 'chrome' },
  },
})
