// A virtual display (Xvfb) on the first free number, for machines and tests without a screen.

import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { chown, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { defer } from './clean-up.mjs'
import { isLinux, SetupError } from './project.mjs'
import { findProgram, start } from './run.mjs'

const screen = '1440x900x24'

/** Whether windows can be shown here without a display of our own. */
export const hasDisplay = () => !isLinux || Boolean(process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY)

const counted = (bytes) => {
  const length = Buffer.alloc(2)
  length.writeUInt16BE(bytes.length)
  return Buffer.concat([length, bytes])
}

// One entry in the format of xauth(1): family "wild" (65535) with empty address and number fits every display.
const authorityEntry = () =>
  Buffer.concat([
    Buffer.from([0xff, 0xff]),
    counted(Buffer.alloc(0)),
    counted(Buffer.alloc(0)),
    counted(Buffer.from('MIT-MAGIC-COOKIE-1')),
    counted(randomBytes(16)),
  ])

const makeAuthority = async (uid) => {
  const folder = await mkdtemp(join(tmpdir(), 'rung-display-'))
  defer(() => rm(folder, { recursive: true, force: true }))
  const file = join(folder, 'authority')
  await writeFile(file, authorityEntry(), { mode: 0o600 })
  if (uid !== undefined) for (const path of [folder, file]) await chown(path, uid, uid)
  return file
}

const readDisplayNumber = async (server) => {
  const failed = once(server, 'exit').then(() => {
    throw new SetupError('Xvfb ended before it opened a display.')
  })
  const [number] = await Promise.race([once(server.stdio[3], 'data'), failed])
  return String(number).trim()
}

/**
 * Starts a virtual display that lives until the script ends. Only holders of its cookie can connect.
 * @param {{ uid?: number }} client the user who may, when it is not the one who runs this
 * @returns {Promise<{ DISPLAY: string, XAUTHORITY: string }>} environment for the programs that shall use it
 */
export const startVirtualDisplay = async ({ uid } = {}) => {
  const authority = await makeAuthority(uid)
  const program = findProgram(['Xvfb'])
  if (program === undefined) throw new SetupError('There is no display here, and no Xvfb (package xvfb) to make one.')
  const args = ['-displayfd', '3', '-screen', '0', screen, '-nolisten', 'tcp', '-noreset', '-auth', authority]
  const server = start(program, args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] })
  return { DISPLAY: `:${await readDisplayNumber(server)}`, XAUTHORITY: authority }
}
