// `npm run bench`: how fast Rung is, as medians and as ratios to something measured in the same run. Nothing here fails on a
// slow machine.
//   cli, ladder        these benches only; all without a name
//   --messages=N       cli: size of the smaller capture (default 200000); the other has twice as many
//   --rounds=N         ladder: how often each call is opened and walked (default 5)

import { mkdir, rm } from 'node:fs/promises'
import { cpus, totalmem } from 'node:os'
import { benchCli } from './bench/bench-cli.mjs'
import { benchLadder } from './bench/bench-ladder.mjs'
import { ensureBuilt } from './setup/build-app.mjs'
import { runMain } from './setup/clean-up.mjs'
import { say } from './setup/console.mjs'
import { ensureDependencies } from './setup/dependencies.mjs'
import { inProject, SetupError } from './setup/project.mjs'

const benches = { cli: benchCli, ladder: benchLadder }

const chooseBenches = (names) => {
  const unknown = names.filter((name) => !Object.hasOwn(benches, name))
  if (unknown.length > 0)
    throw new SetupError(`No such bench: ${unknown.join(', ')}. There are ${Object.keys(benches).join(', ')}.`)
  return names.length === 0 ? Object.values(benches) : names.map((name) => benches[name])
}

await runMain(async () => {
  const args = process.argv.slice(2)
  const chosen = chooseBenches(args.filter((each) => !each.startsWith('--')))
  await ensureDependencies()
  await ensureBuilt()
  say(
    'Machine',
    `${cpus().length} × ${cpus()[0]?.model ?? '?'}, ${(totalmem() / 2 ** 30).toFixed(0)} GiB, Node ${process.version}`,
  )
  const folder = inProject('out', 'bench')
  for (const bench of chosen) {
    await mkdir(folder, { recursive: true })
    await bench(folder, args)
    await rm(folder, { recursive: true })
  }
  return 0
})
