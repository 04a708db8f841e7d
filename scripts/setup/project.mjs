// Where things are: the checkout, and the folder that keeps what is expensive to fetch outside of node_modules.

import { readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join, resolve } from 'node:path'

export const projectFolder = resolve(import.meta.dirname, '../..')

export const isLinux = process.platform === 'linux'

export const isRoot = process.getuid?.() === 0

/** What a person can act on: printed without a stack. */
export class SetupError extends Error {}

/** Absolute path of a file in the checkout. */
export const inProject = (...segments) => join(projectFolder, ...segments)

/** Parsed JSON of a file in the checkout. */
export const readProjectJson = (...segments) => JSON.parse(readFileSync(inProject(...segments), 'utf8'))

/**
 * The cache folder, absolute. As root on Linux it is one that every user can read, because the end-to-end tests run as
 * an unprivileged user. `RUNG_CACHE` overrides it.
 */
export const cacheFolder = () => {
  const { RUNG_CACHE, LOCALAPPDATA, XDG_CACHE_HOME } = process.env
  if (RUNG_CACHE) return resolve(RUNG_CACHE)
  if (process.platform === 'win32') return join(LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local'), 'rung', 'Cache')
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Caches', 'rung')
  if (isRoot) return '/var/cache/rung'
  return join(XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'rung')
}
