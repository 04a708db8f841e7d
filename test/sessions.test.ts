// Sessions against a simulated organization over real HTTP: kept across restarts, renewed when they run out, ended when they
// are idle, and nothing written where nothing may be.
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { findTraces } from '../src/main/services/trace-service'
import type { SessionService } from '../src/main/services/session-service'
import type { SessionState } from '../src/shared/schema/session'
import { demoClientSecret, demoPublicClientId } from '../src/simulator/organization'
import { aBrowser } from './support/a-browser'
import { aProfile } from './support/a-profile'
import { aComputer, openApp, type AppUnderTest, type ComputerUnderTest } from './support/app-under-test'

const never = new AbortController().signal
const day = 86_400_000
const minute = 60_000

let folder: string
let computer: ComputerUnderTest
let app: AppUnderTest | undefined

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sessions-'))
  computer = aComputer(join(folder, 'secrets.json'))
})
afterEach(async () => {
  await app?.running.close()
  app = undefined
  await rm(folder, { recursive: true })
})

const open = async (...options: Parameters<typeof openApp>): Promise<AppUnderTest> => {
  app = await openApp({ computer, ...options[0] })
  return app
}
const signIn = async (
  { session, profiles, running }: AppUnderTest,
  grant: 'browser' | 'client-credentials',
  keep: boolean,
): Promise<string> => {
  const profile = aProfile(running, grant)
  await profiles.save(profile)
  const secret = grant === 'browser' ? {} : { clientSecret: demoClientSecret }
  await session.signIn({ profileId: profile.id, keep, ...secret }, never)
  return profile.id
}
const search = async ({ clock }: AppUnderTest, session: SessionService): Promise<number> => {
  const window = { start: clock.now() - 21 * day, end: clock.now() }
  const { client } = session.api()
  return (await findTraces(client, { kind: 'parties', fromUser: '', toUser: '', window }, clock, never)).records.length
}
const secretsFile = (): Promise<string> => readFile(computer.secretsFile, 'utf8').catch(() => '')
const tokensAsked = ({ control }: AppUnderTest): number =>
  control.requests().filter(({ operation }) => operation === 'token').length
const changes = ({ events }: AppUnderTest): readonly SessionState[] =>
  events.filter(({ name }) => name === 'session.changed').map(({ payload }) => payload as SessionState)

it('given “Keep me signed in”, then a restart goes on without asking anybody, and no secret is on disk in clear', async () => {
  const browser = aBrowser()
  const opened = await open({ browser })
  const profileId = await signIn(opened, 'browser', true)
  expect(opened.session.state()).toMatchObject({ user: 'Erin Engineer', profileId, kept: 'yes', renews: false })
  expect((await stat(computer.secretsFile)).mode & 0o777).toBe(0o600)
  const session = opened.restart()
  expect(await session.resume(never)).toMatchObject({ kind: 'signed-in', user: 'Erin Engineer', kept: 'yes' })
  expect(browser.opened).toHaveLength(1)
  const onDisk = (await secretsFile()) + JSON.stringify(computer.settings)
  for (const secret of opened.control.secrets()) expect(onDisk).not.toContain(secret)
  await session.signOut()
  expect(await secretsFile()).toBe('')
  expect(await opened.restart().resume(never)).toEqual({ kind: 'signed-out', because: 'start' })
})

it('given “This session only”, or no keyring, then nothing is written', async () => {
  const opened = await open()
  await signIn(opened, 'client-credentials', false)
  expect(await secretsFile()).toBe('')
  computer.cipher.refuse('no-keyring')
  const session = opened.restart()
  const profileId = opened.profiles.last()?.id ?? ''
  const state = await session.signIn({ profileId, keep: true, clientSecret: demoClientSecret }, never)
  expect(state).toMatchObject({ kind: 'signed-in', kept: 'failed' })
  expect(await session.storage()).toEqual({ refusal: 'no-keyring', keptFor: [] })
  expect(await secretsFile()).toBe('')
})

it('given a secrets file that is damaged or of another key, then the user is signed out with a word, and starts anew', async () => {
  const opened = await open({ browser: aBrowser() })
  const profileId = await signIn(opened, 'browser', true)
  const sound = await secretsFile()
  const foreign = JSON.stringify({
    version: 1,
    secrets: { [profileId]: Buffer.from('not ours at all, and long').toString('base64') },
  })
  for (const damaged of [foreign, sound.slice(0, -20), '\u0000\u0000', '{"version":2}', '[]']) {
    await writeFile(computer.secretsFile, damaged)
    const session = opened.restart()
    await expect(session.resume(never)).rejects.toMatchObject({ code: 'auth.secrets-unreadable' })
    expect(session.state().kind).toBe('signed-out')
    expect(await secretsFile()).toBe('')
    expect(await session.resume(never)).toEqual({ kind: 'signed-out', because: 'start' })
  }
})

it('given a keyring that is closed for once, then it is said, and what is kept stays', async () => {
  const opened = await open({ browser: aBrowser() })
  await signIn(opened, 'browser', true)
  computer.cipher.refuse('locked')
  await expect(opened.restart().resume(never)).rejects.toMatchObject({ code: 'auth.keyring-closed' })
  computer.cipher.refuse(undefined)
  expect(await opened.restart().resume(never)).toMatchObject({ kind: 'signed-in' })
})

it('given a network that is down at the start, then the kept session waits for a better time', async () => {
  const opened = await open({ browser: aBrowser() })
  await signIn(opened, 'browser', true)
  opened.control.addFault({ operation: 'getOrganizationsMe', fault: { kind: 'cut', afterBytes: 0 } })
  await expect(opened.restart().resume(never)).rejects.toMatchObject({ code: 'net.unreachable' })
  opened.control.clearFaults()
  expect(await opened.restart().resume(never)).toMatchObject({ kind: 'signed-in' })
})

it('given a profile that now points elsewhere, then what was kept for it is sent nowhere', async () => {
  const opened = await open({ browser: aBrowser() })
  await signIn(opened, 'browser', true)
  const kept = await secretsFile()
  const profile = opened.profiles.last()
  if (profile === undefined) throw new Error('no profile')
  await opened.profiles.save({ ...profile, domain: 'elsewhere.example' })
  expect(await secretsFile()).toBe('')
  // Even with the file put back.
  await writeFile(computer.secretsFile, kept)
  const before = opened.statuses().length
  expect(await opened.restart().resume(never)).toEqual({ kind: 'signed-out', because: 'start' })
  expect(opened.statuses()).toHaveLength(before)
})

it('given a refresh token, then it renews before the token runs out and when it is refused, once for all, and is kept', async () => {
  const browser = aBrowser()
  const opened = await open({ browser, simulator: { refreshTokens: 'all-code' } })
  await signIn(opened, 'browser', true)
  expect(opened.session.state()).toMatchObject({ renews: true })
  expect(tokensAsked(opened)).toBe(1)
  opened.control.expireTokens()
  const found = await Promise.all(Array.from({ length: 4 }, () => search(opened, opened.session)))
  expect(new Set(found)).toEqual(new Set([found[0]]))
  expect(found[0]).toBeGreaterThan(100)
  expect(tokensAsked(opened)).toBe(2)
  const refused = opened.statuses().filter((status) => status === 401).length
  await opened.clock.sleep(day - 30_000)
  await search(opened, opened.session)
  expect(tokensAsked(opened)).toBe(3)
  expect(opened.statuses().filter((status) => status === 401)).toHaveLength(refused)
  // The refresh token rotates: the kept one is the last one.
  await opened.clock.sleep(2 * day)
  const session = opened.restart()
  expect(await session.resume(never)).toMatchObject({ kind: 'signed-in' })
  expect(browser.opened).toHaveLength(1)
})

it('given a session that runs out in the middle of a search, then the browser is asked quietly, and the search goes on', async () => {
  const browser = aBrowser()
  const opened = await open({ browser })
  await signIn(opened, 'browser', false)
  opened.control.addFault({ operation: 'getTelephonySiptraces', fault: { kind: 'token-expired' }, times: 1 })
  browser.seat(undefined)
  expect(await search(opened, opened.session)).toBeGreaterThan(100)
  expect(browser.opened).toHaveLength(2)
  expect(browser.opened[1]?.searchParams.has('prompt')).toBe(false)
  expect(changes(opened).map((state) => state.kind === 'signed-in' && state.isRenewing === true)).toContain(true)
  expect(opened.session.state()).toMatchObject({ kind: 'signed-in', isRenewing: false })
})

it('given a browser that is no longer signed in, then the session has ended after a while', async () => {
  const browser = aBrowser()
  const opened = await open({ browser, renewalLimitMs: 200 })
  await signIn(opened, 'browser', true)
  opened.control.expireTokens()
  browser.forget()
  browser.seat(undefined)
  await expect(search(opened, opened.session)).rejects.toMatchObject({ code: 'auth.expired' })
  expect(opened.session.state()).toEqual({ kind: 'signed-out', because: 'expired' })
  await expect.poll(secretsFile).toBe('')
})

it('given a browser in which somebody else is signed in by now, then nobody works under a wrong name', async () => {
  const browser = aBrowser()
  const opened = await open({ browser })
  await signIn(opened, 'browser', false)
  opened.control.expireTokens()
  browser.forget()
  browser.seat('viewer@demo.example')
  await expect(search(opened, opened.session)).rejects.toMatchObject({ code: 'auth.other-person' })
  expect(opened.session.state().kind).toBe('signed-out')
})

it('given a job in the background, or a search that is cancelled, then no browser opens, or it is not waited for', async () => {
  const browser = aBrowser()
  const opened = await open({ browser })
  await signIn(opened, 'browser', false)
  const { client } = opened.session.api()
  opened.control.expireTokens()
  browser.forget()
  browser.seat(undefined)
  const stop = new AbortController()
  const asked = client.request({ path: '/api/v2/users/me', signal: stop.signal })
  await expect.poll(() => browser.opened.length).toBe(2)
  stop.abort()
  await expect(asked).rejects.toMatchObject({ code: 'ipc.cancelled' })
  expect(opened.session.state()).toMatchObject({ kind: 'signed-in', isRenewing: false })
  const job = client.request({ path: '/api/v2/users/me', signal: never, urgency: 'background' })
  await expect(job).rejects.toMatchObject({ code: 'auth.expired' })
  expect(browser.opened).toHaveLength(2)
})

it('given client credentials, then the secret renews the session, and a secret that is no longer right ends it', async () => {
  const opened = await open()
  await signIn(opened, 'client-credentials', true)
  opened.control.expireTokens()
  expect(await search(opened, opened.session)).toBeGreaterThan(100)
  await opened.clock.sleep(3 * day)
  const session = opened.restart()
  expect(await session.resume(never)).toMatchObject({ kind: 'signed-in', kept: 'yes' })
  opened.control.expireTokens()
  opened.control.addFault({ operation: 'token', fault: { kind: 'status', status: 400 } })
  await expect(search(opened, session)).rejects.toMatchObject({ code: 'auth.expired' })
  expect(session.state()).toEqual({ kind: 'signed-out', because: 'expired' })
  const profileId = opened.profiles.last()?.id ?? ''
  await expect(session.signIn({ profileId, keep: true }, never)).rejects.toMatchObject({ code: 'auth.needs-secret' })
})

it('given an organization that cannot be reached while it renews, then the session has not ended', async () => {
  const opened = await open({ simulator: { refreshTokens: 'all-code' }, browser: aBrowser() })
  await signIn(opened, 'browser', false)
  opened.control.expireTokens()
  opened.control.addFault({ operation: 'token', fault: { kind: 'cut', afterBytes: 0 }, times: 1 })
  await expect(search(opened, opened.session)).rejects.toMatchObject({ code: 'net.unreachable' })
  expect(await search(opened, opened.session)).toBeGreaterThan(100)
})

it('given a wrong secret, then it is refused and nothing is kept', async () => {
  const opened = await open()
  const profile = aProfile(opened.running, 'client-credentials')
  await opened.profiles.save(profile)
  const wrong = opened.session.signIn({ profileId: profile.id, keep: true, clientSecret: 'not-the-secret' }, never)
  await expect(wrong).rejects.toMatchObject({ code: 'auth.rejected' })
  expect(await secretsFile()).toBe('')
})

it('given a limit on idle time, then looking after the session does not prolong it, and it ends with a word, for good', async () => {
  const browser = aBrowser()
  const opened = await open({ browser, simulator: { idleMinutes: 30, refreshTokens: 'all-code' } })
  await signIn(opened, 'browser', true)
  const { session, clock } = opened
  const began = clock.now()
  for (let looked = 0; looked < 29; looked += 1) {
    await session.check()
    await clock.sleep(minute)
  }
  expect(session.state()).toMatchObject({ kind: 'signed-in', idlesAt: began + 30 * minute })
  await search(opened, session)
  expect(session.state()).not.toHaveProperty('idlesAt', began + 30 * minute)
  await session.check()
  expect(session.state()).toMatchObject({ kind: 'signed-in', idlesAt: began + 59 * minute })
  await clock.sleep(31 * minute)
  // Neither the refresh token nor the browser is used to get around it.
  await expect(search(opened, session)).rejects.toMatchObject({ code: 'auth.expired' })
  expect(session.state()).toEqual({ kind: 'signed-out', because: 'expired', wasIdle: true })
  expect(tokensAsked(opened)).toBe(1)
  expect(browser.opened).toHaveLength(1)
  await expect.poll(secretsFile).toBe('')
})

it('given nobody who does anything, then the look after the session finds its end', async () => {
  const opened = await open({ browser: aBrowser(), simulator: { idleMinutes: 30 } })
  await signIn(opened, 'browser', false)
  await opened.session.check()
  await opened.clock.sleep(30 * minute)
  await opened.session.check()
  expect(opened.session.state()).toEqual({ kind: 'signed-out', because: 'expired', wasIdle: true })
})

it('given redirect, single sign-on and hint of a profile, then the browser is led that way', async () => {
  const browser = aBrowser()
  const opened = await open({ browser })
  const profile = aProfile(opened.running, 'browser', {
    redirect: { host: '127.0.0.1', port: 0, path: '/back/here' },
    sso: { org: 'demo', provider: 'okta' },
    loginHint: 'viewer@demo.example:demo',
  })
  await opened.profiles.save(profile)
  await opened.session.signIn({ profileId: profile.id, keep: false, asSomebodyElse: true }, never)
  const asked = Object.fromEntries(browser.opened[0]?.searchParams ?? [])
  expect(asked).toMatchObject({
    client_id: demoPublicClientId,
    org: 'demo',
    provider: 'okta',
    login_hint: 'viewer@demo.example:demo',
    prompt: 'login',
  })
  expect(asked['redirect_uri']).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/back\/here$/)
})

it('given several profiles, then the last used one is first, and a deleted one takes its secrets with it', async () => {
  const opened = await open({ browser: aBrowser() })
  const first = await signIn(opened, 'browser', true)
  const second = await signIn(opened, 'client-credentials', true)
  expect(opened.profiles.last()?.id).toBe(second)
  // The first is kept as well, and needs nobody.
  await opened.session.signIn({ profileId: first, keep: true }, never)
  expect(opened.profiles.last()?.id).toBe(first)
  expect(await opened.session.storage()).toEqual({ keptFor: [first, second] })
  await opened.profiles.remove(second)
  expect(await opened.session.storage()).toEqual({ keptFor: [first] })
  expect(() => opened.profiles.find(second)).toThrow('no longer knows this account')
})

it('given a viewer, then the search works and what is missing is known', async () => {
  const browser = aBrowser()
  browser.seat('viewer@demo.example')
  const opened = await open({ browser })
  await signIn(opened, 'browser', false)
  expect(opened.session.state()).toMatchObject({ user: 'Victor Viewer', rights: { view: true, add: false } })
  expect(await search(opened, opened.session)).toBeGreaterThan(100)
})
