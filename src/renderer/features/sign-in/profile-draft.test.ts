import { expect, it } from 'vitest'
import type { Profile } from '../../../shared/schema/profile'
import { draftOf, newDraft, problemOf, profileOf, usualName } from './profile-draft'

const regions = [
  { domain: 'mypurecloud.com', name: 'Americas' },
  { domain: 'mypurecloud.ie', name: 'Ireland' },
]
const profile: Profile = {
  id: '5b0c3f4e-1a51-4a58-8a36-d1f3b9a4c001',
  name: 'Acme, test',
  domain: 'mypurecloud.ie',
  clientId: '2b6c0f4e-7a51-4a58-8a36-d1f3b9a4c001',
  grant: 'browser',
  redirect: { host: '127.0.0.1', port: 8085, path: '/callback' },
  sso: { org: 'acme', provider: 'okta' },
  loginHint: 'erin@acme.example',
  keep: true,
}

it('given an account, then its draft makes the same account, also where its domain is no region’s', () => {
  for (const each of [profile, { ...profile, domain: 'localhost:8080' }]) {
    expect(profileOf(draftOf(each, regions), regions, true)).toEqual(each)
  }
})

it('given a draft with the least that is needed, then the account has the usual name, redirect and no short cut', () => {
  const draft = { ...newDraft(regions), id: profile.id, region: 'other', customDomain: ' New.Pure.Cloud ', port: '' }
  expect(usualName(newDraft(regions), regions)).toBe('Americas')
  expect(profileOf({ ...draft, clientId: ` ${profile.clientId}` }, regions, false)).toEqual({
    id: profile.id,
    name: 'New.Pure.Cloud',
    domain: 'new.pure.cloud',
    clientId: profile.clientId,
    grant: 'browser',
    redirect: { host: 'localhost', port: 0, path: '/' },
    loginHint: '',
    keep: false,
  })
})

it.each([
  [{ port: '80' }, '1024'],
  [{ port: 'x' }, 'number'],
  [{ path: 'callback' }, 'slash'],
  [{ org: 'acme', provider: ' ' }, 'both'],
])('given %j, then the problem is said', (change, words) => {
  const draft = draftOf(profile, regions)
  expect(problemOf(draft)).toBeUndefined()
  expect(problemOf({ ...draft, ...change })).toContain(words)
  expect(problemOf({ ...draft, ...change, grant: 'client-credentials' })).toBeUndefined()
})
