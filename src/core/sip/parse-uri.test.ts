import { describe, expect, it } from 'vitest'
import { parseUri } from './parse-uri'

describe('parseUri', () => {
  it.each([
    ['sip:alice@atlanta.com', { scheme: 'sip', user: 'alice', host: 'atlanta.com', port: undefined }],
    ['sips:1212@gateway.com:5061;user=phone', { scheme: 'sips', user: '1212', host: 'gateway.com', port: 5061 }],
    ['sip:[2001:db8::10]:5070', { user: '', host: '2001:db8::10', port: 5070 }],
    ['sip:+1;phone-context=x@host;lr', { user: '+1;phone-context=x', host: 'host', parameters: [['lr', '']] }],
    ['sip:al%69ce:pw@host?subject=hi', { user: 'alice', headers: 'subject=hi', host: 'host' }],
    ['sip:%zz@host', { user: '%zz', host: 'host' }],
    ['tel:+1-317-555-0100;ext=7', { scheme: 'tel', user: '+1-317-555-0100', parameters: [['ext', '7']] }],
    ['urn:service:sos', { scheme: 'urn', user: '', host: '' }],
    ['*', { scheme: '', user: '', host: '' }],
    ['', { scheme: '', text: '' }],
  ])('reads %s', (text, expected) => expect(parseUri(text)).toMatchObject(expected))
})
