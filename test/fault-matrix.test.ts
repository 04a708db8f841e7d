// Every fault of the simulator × every operation that the app uses, through the app's own services over real HTTP: once, and
// for ever. What a single fault does not harm is recovered from; what stays broken is told with a code. Nothing hangs, and
// nothing is lost without a word.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { AppError } from '../src/main/app-error'
import { readMediaRegions } from '../src/main/genesys/read-media-regions'
import { readStoredHeaders, readStoredMessage } from '../src/main/genesys/read-stored-message'
import { createCaptureLibrary } from '../src/main/services/capture-library'
import { createCaptureService } from '../src/main/services/capture-service'
import { findTraces } from '../src/main/services/trace-service'
import type { Fault } from '../src/simulator/faults'
import type { Operation } from '../src/simulator/operations'
import { aBrowser } from './support/a-browser'
import { aProfile } from './support/a-profile'
import { openApp, openSignedInApp, type AppUnderTest } from './support/app-under-test'

/** Milliseconds: how long an answer may take where one is late, how late it is, and how long a cell may take. */
const timeoutMs = 3000
const lateMs = 60_000
const cellMs = 90_000
const isSlow = ({ kind }: Fault): boolean => kind === 'delay' || kind === 'slow-body'

const faults: readonly (readonly [name: string, fault: Fault])[] = [
  ['rate-limited', { kind: 'rate-limited', retryAfterSeconds: 3 }],
  ...([400, 404, 408, 409, 500, 503, 504] as const).map(
    (status) => [`status ${status}`, { kind: 'status', status }] as const,
  ),
  ['token-expired', { kind: 'token-expired' }],
  ['permission-denied', { kind: 'permission-denied' }],
  ['empty-body', { kind: 'empty-body' }],
  ['not-json', { kind: 'not-json' }],
  ['inner-forbidden', { kind: 'inner-forbidden' }],
  ['expired-url', { kind: 'expired-url' }],
  ['delay', { kind: 'delay', milliseconds: lateMs }],
  ['slow-body', { kind: 'slow-body', bytesPerSecond: 5 }],
  ['cut at once', { kind: 'cut', afterBytes: 0 }],
  ['cut in the body', { kind: 'cut', afterBytes: 10 }],
]

/** What the app does in which the operation takes part. Resolves to what came out of it. */
type Action = (app: CellApp, folder: string, signal: AbortSignal) => Promise<string>

interface CellApp extends AppUnderTest {
  readonly patience: { readonly timeoutMs?: number }
}

const signIn: Action = async ({ session }, _, signal) => {
  const state = await session.signInToDemo(signal)
  if (state.kind !== 'signed-in') return 'signed-out'
  return state.rights.add === undefined ? 'rights unknown' : 'whole'
}

const signInAsPerson: Action = async ({ session, profiles, running }, _, signal) => {
  const profile = aProfile(running, 'browser')
  await profiles.save(profile)
  const state = await session.signIn({ profileId: profile.id, keep: false }, signal)
  if (state.kind !== 'signed-in') return 'signed-out'
  return state.user === undefined ? 'nameless' : 'whole'
}

const searchConversation: Action = async ({ session, calls, clock }, _, signal) => {
  const { client } = session.api()
  const conversationId = calls.find(({ entry }) => entry.id === 'three-hop')?.entry.conversationId ?? ''
  const window = { start: clock.now() - 86_400_000, end: clock.now() }
  const { records, notes } = await findTraces(client, { kind: 'conversation', conversationId, window }, clock, signal)
  const kinds = [...new Set(notes.map(({ kind }) => kind))].join('+')
  // Which of the searches it befalls is a matter of chance.
  if (kinds.includes('search-failed')) return 'search-failed told'
  if (records.length === 21) return kinds === '' || kinds === 'divided' ? 'whole' : `whole, ${kinds}`
  return `${records.length === 0 ? 'nothing' : 'part'}, ${kinds}`
}

const knownConversation = ({ calls }: CellApp): string => calls[0]?.entry.conversationId ?? ''

const readStored: Action = async (app, _, signal) => {
  const text = await readStoredMessage(app.session.api().client, knownConversation(app), signal)
  return text === undefined ? 'none' : 'whole'
}

const readHeaders: Action = async (app, _, signal) => {
  const headers = await readStoredHeaders(app.session.api().client, knownConversation(app), ['ruri', 'to'], signal)
  return headers?.length === 2 ? 'whole' : 'none'
}

const readRegions: Action = async ({ session }, _, signal) =>
  (await readMediaRegions(session.api().client, signal)).core.length === 4 ? 'whole' : 'part'

/** Where the details are refused, the conversation itself is asked. */
const searchWithoutAnalytics: Action = (app, folder, signal) => {
  app.control.denyPermission('analytics:conversationDetail:view')
  return searchConversation(app, folder, signal)
}

const fetchPcap: Action = async ({ session, running, fetch, clock, emit, calls, patience }, folder, signal) => {
  const captures = createCaptureService({
    session,
    library: createCaptureLibrary(() => join(folder, 'captures')),
    partsFolder: join(folder, 'parts'),
    apiBaseOf: () => running.apiBase,
    fetch,
    clock,
    emit,
    ...patience,
  })
  const entry = calls.find(({ entry: { id } }) => id === 'three-hop')?.entry
  const { bytes } = await captures.fetchCapture(
    {
      jobId: crypto.randomUUID(),
      subject: { kind: 'call-id', callId: entry?.callIds[0] ?? '' },
      callIds: [entry?.callIds[0] ?? ''],
      from: 'a',
      to: 'b',
      window: { start: clock.now() - 86_400_000, end: clock.now() },
      startedAt: clock.now(),
    },
    signal,
  )
  return bytes > 1000 ? 'whole' : `${bytes} bytes`
}

const signOut: Action = async ({ session }) => {
  await session.signOut()
  return session.state().kind === 'signed-out' ? 'whole' : 'still signed in'
}

const operations: readonly (readonly [operation: Operation, action: Action])[] = [
  ['token', signIn],
  ['getOrganizationsMe', signIn],
  ['getUsersMe', signInAsPerson],
  ['getAuthorizationSubjectsMe', signIn],
  ['deleteTokensMe', signOut],
  ['getAnalyticsConversationDetails', searchConversation],
  ['getConversation', searchWithoutAnalytics],
  ['getTelephonySipmessagesConversation', readStored],
  ['getTelephonySipmessagesConversationHeaders', readHeaders],
  ['getTelephonyMediaregions', readRegions],
  ['getTelephonySiptraces', searchConversation],
  ['postTelephonySiptracesDownload', fetchPcap],
  ['getTelephonySiptracesDownloadDownloadId', fetchPcap],
  ['fetchPcap', fetchPcap],
]

type Expected = readonly [once: string, forEver: string]

/** What the client does about each fault, wherever it befalls an answer of the API. */
const usual: Readonly<Record<string, Expected>> = {
  'rate-limited': ['whole', 'api.rate-limited'],
  'status 400': ['api.bad-request', 'api.bad-request'],
  'status 404': ['api.not-found', 'api.not-found'],
  'status 408': ['whole', 'net.timeout'],
  'status 409': ['api.bad-request', 'api.bad-request'],
  'status 500': ['whole', 'api.unavailable'],
  'status 503': ['whole', 'api.unavailable'],
  'status 504': ['whole', 'net.timeout'],
  // A new token is asked for, once.
  'token-expired': ['whole', 'auth.expired'],
  'permission-denied': ['api.forbidden', 'api.forbidden'],
  'empty-body': ['whole', 'api.unexpected'],
  'not-json': ['whole', 'api.unexpected'],
  'inner-forbidden': ['api.unexpected', 'api.unexpected'],
  'expired-url': ['whole', 'whole'],
  delay: ['whole', 'net.timeout'],
  'slow-body': ['whole', 'net.timeout'],
  'cut at once': ['whole', 'net.unreachable'],
  'cut in the body': ['whole', 'net.unreachable'],
}

const unless = (expected: Expected, instead: string): Expected => [
  expected[0] === 'whole' || expected[0] === 'auth.expired' ? expected[0] : instead,
  expected[1] === 'whole' || expected[1] === 'auth.expired' ? expected[1] : instead,
]

/** None is kept, for all that is said. */
const storedMessage: Readonly<Record<string, Expected>> = {
  'status 404': ['none', 'none'],
  'empty-body': ['none', 'none'],
  'inner-forbidden': ['api.forbidden', 'api.forbidden'],
}

/** Where an operation is of another mind. Faults that the simulator acts out elsewhere only leave it whole. */
const special: Readonly<Partial<Record<Operation, Readonly<Record<string, Expected>>>>> = {
  token: {
    'rate-limited': ['api.rate-limited', 'api.rate-limited'],
    'status 400': ['auth.rejected', 'auth.rejected'],
    'status 404': ['auth.rejected', 'auth.rejected'],
    'status 408': ['net.timeout', 'net.timeout'],
    'status 409': ['auth.rejected', 'auth.rejected'],
    'status 500': ['api.unavailable', 'api.unavailable'],
    'status 503': ['api.unavailable', 'api.unavailable'],
    'status 504': ['net.timeout', 'net.timeout'],
    'token-expired': ['whole', 'whole'],
    'permission-denied': ['whole', 'whole'],
    'empty-body': ['api.unexpected', 'api.unexpected'],
    'not-json': ['api.unexpected', 'api.unexpected'],
    'inner-forbidden': ['whole', 'whole'],
    delay: ['net.timeout', 'net.timeout'],
    'slow-body': ['net.timeout', 'net.timeout'],
    'cut at once': ['net.unreachable', 'net.unreachable'],
    'cut in the body': ['net.unreachable', 'net.unreachable'],
  },
  // That the browser is signed in does not say that this is the person: a name of another kind is none.
  getUsersMe: { 'inner-forbidden': ['nameless', 'nameless'] },
  getTelephonySiptraces: {
    'status 400': ['search-failed told', 'api.bad-request'],
    'status 404': ['search-failed told', 'api.not-found'],
    'status 409': ['search-failed told', 'api.bad-request'],
    'inner-forbidden': ['api.forbidden', 'api.forbidden'],
  },
  getTelephonySipmessagesConversation: storedMessage,
  getTelephonySipmessagesConversationHeaders: storedMessage,
  fetchPcap: {
    'rate-limited': ['whole', 'whole'],
    'status 400': ['whole', 'api.unavailable'],
    'status 404': ['whole', 'api.unavailable'],
    'status 408': ['whole', 'api.unavailable'],
    'status 409': ['whole', 'api.unavailable'],
    'status 504': ['whole', 'api.unavailable'],
    'token-expired': ['whole', 'whole'],
    'permission-denied': ['whole', 'whole'],
    'empty-body': ['whole', 'whole'],
    'not-json': ['whole', 'whole'],
    'inner-forbidden': ['whole', 'whole'],
  },
  getTelephonySiptracesDownloadDownloadId: {
    'status 404': ['whole', 'capture.not-ready'],
    'empty-body': ['whole', 'capture.not-ready'],
    'inner-forbidden': ['whole', 'capture.not-ready'],
    'expired-url': ['whole', 'capture.expired'],
  },
}

const expectedOf = (operation: Operation, name: string): Expected => {
  const expected = special[operation]?.[name] ?? usual[name] ?? ['', '']
  switch (operation) {
    // Who leaves has left, whatever the server says.
    case 'deleteTokensMe':
      return ['whole', 'whole']
    case 'getAuthorizationSubjectsMe':
      return unless(expected, 'rights unknown')
    case 'getAnalyticsConversationDetails':
      return unless(expected, 'whole, details-unavailable')
    // That the details are refused is told in any case.
    case 'getConversation':
      return [
        expected[0] === 'auth.expired' ? expected[0] : 'whole, details-unavailable',
        expected[1] === 'auth.expired' ? expected[1] : 'whole, details-unavailable',
      ]
    default:
      return expected
  }
}

let folder = ''
beforeAll(async () => (folder = await mkdtemp(join(tmpdir(), 'fault-matrix-'))))
afterAll(() => rm(folder, { recursive: true, force: true }))

/** One cell: a fresh organization, one fault, one action. `HUNG` when it does not end. */
const outcomeOf = async (operation: Operation, action: Action, fault: Fault, times?: number): Promise<string> => {
  const patience = isSlow(fault) ? { timeoutMs } : {}
  const isSignIn = action === signIn || action === signInAsPerson
  const opened = isSignIn ? await openApp({ ...patience, browser: aBrowser() }) : await openSignedInApp(patience)
  const app: CellApp = { ...opened, patience }
  const stop = new AbortController()
  app.control.addFault({ operation, fault, ...(times !== undefined && { times }) })
  const timer = setTimeout(() => stop.abort(), cellMs - 5000)
  try {
    return await action(app, await mkdtemp(join(folder, 'cell-')), stop.signal)
  } catch (error) {
    if (stop.signal.aborted) return 'HUNG'
    return error instanceof AppError ? error.code : `LOST: ${String(error)}`
  } finally {
    clearTimeout(timer)
    await app.running.close()
  }
}

const rows: (readonly string[])[] = []
afterAll(() => {
  const table = [['operation', 'fault', 'once', 'for ever'], ...rows]
  const widths = [0, 1, 2, 3].map((column) => Math.max(...table.map((row) => row[column]?.length ?? 0)))
  const lines = table.map((row) =>
    row
      .map((text, column) => text.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  )
  process.stdout.write(`${lines.join('\n')}\n`)
})

describe.concurrent.each(operations)('%s', (operation, action) => {
  it.each(faults)(
    'given %s',
    async (name, fault) => {
      const [once, always] = await Promise.all([
        outcomeOf(operation, action, fault, 1),
        outcomeOf(operation, action, fault),
      ])
      rows.push([operation, name, once, always])
      expect([once, always]).toEqual(expectedOf(operation, name))
    },
    cellMs,
  )
})
