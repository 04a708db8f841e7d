import { z } from 'zod'

/** Host name of a Genesys Cloud region, without `api.` or `login.`; `localhost:PORT` is a simulator on this machine. */
export const Domain = z
  .string()
  .trim()
  .toLowerCase()
  .max(253)
  .regex(
    /^(?:localhost:\d{2,5}|(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,24})$/,
    'a host name such as mypurecloud.com',
  )

const ClientId = z
  .string()
  .trim()
  .min(8)
  .max(64)
  .regex(/^[\w-]+$/, 'the id of an OAuth client, a UUID')

export const BrowserSignIn = z.strictObject({ domain: Domain, clientId: ClientId })
export const ClientCredentials = z.strictObject({
  domain: Domain,
  clientId: ClientId,
  clientSecret: z.string().trim().min(8).max(256),
})

export const Session = z.strictObject({
  kind: z.literal('signed-in'),
  grant: z.enum(['browser', 'client-credentials', 'demo']),
  domain: z.string(),
  organization: z.string(),
  /** Absent for client credentials, which have no user. */
  user: z.string().optional(),
  /** Rights that Rung needs, as far as the server told: undefined when it did not. */
  rights: z.strictObject({ view: z.boolean().optional(), add: z.boolean().optional() }),
})
export const SessionState = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('signed-out'),
    /** Why, when it was not the user's own wish. */
    because: z.enum(['start', 'user', 'expired']),
  }),
  Session,
])

export type Session = z.output<typeof Session>
export type SessionState = z.output<typeof SessionState>
