// What RFC 4475 has no message for; its messages are held against the checks in test/rfc4475.test.ts.
import { describe, expect, it } from 'vitest'
import { parseMessage } from './parse-message'

const decoder = new TextDecoder()

/** Code and text of what is wrong with one header line. */
const faultsIn = (line: string): readonly (readonly [string, string])[] => {
  const given = ['Via: SIP/2.0/UDP h;branch=z9hG4bK1', 'From: <sip:a@h>;tag=1', 'To: <sip:b@h>', 'Call-ID: c']
  const name = /^[\w-]+/.exec(line)?.[0] ?? ''
  const others = given.filter((header) => !header.startsWith(`${name}:`))
  const text = ['INVITE sip:b@h SIP/2.0', line, ...others, 'CSeq: 1 INVITE', '', ''].join('\r\n')
  const message = parseMessage(new TextEncoder().encode(text))
  return (message?.issues ?? []).map(({ code, range }) => [
    code,
    decoder.decode(message?.bytes.subarray(range?.start, range?.end)),
  ])
}

describe('checkField', () => {
  it.each([
    ['Contact: *, <sip:a@h>', [['sip.contact-star', '*']]],
    ['Contact: *\r\nContact: <sip:a@h>', [['sip.contact-star', '*']]],
    ['Contact: <sip:a@h', [['sip.unclosed-bracket', '<sip:a@h']]],
    ['Contact: <sip:a@h:99999>', [['sip.bad-port', '99999']]],
    ['Contact: <sip:a@2001:db8::1;lr>', [['sip.bad-uri', '2001:db8::1']]],
    ['Contact: <sip:a@>', [['sip.bad-uri', 'sip:a@']]],
    ['Contact: <a@h>', [['sip.bad-uri', 'a@h']]],
    ['Contact: <>', [['sip.bad-uri', '']]],
    ['Contact: <sip:%4x@h>', [['sip.bad-escape', '%4x']]],
    ['Contact: <sip:a@h> b', [['sip.bad-address', ' b']]],
    ['Contact: <sip:a@h>;expires=soon', [['sip.bad-number', 'soon']]],
    ['Contact: "Ä" <sip:a@h>, Ö à\r\n <sip:a@h>', [['sip.bad-display-name', 'Ö à']]],
    ['From: <sip:a@h>', [['sip.no-from-tag', '<sip:a@h>']]],
    ['Call-ID: a b', [['sip.bad-call-id', 'a b']]],
    ['Via: UDP h;branch=1', [['sip.bad-via', 'UDP h']]],
    ['Content-Type: sdp;x=y', [['sip.bad-media-type', 'sdp']]],
    ['Date: yesterday', [['sip.bad-date', 'yesterday']]],
    ['Expires: -1', [['sip.bad-number', '-1']]],
    ['Session-Expires: 1h;refresher=uac', [['sip.bad-number', '1h']]],
    ['Reason: SIP;text="never closed', [['sip.unterminated-quote', '"never closed']]],
  ])('given %j, then the fault is at its bytes', (line, expected) => expect(faultsIn(line)).toEqual(expected))

  it.each([
    'Contact: *',
    'Contact: "a, b; <c>" <sip:a,b@h;x?y=z>;q=0.5;expires=60, <tel:+1;ext=2>',
    'Contact: <sip:[2001:db8::1]:5060;transport=tcp>',
    'To: <urn:service:sos>',
    'Retry-After: 120 (in a meeting);duration=3600',
    'Warning: 305 h "a, b", 399 h "c"',
    'Date: Sat, 13 Nov 2010 23:29:00 GMT',
    'Supported:',
    'User-Agent: "unbalanced <;;,',
  ])('given %j, then nothing is said', (line) => expect(faultsIn(line)).toEqual([]))

  it('given a field of a hundred thousand faults, then a hundred are listed, and soon', () => {
    expect(faultsIn(`Contact: ${'a,'.repeat(100_000)}`)).toHaveLength(100)
    expect(faultsIn(`Via: ${' ;'.repeat(100_000)}x`)).toHaveLength(2)
  })
})
