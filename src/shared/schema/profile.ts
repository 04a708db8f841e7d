// An account as it is remembered: where and how to sign in. No secret is part of it; those are kept elsewhere, encrypted.
import { z } from 'zod'
import { ClientId, Domain } from './session'

export const ProfileId = z.uuid()

/** One line that can be shown: no control characters, no marks that turn the direction of what stands beside it. */
const Line = z
  .string()
  .trim()
  .max(200)
  .regex(/^[^\p{Cc}\u202a-\u202e\u2066-\u2069]*$/u, 'one line of text')

/** Where the browser comes back to (RFC 8252 7.3), as it is registered with the OAuth client. */
const Redirect = z.strictObject({
  host: z.enum(['localhost', '127.0.0.1']),
  /** 0: any that is free. */
  port: z
    .int()
    .max(65_535)
    .refine((port) => port === 0 || port >= 1024, '0 for any, or 1024 to 65535'),
  path: z
    .string()
    .max(200)
    .regex(/^\/(?:[\w.~-]+(?:\/[\w.~-]+)*\/?)?$/, 'a path such as /callback'),
})

export const anyRedirect: z.output<typeof Redirect> = { host: 'localhost', port: 0, path: '/' }

export const Profile = z.strictObject({
  id: ProfileId,
  name: Line.min(1).max(80),
  domain: Domain,
  clientId: ClientId,
  grant: z.enum(['browser', 'client-credentials']),
  redirect: Redirect,
  /** The short cut past Genesys Cloud's own form to an identity provider: both or none. */
  sso: z.strictObject({ org: Line.min(1), provider: Line.min(1) }).optional(),
  /** E-mail address, organization, or `email:organization`; '' for none. */
  loginHint: Line,
  /** Whether the user wants to stay signed in across restarts. */
  keep: z.boolean(),
})
export type Profile = z.output<typeof Profile>

export const maxProfiles = 50
/** Every profile of before has this id: it was the only one. */
const firstId = '00000000-0000-4000-8000-000000000001'

/** As they are stored, the last used one first: of damaged ones only those are lost. */
export const StoredProfiles = z
  .array(z.unknown())
  .catch([])
  .default([])
  .transform((stored): Profile[] => {
    const read = stored.slice(0, maxProfiles).flatMap((entry) => Profile.safeParse(entry).data ?? [])
    return read.filter(({ id }, index) => read.findIndex((other) => other.id === id) === index)
  })

const SignInOfBefore = z.object({ domain: Domain, clientId: ClientId })

/** Settings from before there were profiles remember one domain and one client id. */
export const withProfiles = (settings: unknown): unknown => {
  if (typeof settings !== 'object' || settings === null || 'profiles' in settings || !('signIn' in settings)) {
    return settings
  }
  const before = SignInOfBefore.safeParse(settings.signIn)
  if (!before.success) return settings
  const { domain, clientId } = before.data
  const profile: Profile = {
    id: firstId,
    name: domain,
    domain,
    clientId,
    grant: 'browser',
    redirect: anyRedirect,
    loginHint: '',
    keep: false,
  }
  return { ...settings, profiles: [profile] }
}
