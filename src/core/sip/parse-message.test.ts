import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { SipMessage } from './message'
import { parseMessage } from './parse-message'
import { callIdOf, cseqOf, fromOf, headersOf, toOf, topViaOf } from './read-fields'

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)

const invite = [
  'INVITE sip:+13175550100@203.0.113.10 SIP/2.0',
  'v: SIP/2.0/UDP 198.51.100.10:5060;branch=z9hG4bK74bf9',
  'f: "Müller, Anna" <sip:+442079460123@198.51.100.10>;tag=9fxced76sl',
  't: <sip:+13175550100@203.0.113.10>',
  'i: 3848276298220188511@198.51.100.10',
  'CSeq: 2 INVITE',
  'Subject: folded',
  '  over two lines',
  'l: 4',
  '',
  'v=0\n',
]

const read = (lines: readonly string[], lineEnd = '\r\n'): SipMessage => {
  const message = parseMessage(bytesOf(lines.join(lineEnd)))
  if (message === undefined) throw new Error('not taken for SIP')
  return message
}

const codesOf = ({ issues }: SipMessage): readonly string[] => issues.map(({ code }) => code)
const without = (start: string): readonly string[] => invite.filter((line) => !line.startsWith(start))
const instead = (start: string, line: string): readonly string[] =>
  invite.map((given) => (given.startsWith(start) ? line : given))

describe('parseMessage', () => {
  it('reads a request with compact forms, folding and a display name beyond ASCII', () => {
    const message = read(invite)
    expect(message.issues).toEqual([])
    expect(message.startLine).toMatchObject({ kind: 'request', method: 'INVITE', uri: 'sip:+13175550100@203.0.113.10' })
    expect(message.headers.map(({ name }) => name)).toEqual([
      'Via',
      'From',
      'To',
      'Call-ID',
      'CSeq',
      'Subject',
      'Content-Length',
    ])
    expect(callIdOf(message)).toBe('3848276298220188511@198.51.100.10')
    expect(cseqOf(message)).toEqual({ number: 2, method: 'INVITE' })
    expect(fromOf(message)).toMatchObject({ displayName: 'Müller, Anna', user: '+442079460123', tag: '9fxced76sl' })
    expect(toOf(message)?.tag).toBe('')
    expect(topViaOf(message)).toMatchObject({ transport: 'UDP', branch: 'z9hG4bK74bf9' })
    expect(headersOf(message, 'subject')[0]?.value).toBe('folded over two lines')
  })

  it('gives every field the range of its own bytes', () => {
    const message = read(invite)
    const decoder = new TextDecoder()
    for (const { rawName, value, range, valueRange } of message.headers) {
      const field = decoder.decode(message.bytes.subarray(range.start, range.end))
      expect(field.startsWith(rawName)).toBe(true)
      const text = decoder.decode(message.bytes.subarray(valueRange.start, valueRange.end))
      expect(text.replace(/\s+/g, ' ')).toBe(value)
    }
  })

  it('reads a status line, also without a reason', () => {
    expect(read(['SIP/2.0 486 Busy Here', ...invite.slice(1)]).startLine).toMatchObject({
      status: 486,
      reason: 'Busy Here',
    })
    expect(read(['SIP/2.0 180', ...invite.slice(1)]).startLine).toMatchObject({ status: 180, reason: '' })
  })

  it('accepts bare LF line ends and empty lines before the message', () => {
    expect(read(['', '', ...invite], '\n').headers).toHaveLength(7)
  })

  it.each([
    ['Call-ID', without('i:'), 'sip.missing-header'],
    ['a second From', [...invite.slice(0, 2), invite[2] ?? '', ...invite.slice(2)], 'sip.repeated-header'],
    ['a CSeq without method', instead('CSeq', 'CSeq: 2'), 'sip.bad-cseq'],
    ['a CSeq of another method', instead('CSeq', 'CSeq: 2 BYE'), 'sip.cseq-method'],
    ['a CSeq of 2^31', instead('CSeq', 'CSeq: 2147483648 INVITE'), 'sip.cseq-too-large'],
    ['a body shorter than announced', instead('l:', 'l: 400'), 'sip.body-cut-short'],
    ['a body longer than announced', instead('l:', 'l: 1'), 'sip.bytes-after-body'],
    ['a negative length', instead('l:', 'l: -1'), 'sip.bad-content-length'],
    ['an unknown version', instead('INVITE', 'INVITE sip:a@b SIP/7.0'), 'sip.unknown-version'],
    ['two spaces in the start line', instead('INVITE', 'INVITE  sip:a@b SIP/2.0'), 'sip.start-line-spaces'],
    ['a space in the Request-URI', instead('INVITE', 'INVITE sip:a@b; x SIP/2.0'), 'sip.bad-request-uri'],
    ['a line without a colon', instead('Subject', 'no colon here'), 'sip.header-without-name'],
    ['a status beyond 699', instead('INVITE', 'SIP/2.0 4294967301 better'), 'sip.status-out-of-range'],
  ])('reports %s and reads on', (_, lines, code) => {
    const message = read(lines)
    expect(codesOf(message)).toContain(code)
    expect(message.headers.length).toBeGreaterThanOrEqual(6)
  })

  it.each(['GET / HTTP/1.1\r\nHost: x\r\n\r\n', 'HTTP/1.1 200 OK\r\n\r\n', 'RTSP/1.0 200 OK\r\n\r\n', '', '\0\0\0\0'])(
    'does not take %j for SIP',
    (text) => {
      expect(parseMessage(bytesOf(text))).toBeUndefined()
    },
  )

  it('never throws and keeps all ranges within the bytes, whatever the bytes are', () => {
    const start = bytesOf('SIP/2.0 200 OK\r\n')
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (noise) => {
        const message = parseMessage(new Uint8Array([...start, ...noise]))
        const ranges = [message?.body, ...(message?.headers ?? []).map(({ range }) => range)]
        for (const range of ranges) {
          expect(range).toBeDefined()
          expect(range?.start).toBeLessThanOrEqual(range?.end ?? -1)
          expect(range?.end).toBeLessThanOrEqual(start.length + noise.length)
        }
      }),
      { numRuns: 500 },
    )
  })
})
