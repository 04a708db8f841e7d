import { describe, expect, it } from 'vitest'
import { toApiError } from './error-body'

const answer = (status: number, headers: Record<string, string> = {}): Response => new Response('', { status, headers })

describe('toApiError', () => {
  it('names the missing permissions and keeps the correlation id', () => {
    const body = JSON.stringify({
      code: 'missing.permissions',
      message:
        'Unable to perform the requested action. You are missing the following permission(s): telephony:pcap:view',
      contextId: 'from-body',
    })
    expect(toApiError(answer(403, { 'inin-correlation-id': 'from-header' }), body)).toMatchObject({
      code: 'api.forbidden',
      details: { permissions: ['telephony:pcap:view'], correlationId: 'from-header', httpStatus: 403 },
    })
  })

  it('given params that are no text, then they are passed over', () => {
    const body = '{"message":"no","messageParams":{"a":{"toString":1,"valueOf":1},"b":["telephony:pcap:add"]}}'
    expect(toApiError(answer(403), body).details.permissions).toEqual(['telephony:pcap:add'])
  })

  it('reads the wait of a 429', () => {
    expect(toApiError(answer(429, { 'retry-after': '7' }), '{}')).toMatchObject({
      code: 'api.rate-limited',
      details: { retryAfterSeconds: 7, retryable: true },
    })
  })

  it.each([
    [401, 'auth.expired'],
    [404, 'api.not-found'],
    [400, 'api.bad-request'],
    [503, 'api.unavailable'],
    [504, 'net.timeout'],
  ])('takes %i for %s, also without a body that can be read', (status, code) => {
    expect(toApiError(answer(status), '<html>gateway</html>')).toMatchObject({ code })
    expect(toApiError(answer(status), '')).toMatchObject({ code })
  })
})
