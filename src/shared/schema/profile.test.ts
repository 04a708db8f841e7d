import { expect, it } from 'vitest'
import { Profile, anyRedirect } from './profile'
import { Settings } from './settings'

const profile: Profile = {
  id: '5b0c3f4e-1a51-4a58-8a36-d1f3b9a4c001',
  name: 'Test organization',
  domain: 'mypurecloud.ie',
  clientId: '2b6c0f4e-7a51-4a58-8a36-d1f3b9a4c001',
  grant: 'client-credentials',
  redirect: { host: '127.0.0.1', port: 8085, path: '/callback' },
  sso: { org: 'acme', provider: 'okta' },
  loginHint: 'erin@acme.example',
  keep: true,
}

it('given settings from before there were profiles, then their sign-in is the only one, the same on each reading', () => {
  const before = { theme: 'dark', signIn: { domain: 'mypurecloud.de', clientId: profile.clientId } }
  const { profiles } = Settings.parse(before)
  expect(profiles).toEqual([
    {
      id: '00000000-0000-4000-8000-000000000001',
      name: 'mypurecloud.de',
      domain: 'mypurecloud.de',
      clientId: profile.clientId,
      grant: 'browser',
      redirect: anyRedirect,
      loginHint: '',
      keep: false,
    },
  ])
  expect(Settings.parse(before).profiles).toEqual(profiles)
  expect(Settings.parse({ ...before, profiles: [] }).profiles).toEqual([])
  expect(Settings.parse({ signIn: { domain: '', clientId: '' } }).profiles).toEqual([])
})

it('given stored profiles of which some are damaged or there twice, then the sound ones are kept in their order', () => {
  const other = { ...profile, id: '5b0c3f4e-1a51-4a58-8a36-d1f3b9a4c002', sso: undefined }
  const stored = [other, 5, { ...profile, domain: 'evil.example/path' }, profile, { ...profile, name: 'again' }]
  expect(Settings.parse({ profiles: stored }).profiles).toEqual([other, profile])
})

it.each([
  { sso: { org: 'acme' } },
  { sso: { org: 'acme', provider: '' } },
  { redirect: { ...anyRedirect, port: 80 } },
  { redirect: { ...anyRedirect, path: '//evil.example' } },
  { redirect: { ...anyRedirect, path: '/a?b' } },
  { redirect: { ...anyRedirect, host: '0.0.0.0' } },
  { name: ' ' },
  { name: 'two\nlines' },
  { loginHint: 'turned \u202e about' },
  { clientSecret: 'never here' },
])('given a profile with %j, then it is refused', (change) => {
  expect(Profile.safeParse(profile).success).toBe(true)
  expect(Profile.safeParse({ ...profile, ...change }).success).toBe(false)
})
