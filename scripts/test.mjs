// `npm test`: sets the machine up, then runs every check. All stages run, also after one has failed.
//   --only=unit,lint   run these stages
//   --grep=text        of the end-to-end tests, those whose title matches
//   --list             name the stages

import { availableParallelism } from 'node:os'
import { performance } from 'node:perf_hooks'
import { runMain } from './setup/clean-up.mjs'
import { formatDuration, say, startStopwatch } from './setup/console.mjs'
import { ensureDependencies } from './setup/dependencies.mjs'
import { ensureElectron } from './setup/electron-runtime.mjs'
import { SetupError } from './setup/project.mjs'
import { settleAll } from './setup/run.mjs'
import { ensurePackages, packageSets } from './setup/system-packages.mjs'
import { stages } from './test/stages.mjs'
import { tally } from './test/tally.mjs'

const readOption = (args, name) => args.find((each) => each.startsWith(`--${name}=`))?.slice(name.length + 3)

const withNeeds = (names) =>
  stages.filter(
    ({ name }) => names.includes(name) || stages.some((each) => each.needs === name && names.includes(each.name)),
  )

const chooseStages = (only) => {
  if (only === undefined) return stages
  const names = only.split(',')
  const unknown = names.filter((name) => !stages.some((stage) => stage.name === name))
  if (unknown.length > 0) throw new SetupError(`No such stage: ${unknown.join(', ')}. See npm test -- --list`)
  return withNeeds(names)
}

const setUp = async (chosen) => {
  const has = (name) => chosen.some((stage) => stage.name === name)
  const elapsed = startStopwatch()
  const packages = has('e2e') ? packageSets.endToEndTests : has('contract') ? packageSets.contractTests : []
  const [, runtime] = await settleAll([
    ensurePackages(packages),
    ensureDependencies().then(() => (has('e2e') ? ensureElectron() : undefined)),
  ])
  say('Set-up', `done in ${elapsed()}`)
  return runtime
}

const runStage = async (stage, options) => {
  const begin = performance.now()
  const outcome = await stage.run(options).catch((error) => ({ ok: false, output: error.stack }))
  const counts = outcome.tests === undefined ? '' : `, ${outcome.tests.passed} passed`
  const duration = formatDuration(performance.now() - begin)
  if (!outcome.ok) console.log(`\n${outcome.output.trimEnd()}\n`)
  say(stage.name, `${outcome.ok ? 'ok' : 'FAILED'} (${duration}${counts})`)
  return { name: stage.name, ...outcome }
}

/** Runs stages from one queue, several at a time; gives the outcomes in the order in which they ended. */
const runQueue = async (queue, width, options) => {
  const waiting = [...queue]
  const outcomes = []
  const work = async () => {
    for (let stage = waiting.shift(); stage !== undefined; stage = waiting.shift()) {
      const missing = outcomes.some(({ name, ok }) => name === stage.needs && !ok)
      outcomes.push(missing ? skipStage(stage) : await runStage(stage, options))
    }
  }
  await Promise.all(Array.from({ length: width }, work))
  return outcomes
}

const skipStage = ({ name, needs }) => {
  say(name, `FAILED (not run, because ${needs} failed)`)
  return { name, ok: false, output: '' }
}

await runMain(async () => {
  const args = process.argv.slice(2)
  if (args.includes('--list')) {
    console.log(stages.map(({ name }) => name).join('\n'))
    return 0
  }
  const chosen = chooseStages(readOption(args, 'only'))
  const options = { runtime: await setUp(chosen), grep: readOption(args, 'grep') }
  // Static checks share the cores; suites have them to themselves, since some of them measure time.
  const outcomes = [
    ...(await runQueue(
      chosen.filter((stage) => stage.static),
      Math.min(2, availableParallelism()),
      options,
    )),
    ...(await runQueue(
      chosen.filter((stage) => !stage.static),
      1,
      options,
    )),
  ]
  const { failed, lines } = tally(outcomes)
  console.log(`\n${lines.join('\n')}`)
  return failed === 0 ? 0 : 1
})
