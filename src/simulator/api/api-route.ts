// What a route is, and how a path finds its route. Handlers say what they mean; how it is sent is not their business.
import type { Fault } from '../faults'
import type { Incoming } from '../http/messages'
import type { Identity } from '../oauth/token-store'
import type { ApiOperation } from '../operations'
import type { ApiError } from './api-error'
import type { PermissionRule } from './permissions'

export interface ApiCall {
  readonly incoming: Incoming
  /** The path's `{name}` parts, percent-decoded. */
  readonly params: Readonly<Record<string, string>>
  readonly identity: Identity
  /** The bearer token itself, for the operations about tokens. */
  readonly token: string
  /** A fault that the handler itself has to act out. */
  readonly fault: Fault | undefined
}

export type ApiResult =
  | { readonly kind: 'json'; readonly value: object }
  | { readonly kind: 'empty'; readonly status: 200 | 202 }
  /** What a gateway in front of the API would say. */
  | { readonly kind: 'page'; readonly html: string }
  | { readonly kind: 'error'; readonly error: ApiError }

export interface ApiRoute {
  readonly operation: ApiOperation
  readonly method: 'GET' | 'HEAD' | 'POST' | 'DELETE'
  /** e.g. `/api/v2/telephony/siptraces/download/{downloadId}` */
  readonly path: string
  /** Nobody needs a permission for routes about themselves. */
  readonly needs?: PermissionRule
  /** True where a JSON body is required. */
  readonly takesJson?: boolean
  readonly handle: (call: ApiCall) => ApiResult
}

export type RouteMatch =
  | { readonly kind: 'route'; readonly route: ApiRoute; readonly params: Readonly<Record<string, string>> }
  | { readonly kind: 'unknown-path' }
  | { readonly kind: 'wrong-method'; readonly allowed: readonly string[] }

const decodeSegment = (segment: string): string | undefined => {
  try {
    return decodeURIComponent(segment)
  } catch {
    return undefined
  }
}

const matchPath = (pattern: string, path: string): Readonly<Record<string, string>> | undefined => {
  const expected = pattern.split('/')
  const actual = path.split('/')
  if (expected.length !== actual.length) return undefined
  const params: Record<string, string> = {}
  for (const [index, part] of expected.entries()) {
    const segment = decodeSegment(actual[index] ?? '')
    const name = /^\{(\w+)\}$/.exec(part)?.[1]
    if (segment === undefined || segment === '') {
      if (part !== segment) return undefined
    } else if (name !== undefined) params[name] = segment
    else if (part !== segment) return undefined
  }
  return params
}

export const matchRoute = (routes: readonly ApiRoute[], method: string, path: string): RouteMatch => {
  const allowed: string[] = []
  for (const route of routes) {
    const params = matchPath(route.path, path)
    if (params === undefined) continue
    if (route.method === method) return { kind: 'route', route, params }
    allowed.push(route.method)
  }
  return allowed.length === 0 ? { kind: 'unknown-path' } : { kind: 'wrong-method', allowed }
}
