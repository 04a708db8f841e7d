// Who may do what, how often, and what goes wrong on demand, as clients meet it over HTTP.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { anInboundCall } from '../../test/support/a-recorded-call'
import { createSimulatorClient, errorOf, jsonOf, startedAt } from '../../test/support/simulator-client'
import { createSimulator, type RunningSimulator, type Simulator } from './create-simulator'
import { demoOrganization } from './organization'

let at: number
let simulator: Simulator
let running: RunningSimulator
const { clientToken, userToken, call, search, order } = createSimulatorClient(() => running)

beforeEach(async () => {
  at = startedAt
  simulator = createSimulator({ calls: [anInboundCall()], now: () => at, seed: 'test' })
  running = await simulator.listen()
})
afterEach(() => running.close())

describe('identity and rights', () => {
  it('tells organization, user, rights and token', async () => {
    const token = await userToken('viewer@demo.example')
    expect(await (await call(token, 'organizations/me')).json()).toMatchObject({ name: demoOrganization.name })
    expect(await (await call(token, 'users/me?expand=authorization')).json()).toMatchObject({
      name: 'Victor Viewer',
      authorization: { permissions: expect.arrayContaining(['telephony:pcap:view']) as unknown },
    })
    const subject = await jsonOf(await call(token, 'authorization/subjects/me'), 'AuthzSubject')
    expect(JSON.stringify(subject)).toContain('{"domain":"telephony","entityName":"pcap","actions":["view"]}')
    expect(await jsonOf(await call(token, 'tokens/me'), 'TokenInfo')).toMatchObject({
      dateTokenIdles: '2026-11-25T12:00:00.400Z',
    })
  })

  it('given client credentials, knows no user', async () => {
    expect(await errorOf(await call(await clientToken(), 'users/me'))).toEqual([400, 'bad.request'])
  })

  it('given a viewer, searches but orders no capture, and says what is missing', async () => {
    const token = await userToken('viewer@demo.example')
    expect((await search(token)).status).toBe(200)
    const refused = await jsonOf(await order(token, {}), 'ErrorBody')
    expect(refused).toMatchObject({
      status: 403,
      code: 'missing.permissions',
      messageParams: { permissions: 'telephony:pcap:add' },
    })
    expect(refused['message']).toContain('telephony:pcap:add')
    expect(await errorOf(await call(token, 'telephony/mediaregions'))).toEqual([403, 'missing.any.permissions'])
  })

  it('given an agent, does neither', async () => {
    expect(await errorOf(await search(await userToken('agent@demo.example')))).toEqual([403, 'missing.permissions'])
  })

  it('given no token, a wrong one, a revoked one or an expired one, answers 401', async () => {
    expect(await errorOf(await fetch(`${running.apiBase}/api/v2/tokens/me`))).toEqual([401, 'authentication.required'])
    expect(await errorOf(await call('wrong', 'tokens/me'))).toEqual([401, 'bad.credentials'])
    const revoked = await clientToken()
    expect((await call(revoked, 'tokens/me', { method: 'DELETE' })).status).toBe(200)
    expect(await errorOf(await call(revoked, 'tokens/me'))).toEqual([401, 'bad.credentials'])
    const expired = await clientToken()
    expect((await call(expired, 'tokens/me', { method: 'HEAD' })).status).toBe(200)
    simulator.control.expireTokens()
    expect((await call(expired, 'tokens/me', { method: 'HEAD' })).status).toBe(401)
  })
})

describe('idle time', () => {
  const idlesOf = async (token: string, query: string): Promise<unknown> =>
    (await jsonOf(await call(token, `tokens/me${query}`), 'TokenInfo'))['dateTokenIdles']

  it('given a limit, ends a user’s session that is not used, and a look at it is no use', async () => {
    simulator.control.setOptions({ idleMinutes: 30 })
    const token = await userToken('viewer@demo.example')
    at += 20 * 60_000
    expect(await idlesOf(token, '?preserveIdleTTL=true')).toBe('2026-11-24T12:30:00.400Z')
    expect(await idlesOf(token, '')).toBe('2026-11-24T12:50:00.400Z')
    at += 29 * 60_000
    expect((await call(token, 'organizations/me')).status).toBe(200)
    at += 30 * 60_000
    expect((await call(token, 'tokens/me?preserveIdleTTL=true')).status).toBe(401)
  })

  it('given a client of its own, knows no limit', async () => {
    simulator.control.setOptions({ idleMinutes: 30 })
    const token = await clientToken()
    at += 86_000_000
    expect((await call(token, 'organizations/me')).status).toBe(200)
  })
})

describe('manners', () => {
  it('given more than 300 requests a minute, answers 429 with Retry-After until the reset', async () => {
    const token = await clientToken()
    const first = await call(token, 'organizations/me')
    expect(first.headers.get('inin-ratelimit-count')).toBe('1')
    for (let sent = 1; sent < 300; sent += 1)
      expect((await call(token, 'tokens/me', { method: 'HEAD' })).status).toBe(200)
    at += 18_000
    const refused = await call(token, 'organizations/me')
    expect(refused.headers.get('retry-after')).toBe('42')
    expect(await jsonOf(refused, 'ErrorBody')).toMatchObject({
      code: 'too.many.requests',
      message: 'Rate limit exceeded the maximum. Retry the request in [42] seconds',
    })
    at += 42_000
    expect((await call(token, 'organizations/me')).status).toBe(200)
  })

  it('given a request of the wrong shape, says which', async () => {
    const token = await clientToken()
    const post = (type: string, body: string): Promise<Response> =>
      call(token, 'telephony/siptraces/download', { method: 'POST', headers: { 'content-type': type }, body })
    expect(await errorOf(await call(token, 'nowhere'))).toEqual([404, 'not.found'])
    expect(await errorOf(await call(token, 'telephony/siptraces', { method: 'PUT' }))).toEqual([
      405,
      'method.not.allowed',
    ])
    expect(await errorOf(await post('text/plain', '{}'))).toEqual([415, 'unsupported.media.type'])
    expect(await errorOf(await post('application/json', '{'))).toEqual([400, 'bad.request'])
    expect(await errorOf(await search(token, { dateStart: 'today' }))).toEqual([400, 'invalid.date'])
    expect(await errorOf(await post('application/json', ' '.repeat(512_001)))).toEqual([
      413,
      'request.entity.too.large',
    ])
  })

  it('given faults, acts them out', async () => {
    const token = await clientToken()
    const { control } = simulator
    control.addFault({
      operation: 'getTelephonySiptraces',
      fault: { kind: 'rate-limited', retryAfterSeconds: 7 },
      times: 1,
    })
    control.addFault({ operation: 'getTelephonySiptraces', fault: { kind: 'status', status: 504 }, times: 1 })
    control.addFault({ operation: 'any', fault: { kind: 'inner-forbidden' }, times: 1 })
    control.addFault({ operation: 'any', fault: { kind: 'not-json' }, times: 1 })
    control.addFault({ operation: 'any', fault: { kind: 'empty-body' }, times: 1 })
    const limited = await search(token)
    expect([limited.status, limited.headers.get('retry-after')]).toEqual([429, '7'])
    expect(await errorOf(await search(token))).toEqual([504, 'request.timeout'])
    expect(await jsonOf(await search(token), 'SipSearchResult')).toMatchObject({ status: 403, auth: 'false' })
    expect((await search(token)).headers.get('content-type')).toBe('text/html')
    expect(await (await search(token)).text()).toBe('')
    control.denyPermission('telephony:pcap:view')
    expect(await errorOf(await search(token))).toEqual([403, 'missing.permissions'])
    control.allowPermission('telephony:pcap:view')
    expect((await search(token)).status).toBe(200)
    expect(control.requests().filter(({ operation }) => operation === 'getTelephonySiptraces')).toHaveLength(7)
  })

  it('given an expired-url fault, hands out a URL that has run out', async () => {
    simulator.control.setOptions({ pending: { kind: 'no-url', polls: 0 } })
    simulator.control.addFault({
      operation: 'getTelephonySiptracesDownloadDownloadId',
      fault: { kind: 'expired-url' },
      times: 1,
    })
    const token = await clientToken()
    const { downloadId } = await jsonOf(await order(token, {}), 'SipDownloadResponse')
    const fetchPcap = async (): Promise<number> => {
      const { url } = await jsonOf(
        await call(token, `telephony/siptraces/download/${String(downloadId)}`),
        'SignedUrlResponse',
      )
      return (await fetch(String(url))).status
    }
    expect([await fetchPcap(), await fetchPcap()]).toEqual([403, 200])
  })
})
