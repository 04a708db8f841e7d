// One run of a program as a whole process: time by the wall clock, peak memory as the kernel counted it (GNU time).

import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { run } from '../setup/run.mjs'
import { SetupError } from '../setup/project.mjs'

/**
 * Output goes to /dev/null, so that no reader slows the program down.
 * @returns {Promise<{ seconds: number, kilobytes: number }>}
 */
export const measure = async (command) => {
  const folder = await mkdtemp(join(tmpdir(), 'rung-bench-'))
  const figures = join(folder, 'figures')
  const { code, output } = await run('sh', [
    '-c',
    'exec "$@" > /dev/null',
    'sh',
    ...['/usr/bin/time', '-f', '%e %M', '-o', figures, ...command],
  ])
  const [seconds, kilobytes] = (await readFile(figures, 'utf8')).trim().split('\n').at(-1).split(' ').map(Number)
  await rm(folder, { recursive: true })
  if (code !== 0) throw new SetupError(`${command.join(' ')} ended with code ${code}:\n${output}`)
  return { seconds, kilobytes }
}

/** Of a non-empty list; of an even number of values the lower middle. */
export const median = (values) => values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) / 2)]
