// A desktop's keyring for one test: the real gnome-keyring on a session bus of its own, unlocked, in folders of its own.
import { execFile, spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { inheritedEnvironment } from './electron-host'

export interface KeyringUnderTest {
  /** For the app: its session bus, and the keyring that it is to use although this is no desktop that it knows. */
  readonly env: Readonly<Record<string, string>>
  readonly args: readonly string[]
  /** Takes the keyring away, secrets and all. */
  readonly close: () => Promise<void>
}

const run = promisify(execFile)
const tries = 50

const isOpen = async (env: Readonly<Record<string, string>>): Promise<boolean> => {
  const bus = ['--session', '--print-reply', '--dest=org.freedesktop.DBus', '/org/freedesktop/DBus']
  const question = ['org.freedesktop.DBus.NameHasOwner', 'string:org.freedesktop.secrets']
  const { stdout } = await run('dbus-send', [...bus, ...question], { env })
  return stdout.includes('boolean true')
}

const stop = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode !== null) return
  const exited = once(child, 'exit')
  child.kill()
  await exited
}

export const openKeyring = async (): Promise<KeyringUnderTest> => {
  const folder = await mkdtemp(join(tmpdir(), 'rung-keyring-'))
  const runtime = join(folder, 'run')
  await mkdir(runtime, { mode: 0o700 })
  const bus = spawn('dbus-daemon', ['--session', '--nofork', '--print-address'], {
    stdio: ['ignore', 'pipe', 'ignore'],
    env: inheritedEnvironment(),
  })
  const [address] = (await once(bus.stdout, 'data')) as [Buffer]
  const env = {
    ...inheritedEnvironment(),
    DBUS_SESSION_BUS_ADDRESS: address.toString('utf8').trim(),
    XDG_DATA_HOME: folder,
    XDG_RUNTIME_DIR: runtime,
  }
  const daemon = spawn('gnome-keyring-daemon', ['--foreground', '--unlock', '--components=secrets'], {
    stdio: ['pipe', 'ignore', 'ignore'],
    env,
  })
  daemon.stdin.end('a password')
  const close = async (): Promise<void> => {
    await stop(daemon)
    await stop(bus)
    await rm(folder, { recursive: true, force: true })
  }
  for (let tried = 0; !(await isOpen(env)); tried += 1) {
    if (tried === tries) {
      await close()
      throw new Error('gnome-keyring does not answer')
    }
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  const { DBUS_SESSION_BUS_ADDRESS } = env
  return { env: { DBUS_SESSION_BUS_ADDRESS }, args: ['--password-store=gnome-libsecret'], close }
}
