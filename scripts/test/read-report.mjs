// Reads the JSON reports of vitest and Playwright into one shape.

import { readFile } from 'node:fs/promises'

/**
 * @typedef {{ passed: number, failed: number, skipped: readonly { title: string, reason: string }[] }} Tests
 */

const noReason = 'no reason given'

/** Vitest reports no reason for a skipped test, so ours stands in the title, behind a dash. */
const splitReason = (fullName) => {
  const [title, reason = noReason] = fullName.split(' — ')
  return { title, reason }
}

/** A file that could not even be loaded counts as one failure. */
export const countVitest = ({ testResults }) => {
  const tests = testResults.flatMap((file) => file.assertionResults)
  const failed = tests.filter(({ status }) => status === 'failed').length
  const isBrokenFile = (file) =>
    file.status === 'failed' && !file.assertionResults.some(({ status }) => status === 'failed')
  return {
    passed: tests.filter(({ status }) => status === 'passed').length,
    failed: failed + testResults.filter(isBrokenFile).length,
    skipped: tests
      .filter(({ status }) => status !== 'passed' && status !== 'failed')
      .map(({ fullName, status }) =>
        status === 'todo' ? { title: fullName, reason: 'to do' } : splitReason(fullName),
      ),
  }
}

const listSpecs = (suite, path) => [
  ...(suite.specs ?? []).map((spec) => ({ ...spec, title: [...path, spec.title].join(' › ') })),
  ...(suite.suites ?? []).flatMap((each) => listSpecs(each, [...path, each.title])),
]

const reasonOf = ({ annotations }) =>
  annotations.find(({ type, description }) => ['skip', 'fixme'].includes(type) && description)?.description ?? noReason

/** Errors outside of any test count as failures; a test that passed only at a second try does, too. */
export const countPlaywright = ({ suites, errors }) => {
  const tests = listSpecs({ suites }, []).flatMap(({ title, tests: each }) => each.map((test) => ({ ...test, title })))
  const withStatus = (...statuses) => tests.filter(({ status }) => statuses.includes(status))
  return {
    passed: withStatus('expected').length,
    failed: withStatus('unexpected', 'flaky').length + errors.length,
    skipped: withStatus('skipped').map((test) => ({ title: test.title, reason: reasonOf(test) })),
  }
}

const counters = { vitest: countVitest, playwright: countPlaywright }

/**
 * @param {string} file absolute path of the report
 * @param {'vitest' | 'playwright'} runner
 * @returns {Promise<Tests | undefined>} undefined when the runner wrote no report
 */
export const readReport = async (file, runner) => {
  try {
    return counters[runner](JSON.parse(await readFile(file, 'utf8')))
  } catch (error) {
    if (error.code === 'ENOENT') return undefined
    throw error
  }
}
