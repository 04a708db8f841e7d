// What `npm test` checks, in order. A stage is a name and a function that gives an outcome; how it is shown and counted
// is the business of test.mjs.

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildApp } from '../setup/build-app.mjs'
import { defer } from '../setup/clean-up.mjs'
import { hashFiles } from '../setup/hash-files.mjs'
import { packageProgram, run } from '../setup/run.mjs'
import { runEndToEndTests } from './end-to-end.mjs'
import { readReport } from './read-report.mjs'

/**
 * @typedef {{ ok: boolean, output: string, tests?: import('./read-report.mjs').Tests }} Outcome
 *   `output` is what the tool printed; `tests` stands for suites only.
 */

const check = async (...commandLines) => {
  const outputs = []
  let ok = true
  for (const [command, ...args] of commandLines) {
    const { code, output } = await run(command, args)
    outputs.push(output)
    ok &&= code === 0
  }
  return { ok, output: outputs.join('') }
}

const typeCheck = (project) => [
  ...packageProgram('typescript/bin/tsc'),
  ...['-p', `tsconfig.${project}.json`, '--incremental', '--tsBuildInfoFile', `.cache/tsc-${project}.tsbuildinfo`],
]

// Typed rules look into other files, but ESLint caches by the linted file alone: the cache holds for one state of all
// sources together.
const lint = async () => {
  const state = hashFiles([
    'src',
    'e2e',
    'test',
    'scripts',
    'package-lock.json',
    'eslint.config.mjs',
    'tsconfig.base.json',
  ])
  const cache = join('.cache', `eslint-${state.slice(0, 16)}`)
  return check([
    ...packageProgram('eslint/bin/eslint.js'),
    ...['.', '--max-warnings', '0', '--cache', '--cache-location', cache],
  ])
}

const runVitest = async (...projects) => {
  const folder = await mkdtemp(join(tmpdir(), 'rung-vitest-'))
  const forget = defer(() => rm(folder, { recursive: true, force: true }))
  const report = join(folder, 'report.json')
  const { ok, output } = await check([
    ...packageProgram('vitest/vitest.mjs'),
    ...['run', ...projects.map((project) => `--project=${project}`)],
    ...['--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
  ])
  const tests = await readReport(report, 'vitest')
  forget()
  await rm(folder, { recursive: true, force: true })
  return { ok, output, tests }
}

const build = async () => {
  try {
    return { ok: true, output: await buildApp() }
  } catch (error) {
    return { ok: false, output: error.message }
  }
}

/** Stages in their order. `static` ones only read, so two can run at once; `needs` names a stage that must have passed. */
export const stages = [
  { name: 'lint', static: true, run: lint },
  {
    name: 'types',
    static: true,
    run: () => check(typeCheck('core'), typeCheck('node'), typeCheck('web')),
  },
  {
    name: 'format',
    static: true,
    run: () =>
      check([
        ...packageProgram('prettier/bin/prettier.cjs'),
        ...['--check', '.', '--cache', '--cache-location', '.cache/prettier'],
      ]),
  },
  {
    name: 'architecture',
    static: true,
    run: () =>
      check([
        ...packageProgram('dependency-cruiser/bin/dependency-cruise.mjs'),
        ...['--config', '.dependency-cruiser.mjs', 'src', 'e2e', 'test', 'scripts'],
      ]),
  },
  { name: 'dead-code', static: true, run: () => check([...packageProgram('knip/bin/knip.js'), '--no-progress']) },
  { name: 'unit', run: () => runVitest('unit', 'renderer') },
  { name: 'contract', run: () => runVitest('contract') },
  { name: 'build', run: build },
  { name: 'e2e', needs: 'build', run: runEndToEndTests },
]
