// `npm run pictures`: makes the README's picture anew, as `npm start` draws it on a machine without a display.

import { copyFile, mkdir } from 'node:fs/promises'
import { runMain } from './setup/clean-up.mjs'
import { say } from './setup/console.mjs'
import { inProject } from './setup/project.mjs'
import { cleanEnvironment, mustRun } from './setup/run.mjs'

await runMain(async () => {
  const env = cleanEnvironment()
  // A real display may have any size and scale; the virtual one is always the same.
  delete env.DISPLAY
  delete env.WAYLAND_DISPLAY
  await mustRun(process.execPath, [inProject('scripts', 'start.mjs'), '--once'], { env })
  const picture = inProject('docs', 'pictures', 'ladder.png')
  await mkdir(inProject('docs', 'pictures'), { recursive: true })
  await copyFile(inProject('out', 'first-ladder.png'), picture)
  say('Picture', picture)
  return 0
})
