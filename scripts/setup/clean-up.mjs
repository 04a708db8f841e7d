// Leaves nothing behind: child processes, virtual displays and temporary folders are undone in reverse order, whether
// the script ends, fails or is told to stop.

import { constants } from 'node:os'
import { isRoot, SetupError } from './project.mjs'

const tasks = new Set()

/** Registers an undo step. The returned function takes it back, for a thing that ended by itself. */
export const defer = (task) => {
  tasks.add(task)
  return () => tasks.delete(task)
}

const cleanUp = async () => {
  for (const task of [...tasks].reverse()) {
    tasks.delete(task)
    // One failed step must not keep the others from running.
    await Promise.resolve()
      .then(task)
      .catch((error) => console.error(`clean-up: ${error.message}`))
  }
}

// The first reason to end is the one that counts: stopping a child also lets the main function return.
let ending

const endWith = (code) => {
  ending ??= cleanUp().then(() => process.exit(code))
  return ending
}

/** Runs a script's main function; its result is the exit code. Signals end it cleanly with 128 + their number. */
export const runMain = async (main) => {
  // What root installs or makes here, the unprivileged user who runs the app must be able to read.
  if (isRoot) process.umask(0o022)
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.once(signal, () => void endWith(128 + constants.signals[signal]))
  }
  try {
    await endWith(await main())
  } catch (error) {
    console.error(error instanceof SetupError ? `\n${error.message}` : error)
    await endWith(1)
  }
}
