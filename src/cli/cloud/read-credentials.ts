// With what a command signs in: a region and an OAuth client with the grant Client Credentials. Secrets come from the
// environment, never from the command line, which other users of the machine can read.
import { z } from 'zod'
import { regions } from '../../main/genesys/regions'
import { ClientId, ClientSecret, Domain } from '../../shared/schema/session'
import { UsageError } from '../usage'
import { readProfile } from './read-profile'
import { domainOfRegion } from './region-keys'

const Credentials = z.strictObject({ domain: Domain, clientId: ClientId, clientSecret: ClientSecret })
type Credentials = z.output<typeof Credentials>

export interface CredentialOptions {
  readonly region?: string | undefined
  readonly domain?: string | undefined
  /** Name of an account of the app, instead of region, domain and client id. */
  readonly profile?: string | undefined
}

type Environment = Readonly<Record<string, string | undefined>>

const readDomain = ({ region, domain }: CredentialOptions, env: Environment): string => {
  if (domain !== undefined) return domain
  const named = region ?? env['RUNG_REGION'] ?? ''
  if (named === '') throw new UsageError('A region is missing: say --region, or set RUNG_REGION.')
  const found = domainOfRegion(named) ?? regions.find((each) => each.domain === named.toLowerCase())?.domain
  if (found === undefined)
    throw new UsageError(`There is no region ${named}; any other domain can be given by --domain.`)
  return found
}

export const readCredentials = (options: CredentialOptions, env: Environment): Credentials => {
  const { RUNG_CLIENT_SECRET: clientSecret = '' } = env
  const profile = options.profile === undefined ? undefined : readProfile(options.profile, env)
  const clientId = profile?.clientId ?? env['RUNG_CLIENT_ID'] ?? ''
  if (clientId === '' || clientSecret === '') {
    throw new UsageError(
      profile === undefined
        ? 'Set RUNG_CLIENT_ID and RUNG_CLIENT_SECRET to an OAuth client with the grant Client Credentials.'
        : 'Set RUNG_CLIENT_SECRET to the secret of the account’s OAuth client.',
    )
  }
  const domain = profile?.domain ?? readDomain(options, env)
  const read = Credentials.safeParse({ domain, clientId, clientSecret })
  if (read.success) return read.data
  const field = read.error.issues[0]?.path[0]
  if (field === 'domain') throw new UsageError('The domain is not a host name such as mypurecloud.com.')
  // Never with its value.
  throw new UsageError(
    `${field === 'clientId' ? 'RUNG_CLIENT_ID' : 'RUNG_CLIENT_SECRET'} is not what an OAuth client has.`,
  )
}
