// From the outcomes of the stages to the closing lines.

const skippedNote = (count) => (count === 0 ? '' : `, ${count} skipped`)

const countFailures = ({ ok, tests }) => {
  const failedTests = tests?.failed ?? 0
  return failedTests === 0 && !ok ? 1 : failedTests
}

const describeSuite = ({ name, tests }) => {
  const failed = tests.failed === 0 ? '' : `, ${tests.failed} failed`
  return `${name} ${tests.passed} passed${failed}${skippedNote(tests.skipped.length)}`
}

/**
 * @param {readonly { name: string, ok: boolean, tests?: import('./read-report.mjs').Tests }[]} outcomes
 * @returns {{ failed: number, lines: readonly string[] }} the last line is "N passed, N failed" with ", N skipped" when
 *   any was; a stage that failed without a failed test counts as one failure
 */
export const tally = (outcomes) => {
  const suites = outcomes.filter(({ tests }) => tests !== undefined)
  const sum = (numbers) => numbers.reduce((total, each) => total + each, 0)
  const passed = sum(suites.map(({ tests }) => tests.passed))
  const skipped = sum(suites.map(({ tests }) => tests.skipped.length))
  const failed = sum(outcomes.map(countFailures))
  const skips = suites.flatMap(({ name, tests }) =>
    tests.skipped.map(({ title, reason }) => `skipped: ${name}: ${title} (${reason})`),
  )
  const failedStages = outcomes.filter(({ ok }) => !ok).map(({ name }) => name)
  return {
    failed,
    lines: [
      ...skips,
      ...(suites.length > 0 ? [suites.map(describeSuite).join(', ')] : []),
      ...(failedStages.length > 0 ? [`failed stages: ${failedStages.join(', ')}`] : []),
      `${passed} passed, ${failed} failed${skippedNote(skipped)}`,
    ],
  }
}
