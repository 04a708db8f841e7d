// Whom a token speaks for: organization and, where there is one, the person.
import { z } from 'zod'
import { AppError } from '../app-error'
import type { ApiClient } from './api-client'
import type { Turn } from './retry-policy'

export interface Identity {
  readonly organization: { readonly id: string; readonly name: string }
  /** Undefined for a client's own token, and when the server does not tell. */
  readonly user: { readonly id: string; readonly name: string } | undefined
}

const Named = z.object({ id: z.string().max(100).catch(''), name: z.string().max(500) })

/** `hasUser`: a client-credentials token has none, and /users/me refuses it. */
export const readIdentity = async (client: ApiClient, hasUser: boolean, turn: Turn): Promise<Identity> => {
  const get = async (path: string): Promise<unknown> => (await client.request({ path, ...turn, needsBody: true })).json
  const organization = Named.safeParse(await get('/api/v2/organizations/me'))
  if (!organization.success) throw new AppError('api.unexpected', 'Genesys Cloud did not name the organization.')
  const user = hasUser ? Named.safeParse(await get('/api/v2/users/me')) : undefined
  return { organization: organization.data, user: user?.data }
}
