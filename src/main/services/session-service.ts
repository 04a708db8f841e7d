// Who is signed in, where, and with which rights. Tokens live here, in memory; those that the user wants to be kept also in
// the vault. One session at a time, with a budget of requests of its own.
import type { Profile } from '../../shared/schema/profile'
import type { SecretStorage, Session, SessionState, SignIn } from '../../shared/schema/session'
import { AppError, cancelled } from '../app-error'
import { createApiClient, type ApiClient } from '../genesys/api-client'
import { hostsOf, type Hosts } from '../genesys/hosts'
import { readIdentity, type Identity } from '../genesys/identity'
import { refreshAccessToken, requestClientToken, type AccessToken } from '../genesys/oauth'
import { createRequestBudget } from '../genesys/request-budget'
import type { Urgency } from '../genesys/retry-policy'
import { readRights } from '../genesys/rights'
import { readIdleTime } from '../genesys/token-info'
import type { Clock, Emit, Fetch, OpenInBrowser, StartDemo } from '../ports'
import { signInWithBrowser } from './browser-sign-in'
import { createLatestOnly } from './latest-only'
import type { Profiles } from './profiles'
import type { Kept, SecretVault } from './secret-vault'
import { createTokenHolder, type Renewal, type TokenHolder, type Tokens } from './token-holder'

export interface SessionService {
  readonly state: () => SessionState
  /** Goes on with what is kept for the last used profile. Asks nobody; with nothing kept, nothing happens. */
  readonly resume: (signal: AbortSignal) => Promise<SessionState>
  readonly signIn: (request: SignIn, signal: AbortSignal) => Promise<SessionState>
  readonly signInToDemo: (signal: AbortSignal) => Promise<SessionState>
  /** Whatever was kept is deleted. */
  readonly signOut: () => Promise<void>
  readonly storage: () => Promise<SecretStorage>
  /** Looks whether the session still lives, without prolonging it. Never rejects. */
  readonly check: () => Promise<void>
  /** The signed-in organization's API; throws auth.signed-out when there is none. */
  readonly api: () => { readonly client: ApiClient; readonly session: Session }
}

interface SessionServiceOptions {
  readonly fetch: Fetch
  readonly clock: Clock
  readonly emit: Emit
  readonly openInBrowser: OpenInBrowser
  readonly startDemo: StartDemo
  readonly profiles: Profiles
  readonly vault: SecretVault
  /** How long an answer of the API may take, in milliseconds. */
  readonly timeoutMs?: number
  /** How long a browser may take to renew a session, in milliseconds. */
  readonly renewalLimitMs?: number
}

/** What a session is begun with. */
interface Entrance {
  readonly hosts: Hosts
  readonly grant: Session['grant']
  readonly clientId: string
  /** Undefined for the demonstration. */
  readonly profile: Profile | undefined
  readonly clientSecret: string | undefined
  readonly tokens: Tokens
  readonly keep: boolean
}

interface Current {
  readonly entrance: Entrance
  readonly client: ApiClient
  readonly holder: TokenHolder
  /** Ends all that belongs to the session. */
  readonly life: AbortController
}

const revokeTimeoutMs = 5000
const defaultRenewalLimitMs = 90_000

export const createSessionService = (options: SessionServiceOptions): SessionService => {
  const { fetch, clock, emit, openInBrowser, startDemo, profiles, vault, timeoutMs } = options
  const { renewalLimitMs = defaultRenewalLimitMs } = options
  let state: SessionState = { kind: 'signed-out', because: 'start' }
  let current: Current | undefined
  /** Signing in, by whichever way. Signing out ends it, too. */
  const entrances = createLatestOnly<SessionState>()

  const change = (next: SessionState, nextCurrent?: Current): SessionState => {
    const before = current
    state = next
    current = nextCurrent
    if (before !== nextCurrent) before?.life.abort()
    emit('session.changed', state)
    if (current === undefined) emit('budget.changed', { kind: 'unknown' })
    return state
  }

  const amend = (mine: Current | undefined, more: Partial<Session>): void => {
    if (mine !== undefined && current === mine && state.kind === 'signed-in') change({ ...state, ...more }, mine)
  }

  const toTokens = ({ value, expiresInSeconds, refreshToken }: AccessToken): Tokens => ({
    accessToken: value,
    expiresAt: expiresInSeconds === undefined ? undefined : clock.now() + expiresInSeconds * 1000,
    refreshToken,
  })

  const askBrowser = async (
    profile: Profile,
    wishes: { readonly asSomebodyElse: boolean; readonly limitMs?: number },
    signal: AbortSignal,
  ): Promise<Tokens> => toTokens(await signInWithBrowser(profile, { fetch, openInBrowser, timeoutMs }, wishes, signal))

  const askAsClient = async (hosts: Hosts, clientId: string, secret: string, signal: AbortSignal): Promise<Tokens> =>
    toTokens(await requestClientToken(hosts, clientId, secret, fetch, signal, timeoutMs))

  /** Writes what the next start goes on with. A session that cannot be kept is none the worse for it. */
  const keep = async ({ profile, clientId, clientSecret }: Entrance, tokens: Tokens): Promise<Session['kept']> => {
    if (profile === undefined) return 'no'
    const { accessToken, expiresAt, refreshToken } = tokens
    const kept: Kept = {
      domain: profile.domain,
      clientId,
      tokens: {
        accessToken,
        ...(expiresAt !== undefined && { expiresAt }),
        ...(refreshToken !== undefined && { refreshToken }),
      },
      ...(clientSecret !== undefined && { clientSecret }),
    }
    try {
      // Since the session began, the wish may have been taken back, or the profile points elsewhere or is gone.
      const now = profiles.find(profile.id)
      if (!now.keep || now.domain !== profile.domain || now.clientId !== clientId) return 'no'
      await vault.write(profile.id, kept)
      return 'yes'
    } catch {
      return 'failed'
    }
  }

  const renewalOf = (
    { hosts, clientId, clientSecret, profile }: Entrance,
    identity: () => Identity | undefined,
  ): Renewal => {
    const byBrowser =
      profile?.grant !== 'browser'
        ? undefined
        : async (signal: AbortSignal): Promise<Tokens> => {
            const tokens = await askBrowser(profile, { asSomebodyElse: false, limitMs: renewalLimitMs }, signal)
            const expected = identity()
            const found = await readIdentity(bareClient(hosts, tokens), true, { urgency: 'interactive', signal })
            if (
              expected !== undefined &&
              (found.organization.id !== expected.organization.id || found.user?.id !== expected.user?.id)
            ) {
              throw new AppError('auth.other-person', 'The browser is signed in as somebody else.')
            }
            return tokens
          }
    const quietly: Renewal['quietly'] = ({ refreshToken }) => {
      if (clientSecret !== undefined) return (signal) => askAsClient(hosts, clientId, clientSecret, signal)
      if (refreshToken === undefined) return undefined
      return async (signal) => {
        const renewed = toTokens(await refreshAccessToken(hosts, clientId, refreshToken, fetch, signal, timeoutMs))
        // A server that does not rotate its refresh tokens sends none (RFC 6749 6).
        return { ...renewed, refreshToken: renewed.refreshToken ?? refreshToken }
      }
    }
    return { quietly, byBrowser }
  }

  /** For one look at whom new tokens speak for. */
  const bareClient = ({ apiBase }: Hosts, { accessToken }: Tokens): ApiClient => {
    const bearer = (): Promise<string> => Promise.resolve(accessToken)
    const ignore = (): void => undefined
    const refuse = (): Promise<never> =>
      Promise.reject(new AppError('auth.expired', 'Genesys Cloud does not accept the new session.'))
    const credential = { current: () => accessToken, bearer, replace: refuse, onUsed: ignore, onRefused: ignore }
    const budget = createRequestBudget({ clock, onChange: ignore })
    return createApiClient({ apiBase, credential, fetch, clock, budget, timeoutMs })
  }

  const end = async (mine: Current, wasIdle: boolean): Promise<void> => {
    if (current !== mine) return
    change({ kind: 'signed-out', because: 'expired', ...(wasIdle && { wasIdle }) })
    const { profile } = mine.entrance
    if (profile !== undefined) await vault.forget(profile.id).catch(() => undefined)
  }

  const begin = async (entrance: Entrance, urgency: Urgency, signal: AbortSignal): Promise<SessionState> => {
    const { hosts, grant, profile } = entrance
    const life = new AbortController()
    let mine: Current | undefined
    let identity: Identity | undefined
    const idlesAt = (): number | undefined => (state.kind === 'signed-in' ? state.idlesAt : undefined)

    const holder: TokenHolder = createTokenHolder({
      tokens: entrance.tokens,
      renewal: renewalOf(entrance, () => identity),
      clock,
      life: life.signal,
      isIdle: () => {
        const at = mine !== undefined && current === mine ? idlesAt() : undefined
        return at !== undefined && at <= clock.now()
      },
      onUsed: () => {
        // It begins anew; the next check tells until when.
        if (mine !== undefined && current === mine && idlesAt() !== undefined) amend(mine, { idlesAt: undefined })
      },
      onRenewed: async (tokens) => {
        // A refresh token serves once: the new one must be there before anything else can go wrong.
        const kept = entrance.keep && !life.signal.aborted ? await keep(entrance, tokens) : undefined
        amend(mine, {
          expiresAt: tokens.expiresAt,
          renews: holder.renewsQuietly(),
          idlesAt: undefined,
          ...(kept !== undefined && { kept }),
        })
      },
      onAsking: (isRenewing) => amend(mine, { isRenewing }),
      onEnded: (wasIdle) => {
        if (mine !== undefined) void end(mine, wasIdle)
      },
    })
    // The platform counts by token, so each session has a budget of its own and everything in it shares that.
    const budget = createRequestBudget({
      clock,
      onChange: (left) => {
        if (current !== undefined && current === mine) emit('budget.changed', left)
      },
    })
    const client = createApiClient({ apiBase: hosts.apiBase, credential: holder, fetch, clock, budget, timeoutMs })
    try {
      identity = await readIdentity(client, grant === 'browser', { urgency, signal })
      const rights = await readRights(client, signal, urgency)
      const tokens = holder.tokens()
      // From here to where the session is in force nothing is waited for: leaving it takes along what is kept of it.
      if (signal.aborted) throw cancelled()
      if (profile !== undefined) profiles.find(profile.id)
      mine = { entrance, client, holder, life }
      const { organization, user } = identity
      change(
        {
          kind: 'signed-in',
          grant,
          domain: hosts.domain,
          organization: organization.name,
          ...(user !== undefined && { user: user.name }),
          rights,
          ...(profile !== undefined && { profileId: profile.id }),
          expiresAt: tokens.expiresAt,
          renews: holder.renewsQuietly(),
        },
        mine,
      )
      emit('budget.changed', budget.state())
      if (profile !== undefined) amend(mine, { kept: entrance.keep ? await keep(entrance, tokens) : 'no' })
      return state
    } catch (error) {
      life.abort()
      throw error
    }
  }

  /** What is kept for the profile, unless it was kept for another place. */
  const readKept = async ({ id, domain, clientId }: Profile): Promise<Kept | undefined> => {
    const kept = await vault.read(id)
    return kept?.domain === domain && kept.clientId === clientId ? kept : undefined
  }

  const beginKept = async (profile: Profile, kept: Kept, signal: AbortSignal): Promise<SessionState | undefined> => {
    const { tokens, clientSecret } = kept
    if (tokens === undefined) return undefined
    const { accessToken, expiresAt, refreshToken } = tokens
    const entrance: Entrance = {
      hosts: hostsOf(profile.domain),
      grant: profile.grant,
      clientId: profile.clientId,
      profile,
      clientSecret: profile.grant === 'client-credentials' ? clientSecret : undefined,
      tokens: { accessToken, expiresAt, refreshToken },
      keep: true,
    }
    try {
      // In the background nobody is asked anything.
      return await begin(entrance, 'background', signal)
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'auth.expired') throw error
      await vault.forget(profile.id)
      return undefined
    }
  }

  const resume: SessionService['resume'] = async (signal) => {
    const profile = profiles.last()
    if (profile === undefined || state.kind === 'signed-in' || entrances.isRunning()) return state
    return entrances.run(signal, async (either) => {
      const kept = await readKept(profile)
      if (kept === undefined) return state
      const resumed = await beginKept(profile, kept, either)
      if (resumed === undefined) throw new AppError('auth.expired', 'The kept session has run out in the meantime.')
      return resumed
    })
  }

  const signInWith = async (request: SignIn, signal: AbortSignal): Promise<SessionState> => {
    const { profileId, clientSecret: given, asSomebodyElse = false } = request
    const profile: Profile = { ...profiles.find(profileId), keep: request.keep }
    profiles.use(profile)
    const wantsKept = request.keep && given === undefined && !asSomebodyElse
    if (!wantsKept) await vault.forget(profile.id)
    // Being asked again is all that a damaged vault costs here.
    const kept = wantsKept ? await readKept(profile).catch(() => undefined) : undefined
    const resumed = kept === undefined ? undefined : await beginKept(profile, kept, signal)
    if (resumed !== undefined) return resumed

    const hosts = hostsOf(profile.domain)
    const { grant, clientId } = profile
    const common = { hosts, grant, clientId, profile, keep: request.keep }
    if (grant === 'browser') {
      const tokens = await askBrowser(profile, { asSomebodyElse }, signal)
      return begin({ ...common, clientSecret: undefined, tokens }, 'interactive', signal)
    }
    if (given === undefined) throw new AppError('auth.needs-secret', 'The secret of this OAuth client is not kept.')
    const tokens = await askAsClient(hosts, clientId, given, signal)
    return begin({ ...common, clientSecret: given, tokens }, 'interactive', signal)
  }

  const enterDemo = async (signal: AbortSignal): Promise<SessionState> => {
    const demo = await startDemo()
    const { clientId, clientSecret } = demo
    const tokens = await askAsClient(demo, clientId, clientSecret, signal)
    const entrance: Entrance = {
      hosts: demo,
      grant: 'demo',
      clientId,
      clientSecret,
      profile: undefined,
      tokens,
      keep: false,
    }
    return begin(entrance, 'interactive', signal)
  }

  const signOut = async (): Promise<void> => {
    const leaving = current
    entrances.stop()
    change({ kind: 'signed-out', because: 'user' })
    if (leaving === undefined) return
    const { profile } = leaving.entrance
    const forgotten = profile === undefined ? Promise.resolve() : vault.forget(profile.id)
    try {
      const signal = AbortSignal.timeout(revokeTimeoutMs)
      await leaving.client.request({ method: 'DELETE', path: '/api/v2/tokens/me', signal, renews: false })
    } catch {
      // The token is forgotten here either way and dies of age there; the user asked to leave, and has left.
    }
    await forgotten
  }

  const check = async (): Promise<void> => {
    const mine = current
    if (mine === undefined || state.kind !== 'signed-in' || state.grant === 'demo') return
    const { expiresAt } = mine.holder.tokens()
    // It has run out; the next request sees to that.
    if (expiresAt !== undefined && expiresAt <= clock.now()) return
    const known = state.idlesAt
    const asked = mine.holder.current()
    try {
      const idlesAt = await readIdleTime(mine.client, mine.life.signal)
      // Where nobody limits idle time, a token idles when it runs out.
      const isLimit = idlesAt !== undefined && (expiresAt === undefined || idlesAt < expiresAt - 60_000)
      amend(mine, { idlesAt: isLimit ? idlesAt : undefined })
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'auth.expired') return
      // A renewal under way has the last word, and what was refused may be replaced by now.
      if (mine.holder.isRenewing() || mine.holder.current() !== asked) return
      const wasIdle = known !== undefined && known <= clock.now()
      if (wasIdle || !mine.holder.renewsQuietly()) await end(mine, wasIdle)
    }
  }

  return {
    state: () => state,
    resume,
    signIn: (request, signal) => entrances.run(signal, (either) => signInWith(request, either)),
    signInToDemo: (signal) => entrances.run(signal, enterDemo),
    signOut,
    storage: vault.storage,
    check,
    api: () => {
      if (current === undefined || state.kind !== 'signed-in') {
        throw new AppError('auth.signed-out', 'Nobody is signed in.')
      }
      return { client: current.client, session: state }
    },
  }
}
