// Reads the parameters of /oauth/authorize (RFC 6749 4.1.1, RFC 7636 4.3, FACTS 7.3). What is wrong with the client or
// its redirect is told to the person; everything else is told to the client (RFC 6749 4.1.2.1).
import type { OAuthClient, Organization } from '../organization'
import { isCodeChallenge } from './pkce'
import { isRegisteredRedirect } from './redirect-uri'

type CodeClient = Exclude<OAuthClient, { kind: 'client-credentials' }>

export interface AuthorizeRequest {
  readonly client: CodeClient
  readonly redirectUri: string
  readonly state: string | undefined
  readonly codeChallenge: string | undefined
  /** True when the client asks for the form although the person may be signed in. */
  readonly mustPrompt: boolean
  /** For the form: e-mail of the login hint, or ''. */
  readonly email: string
  /** Name of the identity provider of a single sign-on shortcut. */
  readonly provider: string | undefined
}

export type AuthorizeReading =
  | { readonly kind: 'request'; readonly request: AuthorizeRequest }
  | { readonly kind: 'tell-person'; readonly problem: string }
  | { readonly kind: 'tell-client'; readonly location: string }

/** Appends to whatever query the redirect URI already has (RFC 6749 4.1.2). */
export const redirectLocation = (
  redirectUri: string,
  parameters: Readonly<Record<string, string | undefined>>,
): string => {
  const url = new URL(redirectUri)
  for (const [name, value] of Object.entries(parameters)) if (value !== undefined) url.searchParams.append(name, value)
  return url.href
}

/** `login_hint` is an e-mail address, an organization, or `email:organization`. */
const emailOfHint = (hint: string): string => hint.split(':').find((part) => part.includes('@')) ?? ''

const challengeProblem = (client: CodeClient, challenge: string | undefined, method: string | undefined) => {
  if (challenge === undefined) return client.kind === 'public-code' ? 'code challenge required' : undefined
  // Without a method the transform would be `plain` (RFC 7636 4.3), which Genesys Cloud does not take.
  if (method !== 'S256') return 'transform algorithm not supported'
  return isCodeChallenge(challenge) ? undefined : 'code_challenge is not the base64url of a SHA-256 digest'
}

export const readAuthorizeRequest = (query: URLSearchParams, organization: Organization): AuthorizeReading => {
  const read = (name: string): string | undefined => {
    const value = query.get(name)
    return value === null || value === '' ? undefined : value
  }

  const client = organization.clients.find(({ id }) => id === read('client_id'))
  if (client === undefined || client.kind === 'client-credentials') {
    return { kind: 'tell-person', problem: 'This organization has no such OAuth client for people to sign in with.' }
  }
  const redirectUri = read('redirect_uri')
  if (redirectUri === undefined || !isRegisteredRedirect(client.redirectUris, redirectUri)) {
    return { kind: 'tell-person', problem: 'The redirect URI is not registered for this OAuth client.' }
  }

  const state = read('state')
  const tellClient = (error: string, description: string): AuthorizeReading => ({
    kind: 'tell-client',
    location: redirectLocation(redirectUri, { error, error_description: description, state }),
  })

  if (read('response_type') !== 'code') return tellClient('unsupported_response_type', 'response_type must be code')
  const codeChallenge = read('code_challenge')
  const problem = challengeProblem(client, codeChallenge, read('code_challenge_method'))
  if (problem !== undefined) return tellClient('invalid_request', problem)

  const org = read('org')
  const provider = read('provider')
  if ((org === undefined) !== (provider === undefined)) {
    return tellClient('invalid_request', 'org and provider must be sent together')
  }
  if (org !== undefined && org !== organization.shortName) return tellClient('invalid_request', `unknown org ${org}`)

  return {
    kind: 'request',
    request: {
      client,
      redirectUri,
      state,
      codeChallenge,
      mustPrompt: read('prompt') === 'login',
      email: emailOfHint(read('login_hint') ?? ''),
      provider,
    },
  }
}
