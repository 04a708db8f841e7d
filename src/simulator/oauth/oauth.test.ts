// The whole sign-in, page by page, without sockets.
import { beforeEach, describe, expect, it } from 'vitest'
import { aFormPost, anIncoming } from '../../../test/support/an-incoming'
import type { Incoming, Reply } from '../http/messages'
import { createIds } from '../ids'
import {
  demoClientId,
  demoClientSecret,
  demoCodeClientId,
  demoCodeClientSecret,
  demoOrganization,
  demoPassword,
  demoPublicClientId,
} from '../organization'
import { createAuthorizePages, type AuthorizePages } from './authorize'
import { createTokenEndpoint } from './token'
import { createTokenStore, type TokenStore } from './token-store'

// RFC 7636 appendix B
const verifier = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk'
const challenge = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM'
const redirectUri = 'http://localhost:51234/callback'

let at: number
let tokens: TokenStore
let pages: AuthorizePages
let token: (incoming: Incoming) => Reply

beforeEach(() => {
  at = 1_800_000_000_000
  const ids = createIds('oauth')
  tokens = createTokenStore(ids, () => at)
  pages = createAuthorizePages(demoOrganization, tokens, ids)
  token = createTokenEndpoint(demoOrganization, tokens)
})

const parameters = {
  client_id: demoPublicClientId,
  redirect_uri: redirectUri,
  response_type: 'code',
  code_challenge: challenge,
  code_challenge_method: 'S256',
  state: 'opaque & state',
}
const credentials = { email: 'Engineer@demo.example', password: demoPassword, decision: 'allow' }

const textOf = (reply: Reply): string => new TextDecoder().decode(reply.body)
const jsonOf = (reply: Reply): Record<string, unknown> => JSON.parse(textOf(reply)) as Record<string, unknown>
const locationOf = (reply: Reply): URL => new URL(reply.headers['location'] ?? 'missing:')
const ask = (changes: Readonly<Record<string, string>> = {}, headers: Incoming['headers'] = {}): Reply => {
  const query = new URLSearchParams({ ...parameters, ...changes }).toString()
  return pages.authorize(anIncoming({ target: `/oauth/authorize?${query}`, headers }))
}
const submit = (changes: Readonly<Record<string, string>> = {}): Reply =>
  pages.authorize(aFormPost('/oauth/authorize', { ...parameters, ...credentials, ...changes }))
const obtainCode = (changes: Readonly<Record<string, string>> = {}): string =>
  locationOf(submit(changes)).searchParams.get('code') ?? ''
const redeem = (
  code: string,
  changes: Readonly<Record<string, string>> = {},
  headers: Incoming['headers'] = {},
): Reply =>
  token(
    aFormPost(
      '/oauth/token',
      {
        grant_type: 'authorization_code',
        client_id: demoPublicClientId,
        redirect_uri: redirectUri,
        code_verifier: verifier,
        code,
        ...changes,
      },
      headers,
    ),
  )
const basic = (id: string, secret: string): Incoming['headers'] => ({
  authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`,
})

describe('the authorize page', () => {
  it('given a good request, shows the form of the organization and carries the request along', () => {
    const reply = ask({ login_hint: 'a"b@demo.example:demo' })
    expect(reply.status).toBe(200)
    expect(textOf(reply)).toContain('Demo organization')
    expect(textOf(reply)).toContain('name="state" value="opaque &amp; state"')
    expect(textOf(reply)).toContain('value="a&quot;b@demo.example"')
    expect(reply.headers['content-security-policy']).toContain("form-action 'self' http://localhost:51234;")
  })

  it('given a wrong password, says so and keeps the e-mail', () => {
    const reply = submit({ password: 'wrong', email: 'engineer@demo.example' })
    expect(reply.status).toBe(200)
    expect(textOf(reply)).toContain('The e-mail address or the password is wrong.')
    expect(textOf(reply)).toContain('value="engineer@demo.example"')
    expect(textOf(reply)).not.toContain('wrong"')
  })

  it('given the right password, redirects with code and state', () => {
    const location = locationOf(submit())
    expect(location.origin + location.pathname).toBe(redirectUri)
    expect(location.searchParams.get('state')).toBe('opaque & state')
    expect(location.searchParams.get('code')).toMatch(/^[\w-]{43}$/)
  })

  it('given Deny, redirects with access_denied', () => {
    expect(locationOf(submit({ decision: 'deny', password: '' })).searchParams.get('error')).toBe('access_denied')
  })

  it.each([{ client_id: 'unknown' }, { client_id: demoClientId }, { redirect_uri: 'http://evil.example/' }])(
    'given %j, tells the person and redirects nowhere',
    (changes) => {
      const reply = ask(changes)
      expect(reply.status).toBe(400)
      expect(reply.headers['location']).toBeUndefined()
    },
  )

  it.each([
    [{ response_type: 'token' }, 'unsupported_response_type'],
    [{ code_challenge: '' }, 'invalid_request'],
    [{ code_challenge_method: 'plain' }, 'invalid_request'],
    [{ org: 'demo' }, 'invalid_request'],
  ])('given %j, tells the client %s', (changes, error) => {
    const location = locationOf(ask(changes))
    expect(location.searchParams.get('error')).toBe(error)
    expect(location.searchParams.get('state')).toBe('opaque & state')
  })

  it('given a browser that is signed in, asks again only for prompt=login or after the logout', () => {
    const cookie = submit().headers['set-cookie']?.split(';')[0] ?? ''
    expect(locationOf(ask({}, { cookie })).searchParams.has('code')).toBe(true)
    expect(ask({ prompt: 'login' }, { cookie }).status).toBe(200)
    pages.logout(anIncoming({ target: '/logout', headers: { cookie } }))
    expect(ask({}, { cookie }).status).toBe(200)
  })
})

describe('the token endpoint', () => {
  it('given a code and its verifier, grants a token of the client’s lifetime to the user, and no refresh token', () => {
    const reply = redeem(obtainCode())
    const granted = jsonOf(reply)
    expect(reply.headers['cache-control']).toBe('no-store')
    expect(granted).toMatchObject({ token_type: 'bearer', expires_in: 86_400 })
    expect(granted).not.toHaveProperty('refresh_token')
    expect(tokens.findAccessToken(String(granted['access_token']))?.identity.user?.name).toBe('Erin Engineer')
    at += 86_400_000
    expect(tokens.findAccessToken(String(granted['access_token']))).toBeUndefined()
  })

  it('given a code for the second time, refuses and revokes what the first gave', () => {
    const code = obtainCode()
    const granted = jsonOf(redeem(code))
    expect(jsonOf(redeem(code))['error']).toBe('invalid_grant')
    expect(tokens.findAccessToken(String(granted['access_token']))).toBeUndefined()
  })

  it('given a code after 60 s, refuses', () => {
    const code = obtainCode()
    at += 60_000
    expect(jsonOf(redeem(code))['error']).toBe('invalid_grant')
  })

  it.each([
    ['another verifier', { code_verifier: verifier.replace('d', 'e') }],
    ['a short verifier', { code_verifier: 'short' }],
    ['another redirect URI', { redirect_uri: 'http://localhost:1/' }],
  ])('given %s, answers invalid_grant, and the code is spent', (_, changes) => {
    const code = obtainCode()
    const reply = redeem(code, changes)
    expect([reply.status, jsonOf(reply)['error']]).toEqual([400, 'invalid_grant'])
    expect(redeem(code).status).toBe(400)
  })

  it('given client credentials by Basic, grants a token without a user', () => {
    const form = aFormPost('/oauth/token', { grant_type: 'client_credentials' }, basic(demoClientId, demoClientSecret))
    const granted = jsonOf(token(form))
    const found = tokens.findAccessToken(String(granted['access_token']))
    expect([found?.identity.client.id, found?.identity.user]).toEqual([demoClientId, undefined])
  })

  it('given a wrong secret, answers 401 invalid_client with a challenge', () => {
    const reply = token(aFormPost('/oauth/token', { grant_type: 'client_credentials' }, basic(demoClientId, 'no')))
    expect([reply.status, jsonOf(reply)['error']]).toEqual([401, 'invalid_client'])
    expect(reply.headers['www-authenticate']).toContain('Basic')
  })

  it('given a refresh token, rotates it and takes the old one only once', () => {
    const identity = basic(demoCodeClientId, demoCodeClientSecret)
    const code = obtainCode({ client_id: demoCodeClientId })
    const first = jsonOf(redeem(code, { client_id: demoCodeClientId }, identity))
    const refresh = (value: unknown): Reply =>
      token(aFormPost('/oauth/token', { grant_type: 'refresh_token', refresh_token: String(value) }, identity))
    const second = jsonOf(refresh(first['refresh_token']))
    expect(second['refresh_token']).not.toBe(first['refresh_token'])
    expect(jsonOf(refresh(first['refresh_token']))['error']).toBe('invalid_grant')
    expect(jsonOf(refresh(second['refresh_token']))['error']).toBe('invalid_grant')
  })

  it('given the option, grants refresh tokens to a client without a secret, and takes them from it', () => {
    token = createTokenEndpoint(demoOrganization, tokens, () => ({ refreshTokens: 'all-code' }))
    const first = jsonOf(redeem(obtainCode()))
    const form = { grant_type: 'refresh_token', client_id: demoPublicClientId }
    const refreshed = token(aFormPost('/oauth/token', { ...form, refresh_token: String(first['refresh_token']) }))
    expect(refreshed.status).toBe(200)
    expect(jsonOf(refreshed)['access_token']).not.toBe(first['access_token'])
  })

  it.each([
    [{ grant_type: 'password' }, 'unsupported_grant_type'],
    [{ grant_type: 'client_credentials' }, 'unauthorized_client'],
    [{ grant_type: 'refresh_token' }, 'unauthorized_client'],
    [{}, 'invalid_request'],
  ])('given %j from a public client, answers %s', (fields, error) => {
    const reply = token(aFormPost('/oauth/token', { client_id: demoPublicClientId, ...fields }))
    expect(jsonOf(reply)['error']).toBe(error)
  })
})
