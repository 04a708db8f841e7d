// `npm run simulator`: the simulated Genesys Cloud alone, on plain Node. Its options are those of src/simulator/main.ts.

import { once } from 'node:events'
import { runMain } from './setup/clean-up.mjs'
import { ensureDependencies } from './setup/dependencies.mjs'
import { inProject } from './setup/project.mjs'
import { mustRun, packageProgram, start } from './setup/run.mjs'

await runMain(async () => {
  await ensureDependencies()
  const [node, ...vite] = packageProgram('vite/bin/vite.js')
  await mustRun(node, [...vite, 'build', '--config', 'vite.simulator.config.ts'])
  const program = inProject('out', 'simulator', 'simulator.js')
  const simulator = start(node, [program, ...process.argv.slice(2)], { stdio: 'inherit' })
  const [code] = await once(simulator, 'exit')
  return code ?? 0
})
