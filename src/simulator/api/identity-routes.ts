// Who am I, what may I do, and is my token still good (FACTS 7.6, 7.7). None of these needs a permission.
import type { Organization, Role } from '../organization'
import type { Identity, TokenStore } from '../oauth/token-store'
import { badRequest } from './api-error'
import type { ApiRoute } from './api-route'

export interface IdentityParts {
  readonly organization: Organization
  readonly tokens: TokenStore
  readonly permissionsOf: (identity: Identity) => readonly string[]
}

/** Genesys groups the actions of one domain and entity in one policy. */
const toPolicies = (permissions: readonly string[]): readonly object[] => {
  const actions = new Map<string, string[]>()
  for (const permission of permissions) {
    const [domain = '', entity = '', action = ''] = permission.split(':')
    const key = `${domain}:${entity}`
    const known = actions.get(key)
    if (known === undefined) actions.set(key, [action])
    else known.push(action)
  }
  return [...actions].map(([key, granted]) => {
    const [domain, entityName] = key.split(':')
    return { domain, entityName, actions: granted }
  })
}

const roleOf = ({ client, user }: Identity): Role | undefined =>
  user?.role ?? (client.kind === 'client-credentials' ? client.role : undefined)

export const createIdentityRoutes = ({ organization, tokens, permissionsOf }: IdentityParts): readonly ApiRoute[] => {
  const named = { id: organization.id, name: organization.name }

  const toTokenInfo = (identity: Identity, idlesAt: number): object => ({
    organization: named,
    homeOrganization: named,
    authorizedScope: identity.client.kind === 'client-credentials' ? [] : identity.client.scopes,
    dateTokenIdles: new Date(idlesAt).toISOString(),
    OAuthClient: { id: identity.client.id, name: identity.client.name, organization: named },
  })

  return [
    {
      operation: 'getOrganizationsMe',
      method: 'GET',
      path: '/api/v2/organizations/me',
      handle: () => ({
        kind: 'json',
        value: {
          ...named,
          thirdPartyOrgName: organization.shortName,
          version: 1,
          selfUri: `/api/v2/organizations/${organization.id}`,
        },
      }),
    },
    {
      operation: 'getUsersMe',
      method: 'GET',
      path: '/api/v2/users/me',
      handle: ({ identity, incoming }) => {
        const { user } = identity
        if (user === undefined) {
          return {
            kind: 'error',
            error: badRequest(
              'This request requires a user context. Client credentials cannot be used for requests to this resource.',
            ),
          }
        }
        const expand = incoming.query.getAll('expand').flatMap((list) => list.split(','))
        const authorization = {
          roles: [{ id: user.role.id, name: user.role.name }],
          permissions: permissionsOf(identity),
        }
        const { id, name, email, title } = user
        const profile = {
          id,
          name,
          email,
          username: email,
          title,
          state: 'active',
          version: 1,
          selfUri: `/api/v2/users/${id}`,
        }
        return { kind: 'json', value: expand.includes('authorization') ? { ...profile, authorization } : profile }
      },
    },
    {
      operation: 'getAuthorizationSubjectsMe',
      method: 'GET',
      path: '/api/v2/authorization/subjects/me',
      handle: ({ identity }) => {
        const { id, name } = identity.user ?? identity.client
        const role = roleOf(identity)
        const policies = toPolicies(permissionsOf(identity))
        const division = { id: '*', name: '*' }
        const grants =
          role === undefined ? [] : [{ subjectId: id, division, role: { id: role.id, name: role.name, policies } }]
        return {
          kind: 'json',
          value: { id, name, grants, version: 1, selfUri: `/api/v2/authorization/subjects/${id}` },
        }
      },
    },
    {
      operation: 'getTokensMe',
      method: 'GET',
      path: '/api/v2/tokens/me',
      handle: ({ identity, token }) => ({
        kind: 'json',
        value: toTokenInfo(identity, tokens.findAccessToken(token)?.idlesAt ?? 0),
      }),
    },
    {
      operation: 'headTokensMe',
      method: 'HEAD',
      path: '/api/v2/tokens/me',
      handle: () => ({ kind: 'empty', status: 200 }),
    },
    {
      operation: 'deleteTokensMe',
      method: 'DELETE',
      path: '/api/v2/tokens/me',
      handle: ({ token }) => {
        tokens.revokeAccessToken(token)
        return { kind: 'empty', status: 200 }
      },
    },
  ]
}
