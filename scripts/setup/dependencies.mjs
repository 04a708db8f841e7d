// npm dependencies: installed when what lies in node_modules is not what the lock file says.

import { existsSync } from 'node:fs'
import { say, startStopwatch } from './console.mjs'
import { inProject, readProjectJson } from './project.mjs'
import { mustRun, npmProgram } from './run.mjs'

/**
 * Whether an install is the one that the lock file describes. npm writes its own record into node_modules as the last
 * step of an install, so an interrupted one has none. Packages for other platforms may be absent.
 * @param lock parsed package-lock.json
 * @param installed parsed node_modules/.package-lock.json
 */
export const isInstalled = (lock, installed) => {
  const isWanted = ([path, { version, integrity }]) =>
    lock.packages[path]?.version === version && lock.packages[path].integrity === integrity
  const isPresent = ([path, { optional }]) => path === '' || optional === true || path in installed.packages
  return Object.entries(installed.packages).every(isWanted) && Object.entries(lock.packages).every(isPresent)
}

/** Installs the npm dependencies if needed. Reads and writes node_modules only. */
export const ensureDependencies = async () => {
  const record = ['node_modules', '.package-lock.json']
  const lock = readProjectJson('package-lock.json')
  if (existsSync(inProject(...record)) && isInstalled(lock, readProjectJson(...record))) {
    return
  }
  say('Dependencies', `installing ${Object.keys(lock.packages).length - 1} npm packages`)
  const elapsed = startStopwatch()
  const [npm, ...leading] = npmProgram()
  await mustRun(npm, [...leading, 'ci', '--no-audit', '--no-fund', '--loglevel=error'])
  say('Dependencies', `installed in ${elapsed()}`)
}
