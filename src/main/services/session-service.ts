// Who is signed in, where, and with which rights. The token lives here, in memory, and nowhere else.
import { z } from 'zod'
import type { Session, SessionState } from '../../shared/schema/session'
import { AppError } from '../app-error'
import { createApiClient, type ApiClient } from '../genesys/api-client'
import { hostsOf, type Hosts } from '../genesys/hosts'
import { openLoopbackRedirect } from '../genesys/loopback-redirect'
import { beginBrowserGrant, requestClientToken, type AccessToken } from '../genesys/oauth'
import { createRequestBudget } from '../genesys/request-budget'
import { readRights } from '../genesys/rights'
import type { Clock, Emit, Fetch, OpenInBrowser, StartDemo } from '../ports'

export interface SessionService {
  readonly state: () => SessionState
  readonly signInWithBrowser: (domain: string, clientId: string, signal: AbortSignal) => Promise<SessionState>
  readonly signInWithClientCredentials: (
    domain: string,
    clientId: string,
    clientSecret: string,
    signal: AbortSignal,
  ) => Promise<SessionState>
  readonly signInToDemo: (signal: AbortSignal) => Promise<SessionState>
  readonly signOut: () => Promise<void>
  /** The signed-in organization's API; throws auth.signed-out when there is none. */
  readonly api: () => { readonly client: ApiClient; readonly session: Session }
}

interface SessionServiceOptions {
  readonly fetch: Fetch
  readonly clock: Clock
  readonly emit: Emit
  readonly openInBrowser: OpenInBrowser
  readonly startDemo: StartDemo
  /** How long an answer of the API may take, in milliseconds. */
  readonly timeoutMs?: number
}

const Organization = z.object({ name: z.string().max(500) })
const User = z.object({ name: z.string().max(500) })
const revokeTimeoutMs = 5000

export const createSessionService = (options: SessionServiceOptions): SessionService => {
  const { fetch, clock, emit, openInBrowser, startDemo, timeoutMs } = options
  let state: SessionState = { kind: 'signed-out', because: 'start' }
  let client: ApiClient | undefined

  const change = (next: SessionState, nextClient?: ApiClient): SessionState => {
    state = next
    client = nextClient
    emit('session.changed', state)
    if (client === undefined) emit('budget.changed', { kind: 'unknown' })
    return state
  }

  const begin = async (
    hosts: Hosts,
    token: AccessToken,
    grant: Session['grant'],
    signal: AbortSignal,
  ): Promise<SessionState> => {
    // The platform counts by token, so each session has a budget of its own and everything in it shares that.
    const budget = createRequestBudget({
      clock,
      onChange: (left) => {
        if (client === mine) emit('budget.changed', left)
      },
    })
    const mine: ApiClient = createApiClient({
      apiBase: hosts.apiBase,
      accessToken: token.value,
      fetch,
      clock,
      budget,
      timeoutMs,
      onUnauthorized: () => {
        if (client === mine) change({ kind: 'signed-out', because: 'expired' })
      },
    })
    const get = async (path: string): Promise<unknown> => (await mine.request({ path, signal, needsBody: true })).json
    const organization = Organization.safeParse(await get('/api/v2/organizations/me'))
    if (!organization.success) throw new AppError('api.unexpected', 'Genesys Cloud did not name the organization.')
    // A client-credentials token has no user: /users/me refuses it.
    const user = grant === 'browser' ? User.safeParse(await get('/api/v2/users/me')) : undefined
    const rights = await readRights(mine, signal)
    const signedIn = change(
      {
        kind: 'signed-in',
        grant,
        domain: hosts.domain,
        organization: organization.data.name,
        ...(user?.success === true && { user: user.data.name }),
        rights,
      },
      mine,
    )
    emit('budget.changed', budget.state())
    return signedIn
  }

  const signInWithBrowser: SessionService['signInWithBrowser'] = async (domain, clientId, signal) => {
    const hosts = hostsOf(domain)
    const redirect = await openLoopbackRedirect()
    try {
      const grant = await beginBrowserGrant(hosts, clientId, redirect.redirectUri, fetch)
      const arrived = redirect.wait(grant.state, signal)
      // Some desktops' openers end only when the browser does, so of this one only a failure counts.
      const opened = openInBrowser(grant.authorizeUrl).then(() => arrived)
      const redirected = await Promise.race([arrived, opened])
      return await begin(hosts, await grant.redeem(redirected, signal), 'browser', signal)
    } finally {
      redirect.close()
    }
  }

  const signInToDemo: SessionService['signInToDemo'] = async (signal) => {
    const demo = await startDemo()
    const token = await requestClientToken(demo, demo.clientId, demo.clientSecret, fetch, signal, timeoutMs)
    return begin(demo, token, 'demo', signal)
  }

  const signOut = async (): Promise<void> => {
    const leaving = client
    change({ kind: 'signed-out', because: 'user' })
    try {
      const signal = AbortSignal.timeout(revokeTimeoutMs)
      await leaving?.request({ method: 'DELETE', path: '/api/v2/tokens/me', signal })
    } catch {
      // The token is forgotten here either way and dies of age there; the user asked to leave, and has left.
    }
  }

  return {
    state: () => state,
    signInWithBrowser,
    signInWithClientCredentials: async (domain, clientId, clientSecret, signal) => {
      const hosts = hostsOf(domain)
      const token = await requestClientToken(hosts, clientId, clientSecret, fetch, signal, timeoutMs)
      return begin(hosts, token, 'client-credentials', signal)
    },
    signInToDemo,
    signOut,
    api: () => {
      if (client === undefined || state.kind !== 'signed-in') {
        throw new AppError('auth.signed-out', 'Nobody is signed in.')
      }
      return { client, session: state }
    },
  }
}
