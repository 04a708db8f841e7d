// GET and POST /oauth/authorize and GET /logout: the part of a sign-in that happens in the browser.
import { emptyReply, type Incoming, type Reply } from '../http/messages'
import type { Ids } from '../ids'
import type { Organization, User } from '../organization'
import { readAuthorizeRequest, redirectLocation, type AuthorizeRequest } from './authorize-request'
import { isRegisteredRedirect } from './redirect-uri'
import { noticePage, signInPage } from './sign-in-page'
import type { TokenStore } from './token-store'

export interface AuthorizePages {
  readonly authorize: (incoming: Incoming) => Reply
  readonly logout: (incoming: Incoming) => Reply
}

const cookieName = 'simulator_session'
const sessionCapacity = 1000
/** Fields of the form itself; all others are the request's own parameters. */
const formFields: readonly string[] = ['email', 'password', 'decision']

const redirectTo = (location: string, headers: Readonly<Record<string, string>> = {}): Reply =>
  emptyReply(302, { location, 'cache-control': 'no-store', 'referrer-policy': 'no-referrer', ...headers })

const sessionOf = (incoming: Incoming): string | undefined =>
  (incoming.headers.cookie ?? '')
    .split(';')
    .map((pair) => pair.trim().split('='))
    .find(([name]) => name === cookieName)?.[1]

export const createAuthorizePages = (organization: Organization, tokens: TokenStore, ids: Ids): AuthorizePages => {
  /** Browsers that are signed in: a second request needs no password, as with the real login host. */
  const sessions = new Map<string, User>()

  const openSession = (user: User): string => {
    const session = ids.secret()
    if (sessions.size >= sessionCapacity) sessions.clear()
    sessions.set(session, user)
    return `${cookieName}=${session}; Path=/; HttpOnly; SameSite=Lax`
  }

  const grant = (request: AuthorizeRequest, user: User): string => {
    const { client, redirectUri, codeChallenge, state } = request
    const code = tokens.issueCode({ identity: { client, user }, redirectUri, codeChallenge })
    return redirectLocation(redirectUri, { code, state })
  }

  const showForm = (request: AuthorizeRequest, parameters: URLSearchParams, email: string, problem?: string): Reply =>
    signInPage({
      organizationName: organization.name,
      clientName: request.client.name,
      provider: request.provider,
      email,
      problem,
      parameters,
      redirectOrigin: new URL(request.redirectUri).origin,
    })

  const submit = (request: AuthorizeRequest, form: URLSearchParams, parameters: URLSearchParams): Reply => {
    if (form.get('decision') === 'deny') {
      const denied = { error: 'access_denied', error_description: 'The user denied the request', state: request.state }
      return redirectTo(redirectLocation(request.redirectUri, denied))
    }
    const email = (form.get('email') ?? '').trim()
    const user = organization.users.find((one) => one.email === email.toLowerCase())
    if (user?.password !== form.get('password')) {
      return showForm(request, parameters, email, 'The e-mail address or the password is wrong.')
    }
    return redirectTo(grant(request, user), { 'set-cookie': openSession(user) })
  }

  const authorize = (incoming: Incoming): Reply => {
    const posted = incoming.method === 'POST'
    const form = posted ? new URLSearchParams(Buffer.from(incoming.body).toString()) : incoming.query
    const parameters = new URLSearchParams([...form].filter(([name]) => !formFields.includes(name)))
    const reading = readAuthorizeRequest(parameters, organization)
    if (reading.kind === 'tell-person') return noticePage(400, 'This sign-in cannot go on', reading.problem)
    if (reading.kind === 'tell-client') return redirectTo(reading.location)
    const { request } = reading
    if (posted) return submit(request, form, parameters)

    const user = sessions.get(sessionOf(incoming) ?? '')
    if (user !== undefined && !request.mustPrompt) return redirectTo(grant(request, user))
    return showForm(request, parameters, request.email)
  }

  const logout = (incoming: Incoming): Reply => {
    sessions.delete(sessionOf(incoming) ?? '')
    const forget = { 'set-cookie': `${cookieName}=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0` }
    const client = organization.clients.find(({ id }) => id === incoming.query.get('client_id'))
    const target = incoming.query.get('redirect_uri')
    const registered = client === undefined || client.kind === 'client-credentials' ? [] : client.redirectUris
    if (target !== null && isRegisteredRedirect(registered, target)) return redirectTo(target, forget)
    const farewell = noticePage(200, 'Signed out', `You are signed out of ${organization.name}.`)
    return { ...farewell, headers: { ...farewell.headers, ...forget } }
  }

  return { authorize, logout }
}
