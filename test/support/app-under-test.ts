// The services of the app against a simulated organization over real HTTP, with a clock in which nobody waits.
import { join } from 'node:path'
import type { EventName } from '../../src/shared/ipc/contract'
import type { Emit, Fetch } from '../../src/main/ports'
import { createProfiles, type Profiles } from '../../src/main/services/profiles'
import { createSecretVault } from '../../src/main/services/secret-vault'
import { createSettingsService } from '../../src/main/services/settings-service'
import { createSessionService, type SessionService } from '../../src/main/services/session-service'
import { createSimulator, type RunningSimulator, type SimulatorControl } from '../../src/simulator/create-simulator'
import { loadDemoCalls } from '../../src/simulator/demo-calls'
import type { RecordedCall } from '../../src/simulator/calls/recorded-call'
import type { FaultRule } from '../../src/simulator/faults'
import type { SimulatorOptions } from '../../src/simulator/options'
import { demoClientId, demoClientSecret } from '../../src/simulator/organization'
import type { Clock } from '../../src/main/ports'
import type { BrowserUnderTest } from './a-browser'
import { aCipher, type CipherUnderTest } from './a-cipher'
import { createJumpingClock } from './jumping-clock'
import { reachLoopback } from './reach-loopback'
import { startedAt } from './simulator-client'

export interface AppUnderTest {
  readonly session: SessionService
  readonly profiles: Profiles
  /** The same app on the same computer, started anew. */
  readonly restart: () => SessionService
  readonly control: SimulatorControl
  readonly running: RunningSimulator
  readonly clock: Clock
  readonly calls: readonly RecordedCall[]
  readonly emit: Emit
  readonly events: readonly { readonly name: EventName; readonly payload: unknown }[]
  /** Status of every answer, in order; 0 for none. */
  readonly statuses: () => readonly number[]
  readonly fetch: Fetch
  /** Most requests that were under way at one time. */
  readonly mostAtOnce: () => number
}

interface AppOptions {
  readonly simulator?: Partial<SimulatorOptions>
  /** What goes wrong, from the start. */
  readonly faults?: readonly FaultRule[]
  readonly timeoutMs?: number
  /** What the app's requests go out by; the real one when left out. */
  readonly fetch?: typeof fetch
  readonly renewalLimitMs?: number
  readonly browser?: BrowserUnderTest
  /** What a computer has besides the app; a new one, without a place for secrets, when left out. */
  readonly computer?: ComputerUnderTest
}

/** What outlives the app. */
export interface ComputerUnderTest {
  readonly cipher: CipherUnderTest
  /** Absolute path of the file with the encrypted secrets. */
  readonly secretsFile: string
  /** Settings as they are stored. */
  settings: unknown
}

/** A computer whose keyring is open. `secretsFile`: absolute path. */
export const aComputer = (secretsFile: string): ComputerUnderTest => ({
  cipher: aCipher(),
  secretsFile,
  settings: undefined,
})

const withoutKeyring = (): ComputerUnderTest => {
  const computer = aComputer('/nonexistent/secrets.json')
  computer.cipher.refuse('no-keyring')
  return computer
}

/** Read once for all of a file's organizations. */
let recorded: Promise<readonly RecordedCall[]> | undefined

export const openApp = async (appOptions: AppOptions = {}): Promise<AppUnderTest> => {
  const {
    simulator: options,
    faults = [],
    timeoutMs,
    renewalLimitMs,
    browser,
    computer = withoutKeyring(),
  } = appOptions
  const { fetch: send = fetch } = appOptions
  const clock = createJumpingClock(startedAt)
  recorded ??= loadDemoCalls(join(import.meta.dirname, '../../resources/demo'))
  const calls = await recorded
  const simulator = createSimulator({ calls, now: clock.now, ...(options !== undefined && { options }) })
  for (const rule of faults) simulator.control.addFault(rule)
  const running = await simulator.listen()
  const events: { name: EventName; payload: unknown }[] = []
  const statuses: number[] = []
  let atOnce = 0
  let mostAtOnce = 0
  const counted = async (url: string, init?: RequestInit): Promise<Response> => {
    atOnce += 1
    mostAtOnce = Math.max(mostAtOnce, atOnce)
    try {
      const response = await send(reachLoopback(url), init)
      statuses.push(response.status)
      return response
    } catch (error) {
      statuses.push(0)
      throw error
    } finally {
      atOnce -= 1
    }
  }
  const emit: Emit = (name, payload) => void events.push({ name, payload })
  const start = () => {
    const store = { read: () => computer.settings, write: (settings: unknown) => void (computer.settings = settings) }
    const vault = createSecretVault(computer.secretsFile, computer.cipher)
    const profiles = createProfiles(createSettingsService(store, emit), vault)
    const session = createSessionService({
      fetch: counted,
      clock,
      emit,
      openInBrowser: browser?.open ?? (() => Promise.reject(new Error('No browser in this test'))),
      startDemo: () => Promise.resolve({ ...running, clientId: demoClientId, clientSecret: demoClientSecret }),
      profiles,
      vault,
      ...(timeoutMs !== undefined && { timeoutMs }),
      ...(renewalLimitMs !== undefined && { renewalLimitMs }),
    })
    return { profiles, session }
  }
  const { profiles, session } = start()
  return {
    session,
    profiles,
    restart: () => start().session,
    control: simulator.control,
    running,
    clock,
    calls,
    emit,
    events,
    statuses: () => statuses,
    fetch: counted,
    mostAtOnce: () => mostAtOnce,
  }
}

const never = new AbortController().signal

export const openSignedInApp = async (options: AppOptions = {}): Promise<AppUnderTest> => {
  const app = await openApp(options)
  await app.session.signInToDemo(never)
  return app
}
