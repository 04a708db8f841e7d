import { describe, expect, it } from 'vitest'
import { tally } from './tally.mjs'

const lint = (ok) => ({ name: 'lint', ok })
const suite = (name, passed, failed = 0, skipped = []) => ({
  name,
  ok: failed === 0,
  tests: { passed, failed, skipped },
})

describe('tally', () => {
  it('given all green, then it sums the suites in the last line', () => {
    expect(tally([lint(true), suite('unit', 123), suite('e2e', 9)])).toEqual({
      failed: 0,
      lines: ['unit 123 passed, e2e 9 passed', '132 passed, 0 failed'],
    })
  })

  it('given a check without tests that failed, then it is one failure and named', () => {
    expect(tally([lint(false), suite('unit', 2)]).lines).toEqual([
      'unit 2 passed',
      'failed stages: lint',
      '2 passed, 1 failed',
    ])
  })

  it('given a suite whose runner failed although each test passed, then it is one failure', () => {
    expect(tally([{ ...suite('unit', 2), ok: false }]).failed).toBe(1)
  })

  it('given skipped tests, then each is printed with its reason and counted', () => {
    const skipped = [{ title: 'opens Wireshark', reason: 'not on this system' }]
    expect(tally([suite('e2e', 1, 0, skipped)]).lines).toEqual([
      'skipped: e2e: opens Wireshark (not on this system)',
      'e2e 1 passed, 1 skipped',
      '1 passed, 0 failed, 1 skipped',
    ])
  })
})
