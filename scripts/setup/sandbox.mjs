// Chromium's sandbox on Linux: it needs user namespaces, or else a helper that is set-user-id root.

import { chmod, chown, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { isLinux, isRoot } from './project.mjs'
import { run } from './run.mjs'

const helperOf = (distPath) => join(distPath, 'chrome-sandbox')

/** Gives the helper its rights, as root on Linux; nobody else can, and nowhere else is there one. */
export const enableSandboxHelper = async (distPath) => {
  if (!isLinux || !isRoot) return
  await chown(helperOf(distPath), 0, 0)
  await chmod(helperOf(distPath), 0o4755)
}

/**
 * What an ordinary user has to do before the sandbox can start.
 * @returns {Promise<string | undefined>} a shell command; undefined when nothing needs mending
 */
export const findSandboxRemedy = async (distPath) => {
  if (!isLinux || isRoot) return undefined
  const { uid, mode } = await stat(helperOf(distPath))
  if (uid === 0 && (mode & 0o4000) !== 0) return undefined
  const { code } = await run('unshare', ['--user', '--map-root-user', 'true'])
  if (code === 0) return undefined
  return `sudo chown root:root '${helperOf(distPath)}' && sudo chmod 4755 '${helperOf(distPath)}'`
}
