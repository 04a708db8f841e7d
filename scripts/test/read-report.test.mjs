import { describe, expect, it } from 'vitest'
import { countPlaywright, countVitest } from './read-report.mjs'

describe('countVitest', () => {
  it('given a file that could not be loaded, then it counts as one failure', () => {
    const report = {
      testResults: [
        { status: 'passed', assertionResults: [{ status: 'passed', fullName: 'a' }] },
        { status: 'failed', assertionResults: [] },
      ],
    }
    expect(countVitest(report)).toEqual({ passed: 1, failed: 1, skipped: [] })
  })

  it('given failed, skipped and planned tests, then each is counted once', () => {
    const assertionResults = [
      { status: 'failed', fullName: 'a' },
      { status: 'skipped', fullName: 'b' },
      { status: 'skipped', fullName: 'd — nothing to compare with' },
      { status: 'todo', fullName: 'c' },
    ]
    expect(countVitest({ testResults: [{ status: 'failed', assertionResults }] })).toEqual({
      passed: 0,
      failed: 1,
      skipped: [
        { title: 'b', reason: 'no reason given' },
        { title: 'd', reason: 'nothing to compare with' },
        { title: 'c', reason: 'to do' },
      ],
    })
  })
})

describe('countPlaywright', () => {
  const specOf = (title, status, annotations = []) => ({ title, tests: [{ status, annotations }] })

  it('given nested suites, then it names skipped tests by their path and tells the reason', () => {
    const skipped = specOf('opens Wireshark', 'skipped', [{ type: 'skip', description: 'no Wireshark on macOS CI' }])
    const report = {
      errors: [],
      suites: [
        {
          title: 'capture.spec.ts',
          specs: [specOf('saves', 'expected')],
          suites: [{ title: 'Linux', specs: [skipped] }],
        },
      ],
    }
    expect(countPlaywright(report)).toEqual({
      passed: 1,
      failed: 0,
      skipped: [{ title: 'capture.spec.ts › Linux › opens Wireshark', reason: 'no Wireshark on macOS CI' }],
    })
  })

  it('given an unstable test and an error outside of tests, then both are failures', () => {
    const report = { errors: [{ message: 'x' }], suites: [{ title: 'a.spec.ts', specs: [specOf('a', 'flaky')] }] }
    expect(countPlaywright(report).failed).toBe(2)
  })
})
