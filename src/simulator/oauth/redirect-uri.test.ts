import { describe, expect, it } from 'vitest'
import { isRegisteredRedirect } from './redirect-uri'

const registered = ['http://localhost', 'http://127.0.0.1', 'http://[::1]']

describe('isRegisteredRedirect', () => {
  it.each(['http://localhost:51234/callback', 'http://127.0.0.1:1/', 'http://[::1]:8080/callback?x=1'])(
    'given a loopback registration, takes %s with any port',
    (asked) => expect(isRegisteredRedirect(registered, asked)).toBe(true),
  )

  it.each([
    'https://localhost:51234/callback',
    'http://localhost.evil.example/callback',
    'http://evil.example/',
    'http://user@localhost:1/',
    'http://localhost:1/#fragment',
    'javascript:alert(1)',
    'not a url',
  ])('refuses %s', (asked) => expect(isRegisteredRedirect(registered, asked)).toBe(false))

  it('given a registered port and path, holds the client to both', () => {
    expect(isRegisteredRedirect(['http://localhost:8917/cb'], 'http://localhost:8917/cb')).toBe(true)
    expect(isRegisteredRedirect(['http://localhost:8917/cb'], 'http://localhost:8918/cb')).toBe(false)
    expect(isRegisteredRedirect(['http://localhost:8917/cb'], 'http://localhost:8917/other')).toBe(false)
  })

  it('given another host, compares the whole text', () => {
    expect(isRegisteredRedirect(['https://app.example/cb'], 'https://app.example/cb')).toBe(true)
    expect(isRegisteredRedirect(['https://app.example/cb'], 'https://app.example:444/cb')).toBe(false)
  })
})
