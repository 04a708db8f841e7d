// Playwright against the real app: see desktop-session.mjs for where it runs.

import { chmod, cp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { openDesktopSession, playwright } from '../setup/desktop-session.mjs'
import { inProject } from '../setup/project.mjs'
import { run } from '../setup/run.mjs'
import { readReport } from './read-report.mjs'

const resultsFolder = inProject('test-results')

/**
 * Runs the end-to-end tests; artefacts of failures end up in test-results/.
 * @param {{ runtime: object, grep?: string }} options `grep` narrows the tests by title
 */
export const runEndToEndTests = async ({ runtime, grep }) => {
  const { node, results } = await openDesktopSession(runtime)
  const filter = grep === undefined ? [] : ['--grep', grep]
  const { code, output } = await run(...node(playwright, 'test', ...filter))
  const tests = await readReport(join(results, 'report.json'), 'playwright')
  await rm(resultsFolder, { recursive: true, force: true, maxRetries: 3 })
  await cp(results, resultsFolder, { recursive: true })
  await chmod(resultsFolder, 0o755)
  return { ok: code === 0, output, tests }
}
