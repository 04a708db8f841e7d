// Cache folders that are either absent or complete, also when two runs make the same one at once.

import { existsSync } from 'node:fs'
import { chmod, mkdir, mkdtemp, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { defer } from './clean-up.mjs'

/**
 * Fills a temporary folder beside the target and renames it into place. Does nothing when the target exists; when
 * another run was faster, its folder stays.
 * @param {string} target absolute path
 * @param {(folder: string) => Promise<void>} fill writes the content
 */
export const publishFolder = async (target, fill) => {
  if (existsSync(target)) return
  const parent = dirname(target)
  await mkdir(parent, { recursive: true, mode: 0o755 })
  const temporary = await mkdtemp(join(parent, '.making-'))
  const remove = () => rm(temporary, { recursive: true, force: true })
  const forget = defer(remove)
  try {
    await fill(temporary)
    await chmod(temporary, 0o755)
    await rename(temporary, target)
  } catch (error) {
    if (!existsSync(target)) throw error
  } finally {
    await remove()
    forget()
  }
}
