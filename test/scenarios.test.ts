// Every example scenario of the simulator, met by the app's own services over real HTTP: the whole call and its pcap all the
// same, or a fault that says what stood in the way.
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { AppError } from '../src/main/app-error'
import { createCaptureLibrary } from '../src/main/services/capture-library'
import { createCaptureService } from '../src/main/services/capture-service'
import { findTraces } from '../src/main/services/trace-service'
import { readScenario } from '../src/simulator/read-scenario'
import { openSignedInApp, type AppUnderTest } from './support/app-under-test'

const never = new AbortController().signal
const scenarios = join(import.meta.dirname, '../src/simulator/scenarios')
let folder: string
beforeAll(async () => (folder = await mkdtemp(join(tmpdir(), 'rung-scenarios-'))))
afterAll(() => rm(folder, { recursive: true, force: true }))

const told = async (work: Promise<string>): Promise<string> => {
  try {
    return await work
  } catch (error) {
    if (error instanceof AppError) return error.code
    throw error
  }
}

/** The three legs of one conversation, whose trace has 21 messages. */
const meet = async (app: AppUnderTest): Promise<readonly [search: string, pcap: string]> => {
  const { session, clock, calls, running, fetch, emit } = app
  const { client } = session.api()
  const { conversationId = '', callIds = [] } = calls.find(({ entry }) => entry.id === 'three-hop')?.entry ?? {}
  const window = { start: clock.now() - 86_400_000, end: clock.now() + client.clockAheadMs() }
  let stamped = true
  const search = async (): Promise<string> => {
    const { records } = await findTraces(client, { kind: 'conversation', conversationId, window }, clock, never)
    stamped = records.length === 0 || records.some((record) => record.conversationId !== '')
    return records.length === 21 ? 'whole' : `${records.length} messages`
  }
  /** As the window chooses it. */
  const subjectOf = () =>
    stamped
      ? ({ kind: 'conversation', conversationId } as const)
      : ({ kind: 'call-id', callId: callIds[0] ?? '' } as const)
  const order = async (): Promise<string> => {
    const captures = createCaptureService({
      session,
      library: createCaptureLibrary(() => folder),
      partsFolder: join(folder, 'parts'),
      apiBaseOf: () => running.apiBase,
      fetch,
      clock,
      emit,
    })
    const { bytes } = await captures.fetchCapture(
      {
        ...{ jobId: crypto.randomUUID(), subject: subjectOf(), callIds: [...callIds] },
        ...{ from: 'a', to: 'b', window, startedAt: clock.now() },
      },
      never,
    )
    return bytes > 5_000 ? 'whole' : `${bytes} bytes`
  }
  return [await told(search()), await told(order())]
}

const whole = ['whole', 'whole'] as const
const expected: Readonly<Record<string, readonly [search: string, pcap: string]>> = {
  'broken-gateway': whole,
  'capped-lists': whole,
  'clock-ahead': whole,
  'idle-session': whole,
  'other-dialect': whole,
  'rate-limited': whole,
  'refused-inside': ['api.forbidden', 'api.forbidden'],
  // A client with a secret signs in again by itself.
  'session-ends': whole,
  'slow-captures': whole,
  'slow-store': whole,
  'troubled-captures': whole,
  'without-conversation-ids': whole,
}

it('given the examples, then for each it is known how it ends', async () => {
  const names = (await readdir(scenarios)).map((name) => name.replace(/\.json$/, ''))
  expect(names.sort()).toEqual(Object.keys(expected))
})

it.each(Object.keys(expected))('given the scenario %s, then it ends so', { timeout: 60_000 }, async (name) => {
  const { options, faults, denied } = readScenario(await readFile(join(scenarios, `${name}.json`), 'utf8'))
  const app = await openSignedInApp({ simulator: options, faults })
  for (const permission of denied) app.control.denyPermission(permission)
  try {
    expect(await meet(app)).toEqual(expected[name])
  } finally {
    await app.running.close()
  }
})
