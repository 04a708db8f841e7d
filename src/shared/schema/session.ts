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

export const ClientId = z
  .string()
  .trim()
  .min(8)
  .max(64)
  .regex(/^[\w-]+$/, 'the id of an OAuth client, a UUID')

export const ClientSecret = z.string().trim().min(8).max(256)

export const Session = z.strictObject({
  kind: z.literal('signed-in'),
  grant: z.enum(['browser', 'client-credentials', 'demo']),
  domain: z.string(),
  organization: z.string(),
  /** Absent for client credentials, which have no user. */
  user: z.string().optional(),
  /** Rights that Rung needs, as far as the server told: undefined when it did not. */
  rights: z.strictObject({ view: z.boolean().optional(), add: z.boolean().optional() }),
  /** Absent for the demonstration. */
  profileId: z.uuid().optional(),
  /** When the token runs out, in milliseconds since the epoch, as far as the server told. */
  expiresAt: z.number().optional(),
  /** When the organization ends the session unless it is used, in milliseconds since the epoch. */
  idlesAt: z.number().optional(),
  /** A new token is had without asking anybody. */
  renews: z.boolean().optional(),
  /** The browser is being asked for a new token. */
  isRenewing: z.boolean().optional(),
  /** `failed`: the user wished it, and it could not be written. */
  kept: z.enum(['yes', 'no', 'failed']).optional(),
})
export const SessionState = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('signed-out'),
    /** Why, when it was not the user's own wish. */
    because: z.enum(['start', 'user', 'expired']),
    /** It ended because nobody used it for as long as the organization allows. */
    wasIdle: z.boolean().optional(),
  }),
  Session,
])

/** Signs in with a profile; without a secret, with what is kept for it. */
export const SignIn = z.strictObject({
  profileId: z.uuid(),
  clientSecret: ClientSecret.optional(),
  /** Keep the session across restarts, encrypted by the system's keyring. */
  keep: z.boolean(),
  /** Ask for the password although the browser may be signed in. */
  asSomebodyElse: z.boolean().optional(),
})
export type SignIn = z.output<typeof SignIn>

/** Whether sign-ins can be kept on this computer, and for which profiles they are. */
export const SecretStorage = z.strictObject({
  /** Undefined: they can. */
  refusal: z.enum(['no-keyring', 'locked']).optional(),
  keptFor: z.array(z.uuid()),
})
export type SecretStorage = z.output<typeof SecretStorage>

export type Session = z.output<typeof Session>
export type SessionState = z.output<typeof SessionState>
