// Starts the real app in real Electron, with Chromium's sandbox on and a profile of its own.

import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { _electron as electron, type ElectronApplication, type Page } from '@playwright/test'

export const projectFolder = resolve(import.meta.dirname, '..')

const closeMilliseconds = 5000

export interface LaunchOptions {
  /** Arguments for the app, after its folder. */
  readonly args?: readonly string[]
  /** Environment variables on top of the test's own. */
  readonly env?: Readonly<Record<string, string>>
  /** Absolute paths of programs that this app must not find, as if they were not installed. Linux only. */
  readonly hidden?: readonly string[]
  /** Absolute path of a profile to reuse, for instance to start the app a second time; a new one by default. */
  readonly profile?: string
}

export interface RunningApp {
  readonly app: ElectronApplication
  readonly window: Page
  /** Absolute path of the profile folder. */
  readonly profile: string
  /** Lines that the main process and the window's console have printed so far. */
  readonly logs: readonly string[]
}

export const findExecutable = (): string => {
  const path = process.env['RUNG_ELECTRON']
  if (path === undefined) throw new Error('No Electron was given. Run: npm test -- --only=e2e')
  return path
}

// Variables that steer a Node of another version must not reach the app.
const unwanted = new Set(['NODE_OPTIONS', 'ELECTRON_RUN_AS_NODE'])

export const inheritedEnvironment = (): Record<string, string> =>
  Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) =>
      value === undefined || unwanted.has(name) ? [] : [[name, value] as const],
    ),
  )

const collectLines = (stream: NodeJS.ReadableStream | null, into: string[]): void => {
  stream?.on('data', (chunk: Buffer) => into.push(...chunk.toString('utf8').trimEnd().split('\n')))
}

const shellQuote = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`

interface Namespace {
  readonly kind: 'mount' | 'net'
  /** Shell commands to run inside, before Electron. */
  readonly prepare: readonly string[]
}

/**
 * A program that starts Electron in a namespace of its own. Its user stays who it was, so Chromium's sandbox works as ever.
 * @param folder where the program is written
 */
export const inNamespace = async (namespace: Namespace, executable: string, folder: string): Promise<string> => {
  const { kind, prepare } = namespace
  const electron = `exec unshare --user --map-user="$USER_ID" --map-group="$GROUP_ID" ${shellQuote(executable)} "$@"`
  const script = [
    '#!/bin/sh',
    'USER_ID=$(id -u) GROUP_ID=$(id -g)',
    'export USER_ID GROUP_ID',
    `exec unshare --user --map-root-user --${kind} sh -c ${shellQuote([...prepare, electron].join(' && '))} electron "$@"`,
  ]
  const program = join(folder, `electron-in-${kind}-namespace`)
  await writeFile(program, `${script.join('\n')}\n`, { mode: 0o755 })
  return program
}

/** With /dev/null over each of these files, they are gone for the app, and for nobody else. */
const withoutPrograms = (hidden: readonly string[], folder: string): Promise<string> =>
  inNamespace(
    { kind: 'mount', prepare: hidden.map((path) => `mount --bind /dev/null ${shellQuote(path)}`) },
    findExecutable(),
    folder,
  )

/** Starts the app and waits for its first window. Throws when no window appears within Playwright's 30 s. */
export const launchApp = async ({
  args = [],
  env = {},
  hidden = [],
  profile,
}: LaunchOptions = {}): Promise<RunningApp> => {
  const folder = profile ?? (await mkdtemp(join(tmpdir(), 'rung-profile-')))
  const app = await electron.launch({
    executablePath: hidden.length === 0 ? findExecutable() : await withoutPrograms(hidden, folder),
    args: [projectFolder, `--user-data-dir=${folder}`, ...args],
    chromiumSandbox: true,
    env: { ...inheritedEnvironment(), ...env },
  })
  const logs: string[] = []
  const { stdout, stderr } = app.process()
  collectLines(stdout, logs)
  collectLines(stderr, logs)
  const window = await app.firstWindow()
  window.on('console', (message) => logs.push(`window ${message.type()}: ${message.text()}`))
  window.on('pageerror', (error) => logs.push(`window error: ${error.stack ?? error.message}`))
  return { app, window, profile: folder, logs }
}

/** Closes the app, by force when it does not go by itself. */
export const closeApp = async ({ app }: RunningApp): Promise<void> => {
  const child = app.process()
  const force = setTimeout(() => child.kill('SIGKILL'), closeMilliseconds)
  try {
    await app.close()
  } finally {
    clearTimeout(force)
  }
}

/** Removes a profile folder that `launchApp` made. */
export const removeProfile = async (profile: string): Promise<void> => {
  await rm(profile, { recursive: true, force: true, maxRetries: 3 })
}
