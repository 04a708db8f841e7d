// POST /oauth/token: codes, client credentials and refresh tokens become access tokens (RFC 6749 4.1.3, 4.4, 6; RFC 7636 4.5).
import { jsonReply, type Incoming, type Reply } from '../http/messages'
import { defaultOptions, type SimulatorOptions } from '../options'
import type { OAuthClient, Organization } from '../organization'
import { isCodeVerifier, toCodeChallenge } from './pkce'
import type { AuthorizationCode, Identity, IssuedTokens, TokenStore } from './token-store'

/** RFC 6749 5.2 */
type TokenError =
  'invalid_request' | 'invalid_client' | 'invalid_grant' | 'unauthorized_client' | 'unsupported_grant_type'

const noStore = { 'cache-control': 'no-store', pragma: 'no-cache' }

const refuse = (error: TokenError, description: string): Reply => {
  const unauthorized = error === 'invalid_client'
  return jsonReply(
    unauthorized ? 401 : 400,
    { error, error_description: description },
    unauthorized ? { ...noStore, 'www-authenticate': 'Basic realm="oauth"' } : noStore,
  )
}

const grantTokens = (tokens: IssuedTokens): Reply =>
  jsonReply(
    200,
    {
      access_token: tokens.accessToken,
      token_type: 'bearer',
      expires_in: tokens.expiresInSeconds,
      refresh_token: tokens.refreshToken,
    },
    noStore,
  )

const decodeFormValue = (text: string): string => new URLSearchParams(`value=${text}`).get('value') ?? ''

/** Basic credentials are form-encoded before they are joined (RFC 6749 2.3.1). */
const credentialsOf = (incoming: Incoming, form: URLSearchParams): { id: string; secret: string | undefined } => {
  const basic = /^Basic ([A-Za-z0-9+/=]+)$/i.exec(incoming.headers.authorization ?? '')?.[1]
  if (basic === undefined) return { id: form.get('client_id') ?? '', secret: form.get('client_secret') ?? undefined }
  const [id = '', ...secret] = Buffer.from(basic, 'base64').toString().split(':')
  return { id: decodeFormValue(id), secret: decodeFormValue(secret.join(':')) }
}

/** The client, if it is who it says; public clients have nothing to prove. */
const authenticate = (
  organization: Organization,
  incoming: Incoming,
  form: URLSearchParams,
): OAuthClient | undefined => {
  const { id, secret } = credentialsOf(incoming, form)
  const client = organization.clients.find((one) => one.id === id)
  if (client === undefined || client.kind === 'public-code') return client
  return client.secret === secret ? client : undefined
}

/** RFC 7636 4.6 */
const isProven = ({ codeChallenge }: AuthorizationCode, verifier: string | null): boolean => {
  if (codeChallenge === undefined) return verifier === null
  return verifier !== null && isCodeVerifier(verifier) && toCodeChallenge(verifier) === codeChallenge
}

export const createTokenEndpoint = (
  organization: Organization,
  tokens: TokenStore,
  options: () => Pick<SimulatorOptions, 'refreshTokens'> = () => defaultOptions,
): ((incoming: Incoming) => Reply) => {
  const mayRefresh = ({ kind }: OAuthClient): boolean =>
    kind === 'confidential-code' || (kind === 'public-code' && options().refreshTokens === 'all-code')

  const redeemCode = (client: OAuthClient, form: URLSearchParams): Reply => {
    if (client.kind === 'client-credentials') return refuse('unauthorized_client', 'client may not use this grant')
    const code = form.get('code')
    if (code === null) return refuse('invalid_request', 'code is missing')
    const verifier = form.get('code_verifier')
    if (verifier !== null && isCodeVerifier(verifier)) tokens.note(verifier)
    const redeemed = tokens.redeemCode(code)
    if (redeemed.kind === 'refused') return refuse('invalid_grant', 'code is unknown, used or expired')
    const { value, family } = redeemed
    if (value.identity.client.id !== client.id) return refuse('invalid_grant', 'code was issued to another client')
    if (value.redirectUri !== form.get('redirect_uri')) return refuse('invalid_grant', 'redirect_uri does not match')
    if (!isProven(value, verifier)) return refuse('invalid_grant', 'code_verifier does not match')
    // Genesys Cloud's SDK drops refresh tokens of the PKCE grant; whether any are sent is unknown (FACTS 7.3).
    return grantTokens(tokens.issueTokens(value.identity, { refresh: mayRefresh(client), family }))
  }

  const refresh = (client: OAuthClient, form: URLSearchParams): Reply => {
    if (!mayRefresh(client)) return refuse('unauthorized_client', 'client may not use this grant')
    const redeemed = tokens.redeemRefreshToken(form.get('refresh_token') ?? '')
    if (redeemed.kind === 'refused') return refuse('invalid_grant', 'refresh_token is unknown, used or expired')
    const { value: identity, family } = redeemed
    if (identity.client.id !== client.id) return refuse('invalid_grant', 'refresh_token was issued to another client')
    return grantTokens(tokens.issueTokens(identity, { refresh: true, family }))
  }

  const grantToClient = (client: OAuthClient): Reply => {
    if (client.kind !== 'client-credentials') return refuse('unauthorized_client', 'client may not use this grant')
    const identity: Identity = { client, user: undefined }
    return grantTokens(tokens.issueTokens(identity, { refresh: false }))
  }

  return (incoming) => {
    const type = (incoming.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase()
    if (type !== 'application/x-www-form-urlencoded') return refuse('invalid_request', 'the body must be form-encoded')
    const form = new URLSearchParams(Buffer.from(incoming.body).toString())
    const client = authenticate(organization, incoming, form)
    if (client === undefined) return refuse('invalid_client', 'client authentication failed')
    switch (form.get('grant_type')) {
      case 'authorization_code':
        return redeemCode(client, form)
      case 'client_credentials':
        return grantToClient(client)
      case 'refresh_token':
        return refresh(client, form)
      case null:
        return refuse('invalid_request', 'grant_type is missing')
      default:
        return refuse('unsupported_grant_type', 'grant_type is not supported')
    }
  }
}
