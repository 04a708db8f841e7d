// The answer that a fault puts in place of the handler's.
import type { Fault } from '../faults'
import { badCredentials, missingPermissions, platformError, tooManyRequests, type ApiError } from './api-error'
import type { ApiResult, ApiRoute } from './api-route'

const gatewayPage = '<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>'

const errorResult = (error: ApiError): ApiResult => ({ kind: 'error', error })

/** Undefined for a fault that leaves the answer as it is, or only changes how it arrives. */
export const toFaultyResult = (fault: Fault | undefined, route: ApiRoute, allowed: number): ApiResult | undefined => {
  switch (fault?.kind) {
    case 'rate-limited':
      return errorResult(tooManyRequests(fault.retryAfterSeconds, allowed, 'token.rate.per.minute'))
    case 'status':
      return errorResult(platformError(fault.status, fault.retryAfterSeconds))
    case 'token-expired':
      return errorResult(badCredentials)
    case 'permission-denied':
      return errorResult(missingPermissions(route.needs?.permissions ?? []))
    case 'empty-body':
      return { kind: 'empty', status: 200 }
    case 'not-json':
      return { kind: 'page', html: gatewayPage }
    case 'inner-forbidden':
      return {
        kind: 'json',
        value: { status: 403, sid: '', auth: 'false', message: 'bad session', data: [], count: 0 },
      }
    case 'expired-url':
    case 'delay':
    case 'slow-body':
    case 'cut':
    case undefined:
      return undefined
  }
}
