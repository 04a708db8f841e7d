// Sessions and wishes that cross: who cancels, signs in or out, deletes or looks while a session begins or renews itself.
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { SessionService } from '../src/main/services/session-service'
import { demoClientSecret } from '../src/simulator/organization'
import { aBrowser } from './support/a-browser'
import { aProfile } from './support/a-profile'
import { aComputer, openApp, type AppUnderTest, type ComputerUnderTest } from './support/app-under-test'

const never = new AbortController().signal

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

const open = async (options: Parameters<typeof openApp>[0] = {}): Promise<AppUnderTest> => {
  app = await openApp({ computer, ...options })
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
const askWhoIAm = ({ session }: AppUnderTest, signal = never): Promise<unknown> =>
  session.api().client.request({ path: '/api/v2/users/me', signal })
const secretsFile = (): Promise<string> => readFile(computer.secretsFile, 'utf8').catch(() => '')
const asked = ({ control }: AppUnderTest, which: string): number =>
  control.requests().filter(({ operation }) => operation === which).length
const tokensAsked = (opened: AppUnderTest): number => asked(opened, 'token')
const organizationsAsked = (opened: AppUnderTest): number => asked(opened, 'getOrganizationsMe')

it('given a search that is cancelled while a refresh token is traded, then what comes for it is not lost', async () => {
  const opened = await open({ simulator: { refreshTokens: 'all-code' }, browser: aBrowser() })
  await signIn(opened, 'browser', false)
  opened.control.expireTokens()
  opened.control.addFault({ operation: 'token', fault: { kind: 'delay', milliseconds: 150 }, times: 1 })
  const stop = new AbortController()
  const search = askWhoIAm(opened, stop.signal)
  await expect.poll(() => tokensAsked(opened)).toBe(2)
  stop.abort()
  await expect(search).rejects.toMatchObject({ code: 'ipc.cancelled' })
  await expect(askWhoIAm(opened)).resolves.toMatchObject({ status: 200 })
  expect(tokensAsked(opened)).toBe(2)
})

it('given a look after the session while the browser is asked, then the renewal has the last word', async () => {
  const browser = aBrowser()
  const opened = await open({ browser })
  await signIn(opened, 'browser', false)
  opened.control.expireTokens()
  browser.forget()
  browser.seat(undefined)
  const stop = new AbortController()
  const search = askWhoIAm(opened, stop.signal)
  await expect.poll(() => browser.opened.length).toBe(2)
  await opened.session.check()
  expect(opened.session.state()).toMatchObject({ kind: 'signed-in', isRenewing: true })
  stop.abort()
  await expect(search).rejects.toMatchObject({ code: 'ipc.cancelled' })
  await opened.session.check()
  expect(opened.session.state()).toEqual({ kind: 'signed-out', because: 'expired' })
})

it('given “Keep me signed in” that is taken back, then a session that renews itself writes nothing any more', async () => {
  const opened = await open({ simulator: { refreshTokens: 'all-code' }, browser: aBrowser() })
  const profile = opened.profiles.find(await signIn(opened, 'browser', true))
  await opened.profiles.save({ ...profile, keep: false })
  expect(await secretsFile()).toBe('')
  opened.control.expireTokens()
  await askWhoIAm(opened)
  expect(tokensAsked(opened)).toBe(2)
  expect(await secretsFile()).toBe('')
  expect(opened.session.state()).toMatchObject({ kind: 'signed-in', kept: 'no' })
})

const delayedOnce = ({ control }: AppUnderTest): void =>
  control.addFault({ operation: 'getOrganizationsMe', fault: { kind: 'delay', milliseconds: 300 }, times: 1 })

it('given a profile that is deleted while it signs in, then nobody is signed in with it and nothing of it is kept', async () => {
  const opened = await open()
  delayedOnce(opened)
  const signing = signIn(opened, 'client-credentials', true)
  const refused = expect(signing).rejects.toMatchObject({ code: 'auth.unknown-profile' })
  await expect.poll(() => organizationsAsked(opened)).toBe(1)
  await opened.profiles.remove(opened.profiles.last()?.id ?? '')
  await refused
  expect(opened.session.state().kind).toBe('signed-out')
  expect(await secretsFile()).toBe('')
})

it('given a start that goes on slowly, then whoever signs in or out meanwhile is not overtaken by it', async () => {
  const opened = await open({ browser: aBrowser() })
  await signIn(opened, 'browser', true)
  for (const [leave, then] of [
    [(session: SessionService) => session.signInToDemo(never), { kind: 'signed-in', grant: 'demo' }],
    [(session: SessionService) => session.signOut(), { kind: 'signed-out', because: 'user' }],
  ] as const) {
    const session = opened.restart()
    const before = organizationsAsked(opened)
    delayedOnce(opened)
    const resuming = expect(session.resume(never)).rejects.toMatchObject({ code: 'ipc.cancelled' })
    await expect.poll(() => organizationsAsked(opened)).toBe(before + 1)
    await leave(session)
    await resuming
    expect(session.state()).toMatchObject(then)
  }
})
