// A signed-in organization for one command, by the app's own session: the same client, the same budget of requests.
import { setTimeout as sleep } from 'node:timers/promises'
import { cancelled } from '../../main/app-error'
import type { Clock, Fetch } from '../../main/ports'
import { hostsOf } from '../../main/genesys/hosts'
import { createSessionService, type SessionService } from '../../main/services/session-service'
import { emptyVault, onlyProfile, profileFor } from './one-profile'
import { openFetch } from './open-fetch'
import { readCredentials, type CredentialOptions } from './read-credentials'

export interface Cloud {
  readonly session: SessionService
  readonly fetch: Fetch
  readonly clock: Clock
  readonly apiBase: string
}

const clock: Clock = {
  now: Date.now,
  sleep: async (milliseconds, signal) => {
    try {
      await sleep(milliseconds, undefined, signal === undefined ? {} : { signal })
    } catch (cause) {
      throw cancelled(cause)
    }
  },
}

const neverAsked = (): Promise<never> => Promise.reject(new Error('A command signs in as a client only'))

/** Runs `work` signed in, and gives the token back at the end, whatever becomes of it. */
export const withCloud = async <T>(
  options: CredentialOptions,
  signal: AbortSignal,
  work: (cloud: Cloud) => Promise<T>,
): Promise<T> => {
  const { domain, clientId, clientSecret } = readCredentials(options, process.env)
  const fetch = await openFetch(process.env)
  const profile = profileFor(domain, clientId)
  const session = createSessionService({
    fetch,
    clock,
    emit: () => undefined,
    openInBrowser: neverAsked,
    startDemo: neverAsked,
    profiles: onlyProfile(profile),
    vault: emptyVault,
  })
  try {
    await session.signIn({ profileId: profile.id, clientSecret, keep: false }, signal)
    return await work({ session, fetch, clock, apiBase: hostsOf(domain).apiBase })
  } finally {
    await session.signOut()
  }
}
