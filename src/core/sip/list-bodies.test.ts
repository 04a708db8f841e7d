import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { listBodies, type BodyPart } from './list-bodies'
import type { SipMessage } from './message'
import { parseMessage } from './parse-message'
import { bodyTextOf } from './read-fields'

const aMessage = (contentType: string, ...body: readonly string[]): SipMessage => {
  const lines = ['INVITE sip:a@b SIP/2.0', ...(contentType === '' ? [] : [`c: ${contentType}`]), '', ...body]
  const message = parseMessage(new TextEncoder().encode(lines.join('\r\n')))
  if (message === undefined) throw new Error('not taken for SIP')
  return message
}

/** Every part as `kind contentType disposition encoding`, and its text. */
const listed = (message: SipMessage): readonly (readonly [string, string])[] =>
  listBodies(message).map((part: BodyPart) => [
    [part.kind, part.contentType, part.disposition, part.encoding].filter((word) => word !== '').join(' '),
    bodyTextOf({ bytes: message.bytes, body: part.range }),
  ])

describe('listBodies', () => {
  it('given no body, then nothing', () => expect(listed(aMessage('application/sdp'))).toEqual([]))

  it.each([
    ['application/sdp', 'sdp application/sdp'],
    ['message/sipfrag;version=2.0', 'sipfrag message/sipfrag'],
    ['application/ISUP;version=itu-t92+', 'isup application/isup'],
    ['application/pidf+xml', 'xml application/pidf+xml'],
    ['application/vcon+json', 'json application/vcon+json'],
    ['application/dtmf-relay', 'dtmf application/dtmf-relay'],
    ['text/html', 'text text/html'],
    ['application/octet-stream', 'other application/octet-stream'],
    ['', 'other'],
    ['multipart/mixed', 'other multipart/mixed'],
    ['multipart/mixed;boundary=absent', 'other multipart/mixed'],
  ])('given one body of type %j, then one part', (contentType, expected) => {
    expect(listed(aMessage(contentType, 'text'))).toEqual([[expected, 'text']])
  })

  it('given SDP and ISUP in a multipart body within another, then each with its own bytes', () => {
    const message = aMessage(
      'multipart/mixed; boundary="out, er"',
      'To be ignored',
      '--out, er',
      'Content-Type: multipart/alternative;',
      '  boundary=in',
      '',
      '--in',
      'Content-Type: application/sdp',
      '',
      'v=0',
      's=-',
      '',
      '--in',
      '',
      'plain',
      '--inner is not the boundary',
      '--in--',
      '--out, er \t',
      'CONTENT-TYPE : application/isup;base=itu-t92+',
      'Content-Disposition: Signal;handling=optional',
      'Content-Transfer-Encoding: Base64',
      '',
      'AQAA',
      '--out, er--',
      'To be ignored',
    )
    expect(listed(message)).toEqual([
      ['sdp application/sdp', 'v=0\r\ns=-\r\n'],
      ['text text/plain', 'plain\r\n--inner is not the boundary'],
      ['isup application/isup signal base64', 'AQAA'],
    ])
  })

  it('given a multipart body that is cut short, then its last part reaches to the end', () => {
    const message = aMessage(
      'multipart/mixed;boundary=b',
      '--b',
      'Content-Type: text/plain',
      '',
      'one',
      '--b',
      '',
      'tw',
    )
    expect(listed(message)).toEqual([
      ['text text/plain', 'one'],
      ['text text/plain', 'tw'],
    ])
  })

  it('given parts within parts without end, then it stops, and so it does for parts without number', () => {
    const nested = Array.from({ length: 50 }, (_, level) => [
      `--b${level}`,
      `Content-Type: multipart/mixed;boundary=b${level + 1}`,
      '',
    ]).flat()
    expect(listBodies(aMessage('multipart/mixed;boundary=b0', ...nested))).toHaveLength(1)
    expect(listBodies(aMessage('multipart/mixed;boundary=b', ...Array<string>(50_000).fill('--b')))).toHaveLength(100)
  })

  it('given any bytes, then every part lies within the body and they do not overlap', () => {
    const pieces = fc.constantFrom(
      '--b',
      '--b--',
      '\r\n',
      '\n',
      '\r',
      'x',
      ' ',
      'Content-Type: multipart/mixed;boundary=b',
    )
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 60 }), (body) => {
        const message = aMessage('multipart/mixed;boundary=b', body.join(''))
        let last = message.body.start
        for (const { range } of listBodies(message)) {
          expect(range.start).toBeGreaterThanOrEqual(last)
          expect(range.end).toBeGreaterThanOrEqual(range.start)
          last = range.end
        }
        expect(last).toBeLessThanOrEqual(message.body.end)
      }),
      { numRuns: 500 },
    )
  })
})
