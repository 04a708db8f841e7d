import { describe, expect, it } from 'vitest'
import { redact } from './redact'

describe('redact', () => {
  it.each([
    'Authorization: Bearer abcdefgh12345',
    '{"access_token":"abcdefgh12345"}',
    'POST client_secret=abcdefgh12345&grant_type=x',
    'code=abcdefgh12345 code_verifier=abcdefgh12345',
    'https://s3/x?X-Amz-Signature=abcdefgh12345&X-Amz-Credential=abcdefgh12345',
    'Proxy-Authorization: Digest username="x", response="abcdefgh12345"',
    'bearer abcdefgh12345',
  ])('takes the secret out of %s', (text) => {
    expect(redact(text)).not.toContain('abcdefgh12345')
  })

  it('leaves what is no secret', () => {
    expect(redact('traces.search failed: HTTP 503')).toBe('traces.search failed: HTTP 503')
  })
})
