// The services of the app against a simulated organization over real HTTP, with a clock in which nobody waits.
import { join } from 'node:path'
import type { EventName } from '../../src/shared/ipc/contract'
import type { Emit, OpenInBrowser } from '../../src/main/ports'
import { createSessionService, type SessionService } from '../../src/main/services/session-service'
import { createSimulator, type RunningSimulator, type SimulatorControl } from '../../src/simulator/create-simulator'
import { loadDemoCalls } from '../../src/simulator/demo-calls'
import type { RecordedCall } from '../../src/simulator/calls/recorded-call'
import type { FaultRule } from '../../src/simulator/faults'
import type { SimulatorOptions } from '../../src/simulator/options'
import { demoClientId, demoClientSecret } from '../../src/simulator/organization'
import type { Clock } from '../../src/main/ports'
import { createJumpingClock } from './jumping-clock'
import { startedAt } from './simulator-client'

export interface AppUnderTest {
  readonly session: SessionService
  readonly control: SimulatorControl
  readonly running: RunningSimulator
  readonly clock: Clock
  readonly calls: readonly RecordedCall[]
  readonly emit: Emit
  readonly events: readonly { readonly name: EventName; readonly payload: unknown }[]
  /** Status of every answer, in order; 0 for none. */
  readonly statuses: () => readonly number[]
  readonly fetch: typeof fetch
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
  /** What the user's browser does with the address that it is told to open. */
  readonly openInBrowser?: OpenInBrowser
}

/** Read once for all of a file's organizations. */
let recorded: Promise<readonly RecordedCall[]> | undefined

const noBrowser: OpenInBrowser = () => Promise.reject(new Error('No browser in this test'))

export const openApp = async ({
  simulator: options,
  faults = [],
  timeoutMs,
  fetch: send = fetch,
  openInBrowser = noBrowser,
}: AppOptions = {}): Promise<AppUnderTest> => {
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
  const counted: typeof fetch = async (url, init) => {
    atOnce += 1
    mostAtOnce = Math.max(mostAtOnce, atOnce)
    try {
      const response = await send(url, init)
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
  const session = createSessionService({
    fetch: counted,
    clock,
    emit,
    openInBrowser,
    startDemo: () => Promise.resolve({ ...running, clientId: demoClientId, clientSecret: demoClientSecret }),
    ...(timeoutMs !== undefined && { timeoutMs }),
  })
  return {
    session,
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
