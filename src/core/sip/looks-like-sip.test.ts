import { describe, expect, it } from 'vitest'
import { looksLikeSip } from './looks-like-sip'

const asked = (text: string): boolean => looksLikeSip(new TextEncoder().encode(text))

describe('looksLikeSip', () => {
  it.each([
    'SIP/2.0 200 OK\r\n',
    '\r\n\r\nBYE sip:a@b SIP/2.0\r\n',
    'INVITE sip:a@b SIP/2.0',
    'NEWMETHOD tel:+1 SIP/2.0  \r\n',
    'OPTIONS sip:a@b SIP/7.0\n',
  ])('takes %j', (text) => expect(asked(text)).toBe(true))

  it.each([
    'GET / HTTP/1.1\r\n',
    'SIP/x.0 200',
    '\r\n\r\n',
    'SIP/2.0',
    ' INVITE',
    '',
    'x SIP/\r\n',
    'SIPxINVITE sip:a',
  ])('refuses %j', (text) => expect(asked(text)).toBe(text === 'SIP/2.0'))
})
