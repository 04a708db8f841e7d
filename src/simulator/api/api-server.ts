// Answers /api/v2/**: correlation id, route, token, rate, fault, permission, body, handler, in this order.
import { withDelivery, type FaultBoard } from '../faults'
import { bodyLimit, emptyReply, jsonReply, textReply, type Incoming, type Reply } from '../http/messages'
import type { Ids } from '../ids'
import type { Identity, TokenStore } from '../oauth/token-store'
import type { ApiOperation } from '../operations'
import type { SimulatorOptions } from '../options'
import {
  authenticationRequired,
  badCredentials,
  methodNotAllowed,
  notFound,
  requestTooLarge,
  toErrorBody,
  tooManyRequests,
  unsupportedMediaType,
  type ApiError,
} from './api-error'
import { matchRoute, type ApiCall, type ApiResult, type ApiRoute } from './api-route'
import { toFaultyResult } from './faulty-result'
import { findMissing } from './permissions'
import { createRateLimiter, rateHeaders } from './rate-limit'

export interface ApiServerParts {
  readonly routes: readonly ApiRoute[]
  readonly tokens: TokenStore
  readonly faults: FaultBoard
  readonly ids: Ids
  readonly now: () => number
  readonly options: () => SimulatorOptions
  readonly permissionsOf: (identity: Identity) => readonly string[]
  readonly onAnswered: (operation: ApiOperation, incoming: Incoming, reply: Reply) => void
}

type Headers = Readonly<Record<string, string>>

const errorReply = (error: ApiError, headers: Headers): Reply => {
  const retry: Headers = error.retryAfterSeconds === undefined ? {} : { 'retry-after': String(error.retryAfterSeconds) }
  const correlationId = headers['inin-correlation-id'] ?? ''
  return jsonReply(error.status, toErrorBody(error, correlationId), { ...headers, ...retry })
}

const toReply = (result: ApiResult, headers: Headers): Reply => {
  switch (result.kind) {
    case 'json':
      return jsonReply(200, result.value, headers)
    case 'empty':
      return emptyReply(result.status, headers)
    case 'page':
      return textReply(200, 'text/html', result.html, headers)
    case 'error':
      return errorReply(result.error, headers)
  }
}

/** What is wrong with the shape of the request, before anyone looks at its meaning. */
const findShapeError = ({ incoming }: ApiCall, route: ApiRoute): ApiError | undefined => {
  if (incoming.bodyTooLarge) return requestTooLarge(bodyLimit)
  const type = (incoming.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase()
  return route.takesJson === true && type !== 'application/json' ? unsupportedMediaType : undefined
}

const bearerOf = (incoming: Incoming): string | undefined =>
  /^Bearer +(\S+)$/i.exec(incoming.headers.authorization ?? '')?.[1]

export const createApiServer = (parts: ApiServerParts): ((incoming: Incoming) => Reply) => {
  const { routes, tokens, faults, ids, permissionsOf } = parts
  const limiter = createRateLimiter(parts.now)

  const answerRoute = (incoming: Incoming, route: ApiRoute, params: ApiCall['params'], correlation: Headers): Reply => {
    const token = bearerOf(incoming)
    if (token === undefined) return errorReply(authenticationRequired, correlation)
    const found = tokens.findAccessToken(token)
    if (found === undefined) return errorReply(badCredentials, correlation)

    // Only a look at the token itself can leave its idle time as it is (FACTS 7.6).
    const isLook = route.path === '/api/v2/tokens/me' && incoming.query.get('preserveIdleTTL') === 'true'
    if (!isLook) tokens.touchAccessToken(token)

    const { identity } = found
    const allowed = parts.options().requestsPerMinute
    const rate = limiter.spend(token, allowed)
    const headers = { ...correlation, ...rateHeaders(rate) }
    const limitKey = identity.user === undefined ? 'client.credentials.token.rate.per.minute' : 'token.rate.per.minute'
    if (rate.exceeded) return errorReply(tooManyRequests(rate.resetSeconds, allowed, limitKey), headers)

    const fault = faults.take(route.operation)
    const faulty = toFaultyResult(fault, route, allowed)
    if (faulty !== undefined) return toReply(faulty, headers)

    const call: ApiCall = { incoming, params, identity, token, fault }
    const missing = route.needs === undefined ? undefined : findMissing(route.needs, permissionsOf(identity))
    const refusal = missing ?? findShapeError(call, route)
    const reply = refusal === undefined ? toReply(route.handle(call), headers) : errorReply(refusal, headers)
    return withDelivery(reply, fault)
  }

  return (incoming) => {
    const correlation: Headers = {
      date: new Date(parts.now()).toUTCString(),
      'inin-correlation-id': ids.uuid(),
      'cache-control': 'no-cache, no-store',
    }
    const match = matchRoute(routes, incoming.method, incoming.path)
    switch (match.kind) {
      case 'unknown-path':
        return errorReply(notFound('The requested resource'), correlation)
      case 'wrong-method':
        return errorReply(methodNotAllowed(incoming.method), { ...correlation, allow: match.allowed.join(', ') })
      case 'route': {
        const reply = answerRoute(incoming, match.route, match.params, correlation)
        parts.onAnswered(match.route.operation, incoming, reply)
        return reply
      }
    }
  }
}
