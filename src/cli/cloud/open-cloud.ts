// A signed-in organization for one command, by the app's own session: the same client, the same budget of requests.
import { setTimeout as sleep } from 'node:timers/promises'
import { cancelled } from '../../main/app-error'
import type { Clock, Fetch } from '../../main/ports'
import { hostsOf } from '../../main/genesys/hosts'
import { createSessionService, type SessionService } from '../../main/services/session-service'
import { emptyVault, onlyProfile, profileFor } from './one-profile'
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

/** Names under .localhost mean this machine (RFC 6761 6.3), though not every resolver that Node asks knows it. */
const fetchFromNode: Fetch = (address, init) => {
  const url = new URL(address)
  if (url.hostname.endsWith('.localhost')) url.hostname = 'localhost'
  return fetch(url, init)
}

const neverAsked = (): Promise<never> => Promise.reject(new Error('A command signs in as a client only'))

const knowsProxies = (version: string): boolean => {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  return major >= 24 || (major === 22 && minor >= 21)
}

/** Node goes by a proxy only when it is told to, and its older versions know none at all. */
const warnOfProxy = ({ env, execArgv, versions }: NodeJS.Process): void => {
  if ((env['HTTPS_PROXY'] ?? env['https_proxy'] ?? '') === '') return
  const options = [...execArgv, env['NODE_OPTIONS'] ?? ''].join(' ')
  const isTold = env['NODE_USE_ENV_PROXY'] === '1' || options.includes('--use-env-proxy')
  if (isTold && knowsProxies(versions.node)) return
  process.stderr.write(
    'rung: HTTPS_PROXY is set, and this Node goes past it: that takes NODE_USE_ENV_PROXY=1 and Node 24, or 22.21.\n',
  )
}

/** Runs `work` signed in, and gives the token back at the end, whatever becomes of it. */
export const withCloud = async <T>(
  options: CredentialOptions,
  signal: AbortSignal,
  work: (cloud: Cloud) => Promise<T>,
): Promise<T> => {
  const { domain, clientId, clientSecret } = readCredentials(options, process.env)
  warnOfProxy(process)
  const profile = profileFor(domain, clientId)
  const session = createSessionService({
    fetch: fetchFromNode,
    clock,
    emit: () => undefined,
    openInBrowser: neverAsked,
    startDemo: neverAsked,
    profiles: onlyProfile(profile),
    vault: emptyVault,
  })
  try {
    await session.signIn({ profileId: profile.id, clientSecret, keep: false }, signal)
    return await work({ session, fetch: fetchFromNode, clock, apiBase: hostsOf(domain).apiBase })
  } finally {
    await session.signOut()
  }
}
