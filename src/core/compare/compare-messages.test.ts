import { describe, expect, it } from 'vitest'
import { parseMessage } from '../sip/parse-message'
import type { SipMessage } from '../sip/message'
import { compareMessages } from './compare-messages'
import type { ComparedLine } from './compared-line'

const messageOf = (lines: readonly string[], body = ''): SipMessage => {
  const message = parseMessage(new TextEncoder().encode(`${lines.join('\r\n')}\r\n\r\n${body}`))
  if (message === undefined) throw new Error('the test has no message')
  return message
}

/** One word for each line, for whole comparisons that can be read. */
const shortOf = (line: ComparedLine): string => {
  switch (line.kind) {
    case 'same':
      return `= ${line.left.name} ${line.left.text}`
    case 'changed': {
      const marks = { same: '', left: '-', right: '+' }
      const parts = line.parts?.map(({ kind, text }) => (kind === 'same' ? text : `[${marks[kind]}${text}]`))
      return `~ ${line.left.name} ${parts?.join('') ?? `${line.left.text.length} ${line.right.text.length}`}`
    }
    case 'only-left':
      return `- ${line.left.name} ${line.left.text}`
    case 'only-right':
      return `+ ${line.right.name} ${line.right.text}`
  }
}

const start = 'INVITE sip:100@192.0.2.1 SIP/2.0'

describe('compareMessages', () => {
  it('given the request that a B2BUA made of another, then headers are paired by name and values word by word', () => {
    const a = messageOf([
      'INVITE sip:+13175550100@203.0.113.10:5060 SIP/2.0',
      'Via: SIP/2.0/UDP 198.51.100.10:5060;branch=z9hG4bK-1-0',
      'From: <sip:+442079460123@198.51.100.10>;tag=a1',
      'Call-ID: one@198.51.100.10',
      'CSeq: 1 INVITE',
      'Max-Forwards: 70',
      'X-Trunk: east',
    ])
    const b = messageOf([
      'INVITE sip:+13175550100@10.0.0.2:5060 SIP/2.0',
      'v: SIP/2.0/UDP 198.51.100.10:5060;branch=z9hG4bK-1-0',
      'Max-Forwards: 69',
      'P-Asserted-Identity: <sip:+442079460123@edge>',
      'FROM: <sip:+442079460123@10.0.0.1>;tag=b7',
      'i: two',
      'CSeq: 1 INVITE',
    ])
    const { startLine, headers, body } = compareMessages(a, b)
    expect(shortOf(startLine)).toBe('~  INVITE sip:+13175550100@[-203.0.113.10][+10.0.0.2]:5060 SIP/2.0')
    expect(headers.map(shortOf)).toEqual([
      '= Via SIP/2.0/UDP 198.51.100.10:5060;branch=z9hG4bK-1-0',
      '~ From <sip:+442079460123@[-198.51.100.10][+10.0.0.1]>;tag=[-a1][+b7]',
      '~ Call-ID [-one@198.51.100.10][+two]',
      '= CSeq 1 INVITE',
      '~ Max-Forwards [-70][+69]',
      '+ P-Asserted-Identity <sip:+442079460123@edge>',
      '- X-Trunk east',
    ])
    expect(body).toEqual({ kind: 'lines', lines: [] })
  })

  it('given a proxy that added its Via and Record-Route, then only those are new', () => {
    const below = ['Via: SIP/2.0/UDP 10.0.0.1;branch=z9hG4bKb', 'Via: SIP/2.0/UDP 10.0.0.1;branch=z9hG4bKa']
    const a = messageOf([start, ...below, 'Record-Route: <sip:p1;lr>'])
    const b = messageOf([
      start,
      'Via: SIP/2.0/UDP 10.0.0.9;branch=z9hG4bKc',
      below[0] ?? '',
      `${below[1] ?? ''};received=192.0.2.7`,
      'Record-Route: <sip:p2;lr>',
      'Record-Route: <sip:p1;lr>',
    ])
    expect(compareMessages(a, b).headers.map(shortOf)).toEqual([
      '+ Via SIP/2.0/UDP 10.0.0.9;branch=z9hG4bKc',
      '= Via SIP/2.0/UDP 10.0.0.1;branch=z9hG4bKb',
      '~ Via SIP/2.0/UDP 10.0.0.1;branch=z9hG4bKa[+;received=192.0.2.7]',
      '+ Record-Route <sip:p2;lr>',
      '= Record-Route <sip:p1;lr>',
    ])
  })

  it('given two session descriptions, then lines of one kind are paired and the others stand alone', () => {
    const headers = [start, 'Content-Type: application/sdp']
    const a = messageOf(
      headers,
      'v=0\r\nc=IN IP4 192.0.2.1\r\nm=audio 4000 RTP/AVP 0 8 101\r\na=rtpmap:0 PCMU/8000\r\na=rtpmap:101 telephone-event/8000\r\n',
    )
    const b = messageOf(headers, 'v=0\nc=IN IP4 192.0.2.9\nm=audio 4000 RTP/AVP 8\na=sendonly\n')
    const { body } = compareMessages(a, b)
    expect(body.kind === 'lines' ? body.lines.map(shortOf) : body).toEqual([
      '=  v=0',
      '~  c=IN IP4 [-192.0.2.1][+192.0.2.9]',
      '~  m=audio 4000 RTP/AVP [-0 ]8[- 101]',
      '+  a=sendonly',
      '-  a=rtpmap:0 PCMU/8000',
      '-  a=rtpmap:101 telephone-event/8000',
    ])
  })

  it('given bodies that are no text or very long, then only whether they differ is said', () => {
    const isup = messageOf([start], '\u0000\u0001')
    expect(compareMessages(isup, isup).body).toEqual({ kind: 'whole', isSame: true, leftBytes: 2, rightBytes: 2 })
    const long = messageOf([start], 'x\n'.repeat(40_000))
    expect(compareMessages(isup, long).body).toEqual({ kind: 'whole', isSame: false, leftBytes: 2, rightBytes: 80_000 })
    expect(
      compareMessages(messageOf([start], 'a\n'.repeat(1500)), messageOf([start], 'b\n'.repeat(1500))).body,
    ).toEqual({
      kind: 'whole',
      isSame: false,
      leftBytes: 3000,
      rightBytes: 3000,
    })
  })

  it('given huge values and thousands of headers of one name, then the comparison stays coarse and ends', () => {
    const [a, b] = ['a', 'b'].map((letter) =>
      messageOf([
        start,
        `X-Long: ${`${letter} `.repeat(30_000)}`,
        ...Array.from({ length: 4000 }, (_, n) => `X-Many: ${letter}${n}`),
      ]),
    )
    if (a === undefined || b === undefined) throw new Error('no messages')
    const { headers } = compareMessages(a, b)
    expect(headers).toHaveLength(4001)
    expect(headers.map(({ kind }) => kind).every((kind) => kind === 'changed')).toBe(true)
    expect(headers[0] !== undefined && shortOf(headers[0])).toBe('~ X-Long 59999 59999')
  })
})
