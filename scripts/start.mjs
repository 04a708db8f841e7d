// `npm start`: everything that the app needs on a fresh machine, then the app with its demo organization.
//   --no-demo   begin at the sign-in page
//   --once      leave after the first ladder's screenshot
// Any other argument is handed to the app.

import { rm } from 'node:fs/promises'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { setTimeout as delay } from 'node:timers/promises'
import { ensureBuilt } from './setup/build-app.mjs'
import { runMain } from './setup/clean-up.mjs'
import { say } from './setup/console.mjs'
import { ensureDependencies } from './setup/dependencies.mjs'
import { hasDisplay, startVirtualDisplay } from './setup/display.mjs'
import { ensureElectron } from './setup/electron-runtime.mjs'
import { inProject, isLinux, isRoot, projectFolder, SetupError } from './setup/project.mjs'
import { cleanEnvironment, settleAll, start, stop } from './setup/run.mjs'
import { findSandboxRemedy } from './setup/sandbox.mjs'
import { ensurePackages, packageSets } from './setup/system-packages.mjs'

const screenshotFile = inProject('out', 'first-ladder.png')

const ladderLine = /^Ladder drawn: /

const firstLadderMilliseconds = 90_000

// Chromium's remarks on machines without a session bus or a graphics card; they concern nothing that the app uses.
const knownNoise = [
  /ERROR:(dbus\/)?(bus|object_proxy)\.cc/,
  /Failed to connect to the bus/,
  /ERROR:(components\/viz\/service\/main\/)?viz_main_impl\.cc/,
  /ContextResult::kTransientFailure/,
  /vaInitialize failed/,
]

const readArguments = (args) => ({
  demo: !args.includes('--no-demo'),
  once: args.includes('--once'),
  rest: args.filter((each) => each !== '--no-demo' && each !== '--once'),
})

const setUp = async () => {
  const [, runtime] = await settleAll([
    ensurePackages(hasDisplay() ? packageSets.app : packageSets.appWithoutDisplay),
    ensureDependencies().then(ensureElectron),
  ])
  await ensureBuilt()
  return runtime
}

const chooseSwitches = async ({ distPath }) => {
  if (isLinux && isRoot) {
    console.warn('Warning: running as root, so Chromium’s sandbox is off. Open no captures that you do not trust.')
    return ['--no-sandbox']
  }
  const remedy = await findSandboxRemedy(distPath)
  if (remedy !== undefined)
    throw new SetupError(`This system keeps Chromium’s sandbox from starting. Please run:\n\n  ${remedy}`)
  return []
}

const chooseDisplay = async () => {
  if (hasDisplay()) return {}
  const display = await startVirtualDisplay()
  say('Display', `none here, so a virtual one was started (Xvfb ${display.DISPLAY}, 1440×900)`)
  return display
}

/** Shows the app's output without the known noise; resolves when the first ladder is reported. */
const showOutput = (app) =>
  new Promise((resolve) => {
    createInterface({ input: app.stdout }).on('line', (line) => {
      console.log(line)
      if (ladderLine.test(line)) resolve()
    })
    createInterface({ input: app.stderr }).on('line', (line) => {
      if (!knownNoise.some((pattern) => pattern.test(line))) console.error(line)
    })
  })

const waitForFirstLadder = async (app, ladder, exited) => {
  const outcome = await Promise.race([
    ladder.then(() => 'drawn'),
    exited.then(() => 'ended'),
    delay(firstLadderMilliseconds, 'late'),
  ])
  await stop(app)
  if (outcome === 'drawn') return 0
  throw new SetupError(outcome === 'ended' ? 'Rung ended before it drew a ladder.' : 'Rung drew no ladder in 90 s.')
}

await runMain(async () => {
  const options = readArguments(process.argv.slice(2))
  const runtime = await setUp()
  const switches = await chooseSwitches(runtime)
  const takesScreenshot = options.once || !hasDisplay()
  const display = await chooseDisplay()
  if (takesScreenshot) {
    await rm(screenshotFile, { force: true })
    if (options.demo) say('Screenshot', `the first ladder will be in ${screenshotFile}`)
  }
  const appArguments = [
    ...(options.demo ? ['--demo'] : []),
    ...(takesScreenshot ? [`--screenshot=${screenshotFile}`] : []),
    ...options.rest,
  ]
  say('Rung', 'starting; Ctrl-C ends it')
  const app = start(runtime.electronPath, [...switches, projectFolder, ...appArguments], {
    env: { ...cleanEnvironment(), ...display },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const exited = once(app, 'exit')
  const ladder = showOutput(app)
  if (options.once) return waitForFirstLadder(app, ladder, exited)
  const [code] = await exited
  return code ?? 0
})
