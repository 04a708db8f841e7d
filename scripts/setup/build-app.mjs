// The app's three bundles in out/, built with electron-vite, and the command line tool, built with vite.

import { existsSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { say, startStopwatch } from './console.mjs'
import { hashFiles } from './hash-files.mjs'
import { inProject } from './project.mjs'
import { mustRun, packageProgram } from './run.mjs'

const inputs = [
  'src',
  'resources',
  'electron.vite.config.ts',
  'vite.cli.config.ts',
  'package.json',
  'package-lock.json',
  'tsconfig.base.json',
  'tsconfig.node.json',
  'tsconfig.web.json',
]

const stampFile = inProject('out', '.built-from')

/** Builds the app into out/ and notes from what. Throws SetupError with electron-vite's words when it fails. */
export const buildApp = async () => {
  const stamp = hashFiles(inputs)
  const [node, ...app] = packageProgram('electron-vite/bin/electron-vite.js')
  const [, ...tool] = packageProgram('vite/bin/vite.js')
  const output =
    (await mustRun(node, [...app, 'build'])) +
    (await mustRun(node, [...tool, 'build', '--config', 'vite.cli.config.ts']))
  await writeFile(stampFile, stamp)
  return output
}

/** Builds the app unless out/ stems from these very sources. */
export const ensureBuilt = async () => {
  if (existsSync(stampFile) && (await readFile(stampFile, 'utf8')) === hashFiles(inputs)) return
  const elapsed = startStopwatch()
  await buildApp()
  say('Build', `done in ${elapsed()}`)
}
