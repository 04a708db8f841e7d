// Where the real app can be driven: real Electron with Chromium's sandbox on, on a virtual display, and when root asks for
// it, as an unprivileged user in a copy of the checkout that this user can read but not write.

import { chmod, chown, copyFile, mkdir, mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { defer } from './clean-up.mjs'
import { startVirtualDisplay } from './display.mjs'
import { inProject, isLinux, isRoot, projectFolder, SetupError } from './project.mjs'
import { cleanEnvironment, findProgram, mustRun, run } from './run.mjs'
import { findSandboxRemedy } from './sandbox.mjs'
import { chromiumPrograms } from './system-packages.mjs'
import { asUser, canExecute, ensureUnprivilegedUser } from './unprivileged-user.mjs'

/** Runs specs, in any checkout. */
export const playwright = 'node_modules/@playwright/test/cli.js'

const notNeeded = new Set(['.git', '.cache', 'coverage', 'dist', 'test-results'])

/** Environment that playwright.config.ts, e2e/electron-host.ts and scripts/bench/drive-ladder.mjs read. */
const testEnvironment = (runtime, results) => ({
  RUNG_ELECTRON: runtime.electronPath,
  RUNG_E2E_RESULTS: results,
  ...(isLinux ? { RUNG_CHROMIUM: findProgram(chromiumPrograms) ?? '' } : {}),
  ...(process.env.CI ? { CI: process.env.CI } : {}),
})

const isWorldReadable = async (path) => ((await stat(inProject(path))).mode & 0o004) !== 0

// Hard links: a copy of node_modules in a second. Where they are impossible (another file system) or would carry
// modes that keep the user out, a real copy.
const copyCheckout = async (target) => {
  const entries = (await readdir(projectFolder)).filter((name) => !notNeeded.has(name))
  const canLink =
    (await isWorldReadable('package.json')) && (await isWorldReadable('node_modules/electron/package.json'))
  if (canLink && (await run('cp', ['-al', '--', ...entries, target])).code === 0) return
  await mustRun('cp', ['-a', '--', ...entries, target])
  await mustRun('chmod', ['-R', 'a+rX,go-w', target])
}

const makeUserFolder = async (path, { uid, gid }) => {
  await mkdir(path, { mode: 0o700 })
  await chown(path, uid, gid)
  return path
}

// Node itself may live in root's home, as version managers like it.
const readableNode = async (user, folder) => {
  if (await canExecute(user, process.execPath)) return process.execPath
  const copy = join(folder, 'node')
  await copyFile(process.execPath, copy)
  await chmod(copy, 0o755)
  return copy
}

const removeFolder = (folder) => rm(folder, { recursive: true, force: true, maxRetries: 3 })

const openForUser = async (runtime) => {
  const user = await ensureUnprivilegedUser()
  if (!(await canExecute(user, runtime.electronPath))) {
    throw new SetupError(`User ${user.name} cannot read ${runtime.electronPath}: choose another RUNG_CACHE.`)
  }
  const work = await mkdtemp('/var/tmp/rung-e2e-')
  defer(() => removeFolder(work))
  await chmod(work, 0o755)
  const checkout = join(work, 'checkout')
  await mkdir(checkout)
  await copyCheckout(checkout)
  const results = await makeUserFolder(join(work, 'results'), user)
  const node = await readableNode(user, work)
  const env = {
    ...testEnvironment(runtime, results),
    ...(await startVirtualDisplay(user)),
    HOME: await makeUserFolder(join(work, 'home'), user),
    TMPDIR: await makeUserFolder(join(work, 'tmp'), user),
    XDG_RUNTIME_DIR: await makeUserFolder(join(work, 'run'), user),
    PATH: `${dirname(node)}:/usr/local/bin:/usr/bin:/bin`,
    LANG: 'C.UTF-8',
  }
  // A session bus of its own keeps Chromium and Wireshark from looking for one in vain.
  const [command, ...args] = asUser(user, env, ['dbus-run-session', '--', node])
  return { node: (...program) => [command, [...args, ...program], { cwd: checkout }], results }
}

const openDirectly = async (runtime) => {
  const remedy = await findSandboxRemedy(runtime.distPath)
  if (remedy !== undefined) throw new SetupError(`Chromium’s sandbox cannot start. Please run:\n\n  ${remedy}`)
  const results = await mkdtemp(join(tmpdir(), 'rung-e2e-'))
  defer(() => removeFolder(results))
  const env = {
    ...cleanEnvironment(),
    ...testEnvironment(runtime, results),
    ...(isLinux ? await startVirtualDisplay() : {}),
  }
  return { node: (...program) => [process.execPath, program, { env }], results }
}

/**
 * Makes all of it ready. `node` gives what run.mjs takes to run a program of the checkout there, with its arguments; what
 * shall stay is written to the folder `results`.
 * @returns {Promise<{ node: (...program: string[]) => [string, string[], object], results: string }>}
 */
export const openDesktopSession = (runtime) => (isLinux && isRoot ? openForUser : openDirectly)(runtime)
