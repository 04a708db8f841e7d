import { describe, expect, it } from 'vitest'
import { parseMessage } from '../../../core/sip/parse-message'
import type { SipMessage } from '../../../core/sip/message'
import { cutAtIssues } from './cut-at-issues'
import { tokenizeMessage, type RawLine } from './tokenize-message'

const messageOf = (text: string): SipMessage => {
  const message = parseMessage(new TextEncoder().encode(text))
  if (message === undefined) throw new Error('the test has no message')
  return message
}

const textOf = ({ bytes }: SipMessage, { start, end }: { readonly start: number; readonly end: number }): string =>
  new TextDecoder().decode(bytes.subarray(start, end))

/** Each line as `field kind‹text›…`; plain text without its kind. */
const shown = (message: SipMessage, maxBytes = Infinity): readonly string[] =>
  tokenizeMessage(message, 0, maxBytes).map(({ field, tokens }) =>
    [
      field === undefined ? '-' : String(field),
      ' ',
      ...tokens.map((token) =>
        token.kind === 'text' ? textOf(message, token) : `${token.kind}‹${textOf(message, token)}›`,
      ),
    ].join(''),
  )

const invite = messageOf(
  [
    'INVITE sip:b@192.0.2.2;user=phone SIP/2.0',
    'From: "Zoë; <x>" <sip:a@192.0.2.1>;tag=1',
    'Via: SIP/2.0/UDP 192.0.2.1;branch=z9hG4bK1,',
    '\tSIP/2.0/UDP 192.0.2.9;rport',
    'Content-Type: application/sdp',
    '',
    'v=0',
    'a=rtpmap:0 PCMU/8000',
  ].join('\r\n'),
)

describe('tokenizeMessage', () => {
  it('given a request with a folded header and a description, then every line is cut by what the parser knows', () => {
    expect(shown(invite)).toEqual([
      '- method‹INVITE› uri‹sip:b@192.0.2.2;user=phone› SIP/2.0',
      '0 name‹From›: quoted‹"Zoë; <x>"› uri‹<sip:a@192.0.2.1>›;parameter‹tag›=1',
      '1 name‹Via›: SIP/2.0/UDP 192.0.2.1;parameter‹branch›=z9hG4bK1,',
      '1 \tSIP/2.0/UDP 192.0.2.9;parameter‹rport›',
      '2 name‹Content-Type›: application/sdp',
      '- ',
      '- letter‹v=›0',
      '- letter‹a=›name‹rtpmap›:0 PCMU/8000',
    ])
  })

  it('given a response, then its status is marked; given fewer bytes, then no more than those are read', () => {
    const response = messageOf('SIP/2.0 486 Busy Here\r\nCall-ID: 1\r\n\r\n')
    expect(shown(response)).toEqual(['- SIP/2.0 status‹486 Busy Here›', '0 name‹Call-ID›: 1', '- '])
    expect(shown(response, 27)).toEqual(['- SIP/2.0 status‹486 Busy Here›', '0 Call'])
  })

  it('given quotes, brackets and escapes without end, then the tokens still cover each line once', () => {
    const hostile = messageOf(
      `INVITE sip:a SIP/2.0\r\nX: ${'"\\'.repeat(20_000)}\r\nY: ${'<'.repeat(20_000)}\r\nZ: ${'; '.repeat(20_000)}\r\n: \r\n\r\n\u0000\u00ff`,
    )
    for (const { start, end, tokens } of tokenizeMessage(hostile, 0, Infinity)) {
      expect(tokens.map((token) => textOf(hostile, token)).join('')).toBe(textOf(hostile, { start, end }))
      expect(tokens.every((token, index) => token.start === (tokens[index - 1]?.end ?? start))).toBe(true)
    }
  })
})

describe('cutAtIssues', () => {
  it('given an issue within a token and one without bytes, then only the wrong bytes are named', () => {
    const line: RawLine = {
      start: 10,
      end: 20,
      field: 0,
      tokens: [
        { kind: 'name', start: 10, end: 14 },
        { kind: 'text', start: 14, end: 20 },
      ],
    }
    const wrong = { code: 'a', severity: 'error', message: 'wrong', range: { start: 12, end: 16 } } as const
    const absent = { code: 'b', severity: 'warning', message: 'absent', range: { start: 22, end: 22 } } as const
    const elsewhere = { ...wrong, range: { start: 20, end: 30 } }
    expect(cutAtIssues(line, 22, [wrong, absent, elsewhere])).toEqual({
      pieces: [
        { kind: 'name', start: 10, end: 12, issues: [] },
        { kind: 'name', start: 12, end: 14, issues: [wrong] },
        { kind: 'text', start: 14, end: 16, issues: [wrong] },
        { kind: 'text', start: 16, end: 20, issues: [] },
      ],
      missing: [],
    })
    expect(cutAtIssues(line, Infinity, [absent]).missing).toEqual([absent])
  })
})
