// Who may do what (FACTS 1): a route needs all of its permissions, or any of them.
import type { Identity } from '../oauth/token-store'
import { missingAnyPermissions, missingPermissions, type ApiError } from './api-error'

export interface PermissionRule {
  readonly kind: 'all' | 'any'
  readonly permissions: readonly string[]
}

export const needsAll = (...permissions: readonly string[]): PermissionRule => ({ kind: 'all', permissions })
export const needsAny = (...permissions: readonly string[]): PermissionRule => ({ kind: 'any', permissions })

/** Users act with their own role; a client-credentials client with the role given to the client. */
export const permissionsOf = ({ client, user }: Identity): readonly string[] => {
  if (user !== undefined) return user.role.permissions
  return client.kind === 'client-credentials' ? client.role.permissions : []
}

/** What is missing, as the answer to send; undefined when the caller may. */
export const findMissing = (rule: PermissionRule, held: readonly string[]): ApiError | undefined => {
  const missing = rule.permissions.filter((permission) => !held.includes(permission))
  if (rule.kind === 'all') return missing.length === 0 ? undefined : missingPermissions(missing)
  return missing.length < rule.permissions.length ? undefined : missingAnyPermissions(rule.permissions)
}
