// The user who runs the end-to-end tests when root starts them: Chromium has no sandbox for root.

import { mustRun, run } from './run.mjs'

const name = 'rung-e2e'

const readId = async (flag) => Number((await mustRun('id', [flag, name])).trim())

/** Makes sure that the user exists. It has no home of its own: every run gets a fresh one. */
export const ensureUnprivilegedUser = async () => {
  if ((await run('id', ['-u', name])).code !== 0) {
    await mustRun('useradd', ['--system', '--no-create-home', '--home-dir', '/nonexistent', '--shell', '/bin/sh', name])
  }
  return { name, uid: await readId('-u'), gid: await readId('-g') }
}

/** Command line that runs `command` as that user with exactly this environment. */
export const asUser = (user, env, command) => {
  const variables = Object.entries(env).map(([key, value]) => `${key}=${value}`)
  return ['runuser', '-u', user.name, '--', 'env', '-i', ...variables, ...command]
}

/** Whether that user may read and execute a file. */
export const canExecute = async (user, file) =>
  (await run('runuser', ['-u', user.name, '--', 'test', '-r', file, '-a', '-x', file])).code === 0
