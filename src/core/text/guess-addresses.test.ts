import { describe, expect, it } from 'vitest'
import { parseMessage } from '../sip/parse-message'
import { guessAddresses } from './guess-addresses'
import type { LogFacts } from './log-mark'

const found = (facts: LogFacts, ...lines: readonly string[]) => {
  const message = parseMessage(new TextEncoder().encode(`${lines.join('\r\n')}\r\n\r\n`))
  if (message === undefined) throw new Error('The test wrote no SIP.')
  return { message, facts, format: undefined }
}

const told = (messages: readonly ReturnType<typeof found>[]): readonly string[] =>
  guessAddresses(messages).map(({ source, destination, transport, isGuessed }) =>
    [source.address, source.port, '>', destination.address, destination.port, transport, isGuessed].join(' '),
  )

const near = { address: '192.0.2.1', port: 5060 }
const far = { address: '192.0.2.7', port: 5080 }

describe('guessAddresses', () => {
  it('given a request behind a NAT, then received and rport are its sender, and the Route its receiver', () => {
    const via = 'Via: SIP/2.0/TLS client.invalid;branch=z9hG4bK1;received=203.0.113.5;rport=61000'
    expect(
      told([
        found({}, 'INVITE sip:b@example.com SIP/2.0', via, 'Route: <sip:192.0.2.3;lr>, <sip:x;lr>', 'CSeq: 1 INVITE'),
        found({}, 'SIP/2.0 100 Trying', 'Via: SIP/2.0/TLS client.invalid;branch=z9hG4bK1', 'CSeq: 1 INVITE'),
      ]),
    ).toEqual(['203.0.113.5 61000 > 192.0.2.3 5061 TLS true', '192.0.2.3 5061 > 203.0.113.5 61000 TLS true'])
  })

  it('given a response without its request, then Contact and Via are its ends', () => {
    expect(
      told([
        found(
          {},
          'SIP/2.0 200 OK',
          'Via: SIP/2.0/UDP [2001:db8::1];branch=z9hG4bK1',
          'CSeq: 1 INVITE',
          'Contact: <sip:b@pbx.example.com>',
        ),
        found({}, 'SIP/2.0 200 OK', 'Via: SIP/2.0/WSS x.invalid;branch=z9hG4bK2', 'To: <sip:b@example.com>'),
        found({}, 'SIP/2.0 200 OK', 'CSeq: 1 INVITE'),
      ]),
    ).toEqual([
      'pbx.example.com  > 2001:db8::1 5060 UDP true',
      'example.com  > x.invalid  WSS true',
      'unknown  > unknown  UDP true',
    ])
  })

  it('given a log that names far ends only, then what its own Via says stands for the near end', () => {
    expect(
      told([
        found(
          { source: far },
          'INVITE sip:b@example.com SIP/2.0',
          'Via: SIP/2.0/UDP x;branch=z9hG4bK1',
          'CSeq: 1 INVITE',
        ),
        found({ destination: far }, 'SIP/2.0 200 OK', 'Via: SIP/2.0/UDP x;branch=z9hG4bK1', 'CSeq: 1 INVITE'),
        found({ destination: far }, 'BYE sip:a@x SIP/2.0', `Via: SIP/2.0/UDP ${near.address};branch=z9hG4bK2`),
        found({ source: far, destination: near, transport: 'TCP' }, 'ACK sip:b@example.com SIP/2.0'),
      ]),
    ).toEqual([
      '192.0.2.7 5080 > 192.0.2.1 5060 UDP true',
      '192.0.2.1 5060 > 192.0.2.7 5080 UDP true',
      '192.0.2.1 5060 > 192.0.2.7 5080 UDP true',
      '192.0.2.7 5080 > 192.0.2.1 5060 TCP false',
    ])
  })
})
