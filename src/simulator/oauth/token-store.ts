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
}

export interface TokenStore {
  readonly issueCode: (code: AuthorizationCode) => string
  /** Serves once. A second try revokes what the first one gave (RFC 6749 4.1.2). */
  readonly redeemCode: (code: string) => Redemption<AuthorizationCode>
  readonly issueTokens: (identity: Identity, options: { refresh: boolean; family?: string }) => IssuedTokens
  /** Serves once, likewise (RFC 9700 4.14.2). */
  readonly redeemRefreshToken: (token: string) => Redemption<Identity>
  readonly findAccessToken: (token: string) => AccessTokenState | undefined
  readonly revokeAccessToken: (token: string) => void
  readonly expireAll: () => void
}

interface Entry<Value> {
  readonly value: Value
  /** All that came from one sign-in. */
  readonly family: string
  readonly expiresAt: number
  used: boolean
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

export const createTokenStore = (ids: Ids, now: () => number): TokenStore => {
  const codes = new Map<string, Entry<AuthorizationCode>>()
  const accessTokens = new Map<string, Entry<Identity>>()
  const refreshTokens = new Map<string, Entry<Identity>>()

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
      const code = ids.secret()
      remember(codes, code, { value, family: ids.uuid(), expiresAt: now() + codeLifeMilliseconds, used: false })
      return code
    },
    redeemCode: (code) => redeemOnce(codes, code),
    issueTokens: (identity, { refresh, family = ids.uuid() }) => {
      const expiresInSeconds = identity.client.accessTokenValiditySeconds
      const accessToken = ids.secret()
      const expiresAt = now() + expiresInSeconds * 1000
      remember(accessTokens, accessToken, { value: identity, family, expiresAt, used: false })
      if (!refresh) return { accessToken, expiresInSeconds, refreshToken: undefined }
      const refreshToken = ids.secret()
      const refreshUntil = now() + refreshLifeMilliseconds
      remember(refreshTokens, refreshToken, { value: identity, family, expiresAt: refreshUntil, used: false })
      return { accessToken, expiresInSeconds, refreshToken }
    },
    redeemRefreshToken: (token) => redeemOnce(refreshTokens, token),
    findAccessToken: (token) => {
      const entry = accessTokens.get(token)
      if (entry === undefined || entry.expiresAt <= now()) return undefined
      return { identity: entry.value, expiresAt: entry.expiresAt }
    },
    revokeAccessToken: (token) => {
      const entry = accessTokens.get(token)
      if (entry !== undefined) revokeFamily(entry.family)
    },
    expireAll: () => accessTokens.clear(),
  }
}
