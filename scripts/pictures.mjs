// `npm run pictures`: makes docs/pictures anew, in the real window on the virtual display that tests use.

import { copyFile, mkdir, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { makeLongCall, makeWideCall } from './bench/make-call.mjs'
import { ensureBuilt } from './setup/build-app.mjs'
import { runMain } from './setup/clean-up.mjs'
import { say } from './setup/console.mjs'
import { ensureDependencies } from './setup/dependencies.mjs'
import { openDesktopSession, playwright } from './setup/desktop-session.mjs'
import { ensureElectron } from './setup/electron-runtime.mjs'
import { inProject } from './setup/project.mjs'
import { mustRun } from './setup/run.mjs'
import { ensurePackages, packageSets } from './setup/system-packages.mjs'

await runMain(async () => {
  await ensurePackages(packageSets.endToEndTests)
  await ensureDependencies()
  await ensureBuilt()
  const captures = inProject('out', 'pictures')
  await mkdir(captures, { recursive: true })
  makeLongCall(join(captures, 'long.pcap'), 10_000)
  makeWideCall(join(captures, 'wide.pcap'), 40)

  const { node, results } = await openDesktopSession(await ensureElectron())
  await mustRun(...node(playwright, 'test', '--config', 'e2e/pictures.config.ts'))
  const pictures = inProject('docs', 'pictures')
  await mkdir(pictures, { recursive: true })
  for (const name of (await readdir(results)).filter((each) => each.endsWith('.png'))) {
    await copyFile(join(results, name), join(pictures, name))
    say('Picture', join(pictures, name))
  }
  await rm(captures, { recursive: true })
  return 0
})
