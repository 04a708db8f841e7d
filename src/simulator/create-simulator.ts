// The embedded organization put together: everything it knows, the two servers it opens, and the switches that tests and
// demonstrations turn while it runs.
import { createApiServer } from './api/api-server'
import { createConversationRoutes } from './api/conversation-routes'
import { createDownloads } from './api/downloads'
import { createIdentityRoutes } from './api/identity-routes'
import { permissionsOf } from './api/permissions'
import { createTelephonyRoutes } from './api/telephony-routes'
import { archiveCalls } from './calls/call-archive'
import type { RecordedCall } from './calls/recorded-call'
import { createFaultBoard, type FaultRule } from './faults'
import { openLoopbackServer } from './http/loopback-server'
import { textReply, type Incoming, type Reply } from './http/messages'
import { createIds } from './ids'
import { createAuthorizePages } from './oauth/authorize'
import { createLoginServer } from './oauth/login-server'
import { createTokenEndpoint } from './oauth/token'
import { createTokenStore, type Identity } from './oauth/token-store'
import type { Operation } from './operations'
import { defaultOptions, type SimulatorOptions } from './options'
import { demoOrganization, type Organization } from './organization'
import { createRequestJournal, type JournalEntry } from './request-journal'
import { createStorageHost } from './storage/storage-host'

export interface SimulatorSettings {
  readonly calls: readonly RecordedCall[]
  readonly organization?: Organization
  /** Milliseconds since the epoch. */
  readonly now?: () => number
  /** Makes every id and token predictable: tests only. */
  readonly seed?: string
  readonly options?: Partial<SimulatorOptions>
}

export interface RunningSimulator {
  /** `http://127.0.0.1:PORT`; `http://api.localhost:PORT` and `http://login.localhost:PORT` lead to the same server. */
  readonly apiBase: string
  readonly loginBase: string
  readonly storageBase: string
  /** `localhost:PORT`: with `api.` or `login.` before it, what a region's domain is to Genesys Cloud. */
  readonly domain: string
  readonly close: () => Promise<void>
}

export interface SimulatorControl {
  readonly addFault: (rule: FaultRule) => void
  readonly clearFaults: () => void
  readonly setOptions: (options: Partial<SimulatorOptions>) => void
  /** Every access token runs out now; refresh tokens and browser sessions stay. */
  readonly expireTokens: () => void
  /** Takes a permission from everybody, whatever their role, until it is allowed again. */
  readonly denyPermission: (permission: string) => void
  readonly allowPermission: (permission: string) => void
  readonly requests: () => readonly JournalEntry[]
  /** Every code, token and code verifier so far, for those who look whether one has got out. */
  readonly secrets: () => readonly string[]
}

export interface Simulator {
  /** Port 0, the default, takes any free one. Throws when a port cannot be had. */
  readonly listen: (ports?: { readonly api: number; readonly storage: number }) => Promise<RunningSimulator>
  readonly control: SimulatorControl
}

export const createSimulator = (settings: SimulatorSettings): Simulator => {
  const { organization = demoOrganization } = settings
  let options: SimulatorOptions = { ...defaultOptions, ...settings.options }
  const currentOptions = (): SimulatorOptions => options
  const now = (): number => (settings.now ?? Date.now)() + options.clockSkewSeconds * 1000
  let storageBase = ''

  const ids = createIds(settings.seed)
  const faults = createFaultBoard()
  const journal = createRequestJournal()
  const tokens = createTokenStore(ids, now, () => options.idleMinutes)
  const storage = createStorageHost(ids, faults, now)
  const archive = archiveCalls(settings.calls, now())
  const downloads = createDownloads({ ids, storage, storageBase: () => storageBase, options: currentOptions })

  const denied = new Set<string>()
  const heldPermissions = (identity: Identity): readonly string[] =>
    permissionsOf(identity).filter((permission) => !denied.has(permission))

  const onAnswered = (operation: Operation, { method, path }: Incoming, { status }: Reply): void =>
    journal.add({ operation, method, path, status, at: now() })

  const answerApi = createApiServer({
    routes: [
      ...createIdentityRoutes({ organization, tokens, permissionsOf: heldPermissions }),
      ...createTelephonyRoutes({ archive, downloads, ids, now, options: currentOptions }),
      ...createConversationRoutes({ archive, now, options: currentOptions }),
    ],
    tokens,
    faults,
    ids,
    now,
    options: currentOptions,
    permissionsOf: heldPermissions,
    onAnswered,
  })

  const answerLogin = createLoginServer({
    pages: createAuthorizePages(organization, tokens, ids),
    token: createTokenEndpoint(organization, tokens, currentOptions),
    faults,
    onAnswered,
  })

  const answerPlatform = (incoming: Incoming): Reply => {
    if (incoming.path.startsWith('/api/')) return answerApi(incoming)
    return answerLogin(incoming) ?? textReply(404, 'text/plain; charset=utf-8', 'Not found')
  }

  const answerStorage = (incoming: Incoming): Reply => {
    const reply = storage.answer(incoming)
    onAnswered('fetchPcap', incoming, reply)
    return reply
  }

  return {
    listen: async (ports = { api: 0, storage: 0 }) => {
      const platform = await openLoopbackServer(answerPlatform, ports.api)
      const store = await openLoopbackServer(answerStorage, ports.storage).catch(async (error: unknown) => {
        await platform.close()
        throw error
      })
      storageBase = `http://127.0.0.1:${store.port}`
      const platformBase = `http://127.0.0.1:${platform.port}`
      return {
        apiBase: platformBase,
        loginBase: platformBase,
        storageBase,
        domain: `localhost:${platform.port}`,
        close: async () => {
          await Promise.all([platform.close(), store.close()])
        },
      }
    },
    control: {
      addFault: faults.add,
      clearFaults: faults.clear,
      setOptions: (changes) => void (options = { ...options, ...changes }),
      expireTokens: tokens.expireAll,
      denyPermission: (permission) => void denied.add(permission),
      allowPermission: (permission) => void denied.delete(permission),
      requests: journal.entries,
      secrets: tokens.secrets,
    },
  }
}
