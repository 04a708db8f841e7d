// OAuth 2 with Genesys Cloud: authorization code + PKCE for people, client credentials for the advanced option.
// No discovery document exists, so the endpoints are set by hand (the official SDK's /oauth/authorize and
// /oauth/token on the login host).
import * as oauth from 'oauth4webapi'
import { AppError } from '../app-error'
import type { Fetch } from '../ports'
import type { Hosts } from './hosts'
import { toNetworkError } from './network-fault'

export interface AccessToken {
  readonly value: string
  /** Seconds of life as the server said, or undefined. */
  readonly expiresInSeconds: number | undefined
}

export interface BrowserGrant {
  /** The page to open in the user's browser. */
  readonly authorizeUrl: string
  /** The redirect that carries this value is ours. */
  readonly state: string
  /** Checks state and error of the answer, then trades the code for a token. */
  readonly redeem: (redirected: URL, signal: AbortSignal) => Promise<AccessToken>
}

const serverOf = ({ loginBase }: Hosts): oauth.AuthorizationServer => ({
  issuer: loginBase,
  authorization_endpoint: `${loginBase}/oauth/authorize`,
  token_endpoint: `${loginBase}/oauth/token`,
})

const optionsFor = (hosts: Hosts, fetch: Fetch, signal: AbortSignal): oauth.TokenEndpointRequestOptions => ({
  [oauth.customFetch]: (url, init) => fetch(url, { ...init, redirect: 'error' }),
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
})

/** Prepares one browser sign-in: a fresh verifier and state that serve once. */
export const beginBrowserGrant = async (
  hosts: Hosts,
  clientId: string,
  redirectUri: string,
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
  }).toString()

  const redeem = async (redirected: URL, signal: AbortSignal): Promise<AccessToken> => {
    try {
      const answer = oauth.validateAuthResponse(server, client, redirected, state)
      const response = await oauth.authorizationCodeGrantRequest(
        server,
        client,
        oauth.None(),
        answer,
        redirectUri,
        verifier,
        optionsFor(hosts, fetch, signal),
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
): Promise<AccessToken> => {
  const server = serverOf(hosts)
  const client: oauth.Client = { client_id: clientId }
  try {
    const response = await oauth.clientCredentialsGrantRequest(
      server,
      client,
      oauth.ClientSecretBasic(clientSecret),
      new URLSearchParams(),
      optionsFor(hosts, fetch, signal),
    )
    return tokenOf(await oauth.processClientCredentialsResponse(server, client, response))
  } catch (error) {
    throw toAuthError(error, hosts)
  }
}
