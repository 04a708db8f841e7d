// Child processes: each in a process group of its own, so that stopping it also stops what it started.

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as delay } from 'node:timers/promises'
import { defer } from './clean-up.mjs'
import { inProject, projectFolder, SetupError } from './project.mjs'

const ownGroup = process.platform !== 'win32'
const graceMilliseconds = 4000

const signal = (id, name) => {
  try {
    process.kill(id, name)
  } catch {
    // It ended between the check and the signal.
  }
}

/** Asks a child to end, and after a few seconds ends what is left of its group. */
export const stop = async (child) => {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return
  const exited = once(child, 'exit')
  signal(child.pid, 'SIGTERM')
  await Promise.race([exited, delay(graceMilliseconds, undefined, { ref: false })])
  signal(ownGroup ? -child.pid : child.pid, 'SIGKILL')
}

/** Spawns a program that is stopped when the script ends. `options` are those of node:child_process. */
export const start = (command, args, options) => {
  const child = spawn(command, args, { cwd: projectFolder, detached: ownGroup, ...options })
  const forget = defer(() => stop(child))
  child.once('exit', forget)
  return child
}

/**
 * Runs a program to its end.
 * @returns {Promise<{ code: number, output: string }>} standard output and error, in the order they came. A program that
 *   cannot be started has code 127; one that was ended by a signal has 128.
 */
export const run = async (command, args, { cwd, env, onLine } = {}) => {
  const child = start(command, args, { cwd: cwd ?? projectFolder, env, stdio: ['ignore', 'pipe', 'pipe'] })
  const chunks = []
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => chunks.push(chunk))
  if (onLine) createInterface({ input: child.stdout }).on('line', onLine)
  const code = await new Promise((resolve) => {
    child.once('error', (error) => {
      chunks.push(Buffer.from(`${command}: ${error.message}\n`))
      resolve(127)
    })
    child.once('close', (exitCode) => resolve(exitCode ?? 128))
  })
  return { code, output: Buffer.concat(chunks).toString('utf8') }
}

// Some tools name the cause first, others last.
const shorten = (output) => {
  const lines = output.trimEnd().split('\n')
  return (lines.length <= 40 ? lines : [...lines.slice(0, 15), '…', ...lines.slice(-25)]).join('\n')
}

/** Runs a program that must succeed and returns its output; throws a SetupError with that output, shortened. */
export const mustRun = async (command, args, options) => {
  const { code, output } = await run(command, args, options)
  if (code === 0) return output
  throw new SetupError(`${[command, ...args].join(' ')} ended with code ${code}:\n${shorten(output)}`)
}

/** This process's environment for an Electron or a Node of another version: without what steers this very Node. */
export const cleanEnvironment = () => {
  const env = { ...process.env }
  delete env.NODE_OPTIONS
  delete env.ELECTRON_RUN_AS_NODE
  return env
}

/** Waits for all of these, also when one fails, so that no half-done installation is cut off; then throws the first error. */
export const settleAll = async (promises) => {
  const outcomes = await Promise.allSettled(promises)
  const failure = outcomes.find(({ status }) => status === 'rejected')
  if (failure !== undefined) throw failure.reason
  return outcomes.map(({ value }) => value)
}

/** Command and leading arguments for a program that an npm package ships, run by this very Node. */
export const packageProgram = (file) => [process.execPath, inProject('node_modules', file)]

/** Command and leading arguments for npm: the one that runs this script where there is one. */
export const npmProgram = () => {
  const { npm_execpath: cli } = process.env
  if (cli?.endsWith('.js')) return [process.execPath, cli]
  return [process.platform === 'win32' ? 'npm.cmd' : 'npm']
}

/** Absolute path of the first of these programs that is on PATH, or undefined. */
export const findProgram = (names) => {
  const folders = [...(process.env.PATH ?? '').split(delimiter), ...(ownGroup ? ['/usr/sbin', '/sbin'] : [])]
  const candidates = names.flatMap((name) => folders.map((folder) => join(folder, name)))
  return candidates.find((path) => {
    try {
      accessSync(path, constants.X_OK)
      return true
    } catch {
      return false
    }
  })
}
