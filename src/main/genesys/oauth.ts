// OAuth 2 with Genesys Cloud: authorization code + PKCE for people, client credentials for the advanced option.
// No discovery document exists, so the endpoints are set by hand (the official SDK's /oauth/authorize and
// /oauth/token on the login host).
import * as oauth from 'oauth4webapi'
import { AppError } from '../app-error'
import type { Fetch } from '../ports'
import { startDeadline } from './deadline'
import { toApiError } from './error-body'
import type { Hosts } from './hosts'
import { toNetworkError } from './network-fault'

export interface AccessToken {
  readonly value: string
  /** Seconds of life as the server said, or undefined. */
  readonly expiresInSeconds: number | undefined
  /** Genesys Cloud gives none for PKCE as far as is known (the official SDK drops it); where one comes, it is used. */
  readonly refreshToken: string | undefined
}

interface BrowserGrantRequest {
  readonly clientId: string
  readonly redirectUri: string
  readonly sso?: { readonly org: string; readonly provider: string } | undefined
  /** '' for none. */
  readonly loginHint: string
  /** The form is shown although the browser is signed in. */
  readonly asSomebodyElse: boolean
}

export interface BrowserGrant {
  /** The page to open in the user's browser. */
  readonly authorizeUrl: string
  /** The redirect that carries this value is ours. */
  readonly state: string
  /** Checks state and error of the answer, then trades the code for a token. */
  readonly redeem: (redirected: URL, signal: AbortSignal, timeoutMs?: number) => Promise<AccessToken>
}

const serverOf = ({ loginBase }: Hosts): oauth.AuthorizationServer => ({
  issuer: loginBase,
  authorization_endpoint: `${loginBase}/oauth/authorize`,
  token_endpoint: `${loginBase}/oauth/token`,
})

const defaultTimeoutMs = 60_000

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

/** An answer that is about the server or the network, and not about the sign-in, says so by itself. */
const withServerFaults =
  (fetch: Fetch, signal: AbortSignal, timeoutMs: number): Fetch =>
  async (url, init) => {
    const deadline = startDeadline(signal, timeoutMs)
    try {
      const response = await fetch(url, { ...init, signal: deadline.signal, redirect: 'error' })
      const { status, headers } = response
      const text = await deadline.guard(response.text())
      if (status === 408 || status === 429 || status >= 500) throw toApiError(response, text)
      if (response.ok && !isJson(text)) {
        throw new AppError('api.unexpected', 'The sign-in was answered with something that is not JSON.', {
          retryable: true,
          httpStatus: status,
        })
      }
      return new Response(text === '' ? null : text, { status, headers })
    } finally {
      deadline.end()
    }
  }

const optionsFor = (
  hosts: Hosts,
  fetch: Fetch,
  signal: AbortSignal,
  timeoutMs = defaultTimeoutMs,
): oauth.TokenEndpointRequestOptions => ({
  [oauth.customFetch]: withServerFaults(fetch, signal, timeoutMs),
  // Only ever true for a simulator on this machine (see hostsOf), which is what the library means it for.
  // eslint-disable-next-line @typescript-eslint/no-deprecated
  [oauth.allowInsecureRequests]: hosts.loginBase.startsWith('http:'),
  signal,
})

const toAuthError = (error: unknown, hosts: Hosts): unknown => {
  if (error instanceof AppError) return error
  if (error instanceof oauth.AuthorizationResponseError && error.error === 'access_denied') {
    return new AppError('auth.denied', 'The sign-in was declined in the browser.')
  }
  if (error instanceof oauth.AuthorizationResponseError || error instanceof oauth.ResponseBodyError) {
    const said = (error.error_description ?? error.error).slice(0, 300)
    return new AppError('auth.rejected', `Genesys Cloud refused the sign-in: ${said}.`, { cause: error })
  }
  if (error instanceof oauth.OperationProcessingError || error instanceof oauth.WWWAuthenticateChallengeError) {
    return new AppError('auth.rejected', 'Genesys Cloud refused the sign-in, or its answer made no sense.', {
      cause: error,
    })
  }
  return toNetworkError(error, hosts.loginBase)
}

const tokenOf = (response: oauth.TokenEndpointResponse): AccessToken => ({
  value: response.access_token,
  expiresInSeconds: response.expires_in,
  refreshToken: response.refresh_token,
})

/** Prepares one browser sign-in: a fresh verifier and state that serve once. */
export const beginBrowserGrant = async (
  hosts: Hosts,
  { clientId, redirectUri, sso, loginHint, asSomebodyElse }: BrowserGrantRequest,
  fetch: Fetch,
): Promise<BrowserGrant> => {
  const server = serverOf(hosts)
  const client: oauth.Client = { client_id: clientId }
  const verifier = oauth.generateRandomCodeVerifier()
  const state = oauth.generateRandomState()
  const authorize = new URL(`${hosts.loginBase}/oauth/authorize`)
  authorize.search = new URLSearchParams({
    client_id: clientId,
    redirect_uri: redirectUri,
    response_type: 'code',
    code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    state,
    ...sso,
    ...(loginHint !== '' && { login_hint: loginHint }),
    ...(asSomebodyElse && { prompt: 'login' }),
  }).toString()

  const redeem: BrowserGrant['redeem'] = async (redirected, signal, timeoutMs) => {
    try {
      const answer = oauth.validateAuthResponse(server, client, redirected, state)
      const response = await oauth.authorizationCodeGrantRequest(
        server,
        client,
        oauth.None(),
        answer,
        redirectUri,
        verifier,
        optionsFor(hosts, fetch, signal, timeoutMs),
      )
      return tokenOf(await oauth.processAuthorizationCodeResponse(server, client, response))
    } catch (error) {
      throw toAuthError(error, hosts)
    }
  }
  return { authorizeUrl: authorize.href, state, redeem }
}

/** The client's own token; needs the secret, and has no user. */
export const requestClientToken = async (
  hosts: Hosts,
  clientId: string,
  clientSecret: string,
  fetch: Fetch,
  signal: AbortSignal,
  timeoutMs?: number,
): Promise<AccessToken> => {
  const server = serverOf(hosts)
  const client: oauth.Client = { client_id: clientId }
  try {
    const response = await oauth.clientCredentialsGrantRequest(
      server,
      client,
      oauth.ClientSecretBasic(clientSecret),
      new URLSearchParams(),
      optionsFor(hosts, fetch, signal, timeoutMs),
    )
    return tokenOf(await oauth.processClientCredentialsResponse(server, client, response))
  } catch (error) {
    throw toAuthError(error, hosts)
  }
}

/** RFC 6749 6, for a client that can keep no secret. */
export const refreshAccessToken = async (
  hosts: Hosts,
  clientId: string,
  refreshToken: string,
  fetch: Fetch,
  signal: AbortSignal,
  timeoutMs?: number,
): Promise<AccessToken> => {
  const server = serverOf(hosts)
  const client: oauth.Client = { client_id: clientId }
  try {
    const response = await oauth.refreshTokenGrantRequest(
      server,
      client,
      oauth.None(),
      refreshToken,
      optionsFor(hosts, fetch, signal, timeoutMs),
    )
    return tokenOf(await oauth.processRefreshTokenResponse(server, client, response))
  } catch (error) {
    throw toAuthError(error, hosts)
  }
}
