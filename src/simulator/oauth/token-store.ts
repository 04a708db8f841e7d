// Access tokens, refresh tokens and authorization codes, and nothing about how they travel.
import type { Ids } from '../ids'
import type { OAuthClient, User } from '../organization'

/** On whose behalf a request is made. */
export interface Identity {
  readonly client: OAuthClient
  /** Absent for client credentials. */
  readonly user: User | undefined
}

export interface AuthorizationCode {
  readonly identity: Identity
  readonly redirectUri: string
  /** RFC 7636 4.3, S256 only; absent when a client with a secret left it out. */
  readonly codeChallenge: string | undefined
}

export interface IssuedTokens {
  readonly accessToken: string
  readonly expiresInSeconds: number
  readonly refreshToken: string | undefined
}

type Redemption<Value> =
  { readonly kind: 'valid'; readonly value: Value; readonly family: string } | { readonly kind: 'refused' }

interface AccessTokenState {
  readonly identity: Identity
  readonly expiresAt: number
  /** When it ends unless it is used before; `expiresAt` where nothing limits that. */
  readonly idlesAt: number
}

export interface TokenStore {
  readonly issueCode: (code: AuthorizationCode) => string
  /** Serves once. A second try revokes what the first one gave (RFC 6749 4.1.2). */
  readonly redeemCode: (code: string) => Redemption<AuthorizationCode>
  readonly issueTokens: (identity: Identity, options: { refresh: boolean; family?: string }) => IssuedTokens
  /** Serves once, likewise (RFC 9700 4.14.2). */
  readonly redeemRefreshToken: (token: string) => Redemption<Identity>
  readonly findAccessToken: (token: string) => AccessTokenState | undefined
  /** Its idle time begins anew. */
  readonly touchAccessToken: (token: string) => void
  readonly revokeAccessToken: (token: string) => void
  readonly expireAll: () => void
  /** Something secret that a client has shown. */
  readonly note: (secret: string) => void
  /** Every code and token that was given and all that was noted, whatever has become of it. */
  readonly secrets: () => readonly string[]
}

interface Entry<Value> {
  readonly value: Value
  /** All that came from one sign-in. */
  readonly family: string
  readonly expiresAt: number
  used: boolean
  /** Of access tokens. */
  lastUsedAt: number
}

const codeLifeMilliseconds = 60_000
const refreshLifeMilliseconds = 30 * 86_400_000
/** More than any test or demo needs; the oldest go first. */
const capacity = 10_000

/** A Map that forgets its oldest entries beyond `capacity`. */
const remember = <Value>(entries: Map<string, Value>, key: string, value: Value): void => {
  entries.set(key, value)
  const oldest = entries.keys().next()
  if (entries.size > capacity && oldest.done !== true) entries.delete(oldest.value)
}

/** `idleMinutes`: how long a user's token lives without being used, at present. */
export const createTokenStore = (
  ids: Ids,
  now: () => number,
  idleMinutes: () => number | undefined = () => undefined,
): TokenStore => {
  const secrets = new Map<string, undefined>()
  const note = (secret: string): void => remember(secrets, secret, undefined)
  const newSecret = (): string => {
    const secret = ids.secret()
    note(secret)
    return secret
  }
  const codes = new Map<string, Entry<AuthorizationCode>>()
  const accessTokens = new Map<string, Entry<Identity>>()
  const refreshTokens = new Map<string, Entry<Identity>>()

  const unused = () => ({ used: false, lastUsedAt: now() })

  const revokeFamily = (family: string): void => {
    for (const tokens of [accessTokens, refreshTokens]) {
      for (const [token, entry] of tokens) if (entry.family === family) tokens.delete(token)
    }
  }

  const redeemOnce = <Value>(entries: Map<string, Entry<Value>>, key: string): Redemption<Value> => {
    const entry = entries.get(key)
    if (entry === undefined || entry.expiresAt <= now()) return { kind: 'refused' }
    if (entry.used) {
      revokeFamily(entry.family)
      return { kind: 'refused' }
    }
    entry.used = true
    return { kind: 'valid', value: entry.value, family: entry.family }
  }

  return {
    issueCode: (value) => {
      const code = newSecret()
      remember(codes, code, { value, family: ids.uuid(), expiresAt: now() + codeLifeMilliseconds, ...unused() })
      return code
    },
    redeemCode: (code) => redeemOnce(codes, code),
    issueTokens: (identity, { refresh, family = ids.uuid() }) => {
      const expiresInSeconds = identity.client.accessTokenValiditySeconds
      const accessToken = newSecret()
      const expiresAt = now() + expiresInSeconds * 1000
      remember(accessTokens, accessToken, { value: identity, family, expiresAt, ...unused() })
      if (!refresh) return { accessToken, expiresInSeconds, refreshToken: undefined }
      const refreshToken = newSecret()
      const refreshUntil = now() + refreshLifeMilliseconds
      remember(refreshTokens, refreshToken, { value: identity, family, expiresAt: refreshUntil, ...unused() })
      return { accessToken, expiresInSeconds, refreshToken }
    },
    redeemRefreshToken: (token) => redeemOnce(refreshTokens, token),
    findAccessToken: (token) => {
      const entry = accessTokens.get(token)
      if (entry === undefined || entry.expiresAt <= now()) return undefined
      const minutes = entry.value.user === undefined ? undefined : idleMinutes()
      const { expiresAt } = entry
      const idlesAt = minutes === undefined ? expiresAt : Math.min(expiresAt, entry.lastUsedAt + minutes * 60_000)
      if (idlesAt > now()) return { identity: entry.value, expiresAt, idlesAt }
      // The session has ended, and with it all that could go on with it.
      revokeFamily(entry.family)
      return undefined
    },
    touchAccessToken: (token) => {
      const entry = accessTokens.get(token)
      if (entry !== undefined) entry.lastUsedAt = now()
    },
    revokeAccessToken: (token) => {
      const entry = accessTokens.get(token)
      if (entry !== undefined) revokeFamily(entry.family)
    },
    expireAll: () => accessTokens.clear(),
    note,
    secrets: () => [...secrets.keys()],
  }
}
