// What Electron and the tests need from the operating system. Installed when we may (root on Debian and its kin), else
// told in one exact command.

import { say, startStopwatch } from './console.mjs'
import { isLinux, isRoot, SetupError } from './project.mjs'
import { findProgram, mustRun, run } from './run.mjs'

// `names`: alternatives, newest first; Debian 13 and Ubuntu 24.04 renamed libraries for 64-bit time. `programs`: any of
// them on PATH will do, whoever installed it. `optional`: the app shows without it.
const electronLibraries = [
  { names: ['libgtk-3-0t64', 'libgtk-3-0'] },
  { names: ['libasound2t64', 'libasound2'] },
  { names: ['libatspi2.0-0t64', 'libatspi2.0-0'] },
  { names: ['libnss3'] },
  { names: ['libgbm1'] },
  { names: ['libxss1'], optional: true },
  { names: ['libnotify4'], optional: true },
  { names: ['libsecret-1-0'], optional: true },
  { names: ['dbus'], programs: ['dbus-run-session'], optional: true },
  { names: ['fonts-liberation'], optional: true },
  { names: ['fonts-dejavu-core'], optional: true },
]

const virtualDisplay = [{ names: ['xvfb'], programs: ['Xvfb'] }]

const captureReader = [{ names: ['tshark'], programs: ['tshark'] }]

export const chromiumPrograms = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome']

const desktopPrograms = [
  { names: ['chromium'], programs: chromiumPrograms },
  { names: ['chromium-sandbox'], programs: chromiumPrograms.slice(1) },
  { names: ['wireshark'], programs: ['wireshark'] },
  { names: ['xdotool'], programs: ['xdotool'] },
  { names: ['xdg-utils'], programs: ['xdg-open'] },
  // A certificate authority for a test, and the store in which Chromium trusts it.
  { names: ['openssl'], programs: ['openssl'] },
  { names: ['libnss3-tools'], programs: ['certutil'] },
  { names: ['gnome-keyring'], programs: ['gnome-keyring-daemon'] },
]

const required = (packages) => packages.map((each) => ({ ...each, optional: false }))

/** Package sets, by what is about to run. */
export const packageSets = {
  app: electronLibraries,
  appWithoutDisplay: [...electronLibraries, ...virtualDisplay],
  contractTests: captureReader,
  bench: [
    ...captureReader,
    { names: ['sngrep'], programs: ['sngrep'] },
    // The shell's own `time` tells no memory.
    { names: ['time'] },
  ],
  endToEndTests: required([...electronLibraries, ...virtualDisplay, ...captureReader, ...desktopPrograms]),
}

/** Package names with state "installed" in the output of `dpkg-query -W -f='${binary:Package} ${db:Status-Status}\n'`. */
export const readInstalled = (output) =>
  new Set([...output.matchAll(/^([^\s:]+)\S* installed$/gm)].map(([, name]) => name))

/** Package names that `apt-cache madison` offers: real packages only, not names that others merely provide. */
export const readOffered = (output) => new Set([...output.matchAll(/^ *(\S+) \| /gm)].map(([, name]) => name))

const findMissing = async (packages) => {
  const names = packages.flatMap((each) => each.names)
  const { output } = await run('dpkg-query', ['-W', '-f=${binary:Package} ${db:Status-Status}\\n', ...names])
  const installed = readInstalled(output)
  return packages.filter(
    (each) =>
      !each.names.some((name) => installed.has(name)) &&
      !(each.programs !== undefined && findProgram(each.programs) !== undefined),
  )
}

const chooseNames = async (packages) => {
  const { output } = await run('apt-cache', ['madison', ...packages.flatMap((each) => each.names)])
  const offered = readOffered(output)
  return packages.map(({ names }) => names.find((name) => offered.has(name)) ?? names.at(-1))
}

const install = async (missing) => {
  const elapsed = startStopwatch()
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const options = ['-qq', '-o', 'DPkg::Lock::Timeout=300']
  say('System packages', `installing ${missing.map(({ names }) => names.at(-1)).join(' ')}`)
  await mustRun('apt-get', [...options, 'update'], { env })
  const names = await chooseNames(missing)
  await mustRun('apt-get', [...options, 'install', '--yes', '--no-install-recommends', ...names], { env })
  say('System packages', `installed in ${elapsed()}`)
}

const requireLibraries = (packages) => {
  const programs = packages.filter((each) => each.programs !== undefined && !each.optional)
  const missing = programs.filter((each) => findProgram(each.programs) === undefined)
  if (missing.length === 0) return
  throw new SetupError(`Please install: ${missing.map(({ programs: [program] }) => program).join(', ')}`)
}

/**
 * Makes sure that these packages are there, on Linux. Without the right to install them, missing optional ones are
 * only told; any other one ends in a SetupError with the command to run.
 */
export const ensurePackages = async (packages) => {
  if (!isLinux || packages.length === 0) return
  if (findProgram(['dpkg-query']) === undefined || findProgram(['apt-get']) === undefined) {
    requireLibraries(packages)
    return
  }
  const missing = await findMissing(packages)
  if (missing.length === 0) return
  if (isRoot) {
    await install(missing)
    return
  }
  const names = await chooseNames(missing)
  const command = `sudo apt-get update && sudo apt-get install --yes --no-install-recommends ${names.join(' ')}`
  if (missing.some((each) => !each.optional))
    throw new SetupError(`System packages are missing. Please run:\n\n  ${command}`)
  say('System packages', `some comforts are missing; to have them: ${command}`)
}
