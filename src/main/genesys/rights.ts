// Does the caller hold telephony:pcap:view and :add? Grants carry policies; `*` may stand in any place.
import { z } from 'zod'
import type { Session } from '../../shared/schema/session'
import { AppError } from '../app-error'
import type { ApiClient } from './api-client'
import type { Urgency } from './retry-policy'

const Policy = z.object({ domain: z.string(), entityName: z.string(), actions: z.array(z.string()).catch([]) })
const Subject = z.object({
  grants: z.array(
    z.object({ role: z.object({ policies: z.array(Policy.nullable().catch(null)).catch([]) }).optional() }),
  ),
})

const matches = (pattern: string, name: string): boolean => pattern === '*' || pattern === name

/** Unknown rights stay undefined: the search itself will tell. A refusal is not a reason to fail sign-in; a token that is no good is. */
export const readRights = async (
  client: ApiClient,
  signal: AbortSignal,
  urgency: Urgency = 'interactive',
): Promise<Session['rights']> => {
  try {
    const answer = await client.request({ path: '/api/v2/authorization/subjects/me', signal, urgency, needsBody: true })
    const subject = Subject.safeParse(answer.json)
    if (!subject.success) return {}
    const policies = subject.data.grants
      .flatMap((grant) => grant.role?.policies ?? [])
      .filter((policy) => policy !== null)
    const holds = (action: string): boolean =>
      policies.some(
        (policy) =>
          matches(policy.domain, 'telephony') &&
          matches(policy.entityName, 'pcap') &&
          policy.actions.some((granted) => matches(granted, action)),
      )
    return { view: holds('view'), add: holds('add') }
  } catch (error) {
    signal.throwIfAborted()
    if (error instanceof Error && error.name === 'AbortError') throw error
    if (error instanceof AppError && error.code === 'auth.expired') throw error
    return {}
  }
}
