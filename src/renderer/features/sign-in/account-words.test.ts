import { expect, it } from 'vitest'
import type { Session } from '../../../shared/schema/session'
import { endWords, missingOf, sessionWords } from './account-words'

const minute = 60_000
const now = Date.parse('2026-11-25T12:00:00Z')
const session: Session = {
  kind: 'signed-in',
  grant: 'browser',
  domain: 'mypurecloud.ie',
  organization: 'Acme',
  user: 'Erin',
  rights: { view: true, add: false },
  expiresAt: now + 60 * minute,
  renews: false,
  kept: 'yes',
}

it('given a session, then it says who, until when, what comes then, and whether it is kept', () => {
  expect(sessionWords(session, 'utc')).toBe(
    'Signed in as Erin to Acme until 2026-11-25 13:00:00 UTC, then the browser is asked. Kept across restarts, encrypted by this computer’s keyring.',
  )
  expect(sessionWords({ ...session, user: undefined, expiresAt: undefined, kept: 'failed' }, 'utc')).toBe(
    'Signed in to Acme. For this session only: it could not be kept.',
  )
})

it.each([
  [{}, ''],
  [{ expiresAt: now + 14.5 * minute }, 'The session ends in 15 minutes'],
  [{ expiresAt: now + minute / 2 }, 'The session ends in 1 minute'],
  [{ expiresAt: now }, 'The session has run out'],
  [{ expiresAt: now, renews: true }, ''],
  [{ idlesAt: now + 4 * minute }, 'Unused, the session ends in 4 minutes'],
  [{ idlesAt: now - 1 }, 'Unused, the session ends now'],
])('given %j, then it says "%s"', (change, words) => {
  expect(endWords({ ...session, ...change }, now)).toBe(words)
})

it('given rights, then what is known to be missing is named', () => {
  expect(missingOf(session)).toEqual(['telephony:pcap:add'])
  expect(missingOf({ ...session, rights: {} })).toEqual([])
})
