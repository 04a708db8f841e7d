import { describe, expect, it } from 'vitest'
import { toNetworkError } from './network-fault'

describe('toNetworkError', () => {
  it.each([
    ['net::ERR_INTERNET_DISCONNECTED', 'net.offline'],
    ['net::ERR_NAME_NOT_RESOLVED', 'net.unknown-host'],
    ['net::ERR_CERT_AUTHORITY_INVALID', 'net.tls'],
    ['net::ERR_PROXY_CONNECTION_FAILED', 'net.proxy'],
    ['net::ERR_TUNNEL_CONNECTION_FAILED', 'net.proxy'],
    ['net::ERR_PROXY_CERTIFICATE_INVALID', 'net.tls'],
    ['net::ERR_CONNECTION_TIMED_OUT', 'net.timeout'],
    ['net::ERR_CONNECTION_REFUSED', 'net.unreachable'],
  ])('reads Chromium’s %s as %s', (message, code) => {
    expect(toNetworkError(new Error(message), 'https://api.example.com/x')).toMatchObject({ code })
  })

  it('reads the code that Node puts on the cause', () => {
    const cause = Object.assign(new Error('getaddrinfo'), { code: 'ENOTFOUND' })
    expect(toNetworkError(new TypeError('fetch failed', { cause }), 'https://api.example.com')).toMatchObject({
      code: 'net.unknown-host',
      message: 'The name api.example.com could not be found.',
    })
  })
})
