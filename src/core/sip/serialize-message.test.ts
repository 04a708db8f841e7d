import { describe, expect, it } from 'vitest'
import type { HeaderField, SipMessage } from './message'
import { parseMessage } from './parse-message'
import { serializeMessage } from './serialize-message'

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)
const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes)

const parse = (text: string): SipMessage => {
  const message = parseMessage(bytesOf(text))
  if (message === undefined) throw new Error('not taken for SIP')
  return message
}

const invite = [
  'INVITE  sip:b@192.0.2.2 SIP/2.0',
  'v:SIP/2.0/UDP 192.0.2.1;branch=z9hG4bK1',
  'From : "Zoë" <sip:a@192.0.2.1>;tag=1',
  'Subject: folded',
  '\tover two lines',
  'l: 4',
  '',
  'v=0\n',
].join('\r\n')

const withValue = (message: SipMessage, name: string, value: string): SipMessage => ({
  ...message,
  headers: message.headers.map((field) => (field.name === name ? { ...field, value } : field)),
})

const noRange = { start: 0, end: 0 }

const aField = (name: string, value: string): HeaderField => ({
  name,
  rawName: name,
  value,
  range: noRange,
  nameRange: noRange,
  valueRange: noRange,
})

describe('serializeMessage', () => {
  it.each([
    ['odd spaces, compact names, folding and a body', invite],
    ['line feeds alone', invite.replaceAll('\r\n', '\n')],
    ['line feeds in some places', invite.replace('\r\n', '\n').replace('l: 4\r\n\r\n', 'l: 4\r\n\n')],
    ['empty lines before it', `\r\n\n\r${invite}`],
    ['bytes behind its body', `${invite}and more`],
    ['fields without a name', 'SIP/2.0 200\r\nno colon\r\n: \r\n\r\n'],
    ['a first field behind a space', 'SIP/2.0 200 OK\r\n To: x\r\n\r\n'],
    ['no empty line', 'SIP/2.0 200 OK\r\nTo: x\r\n'],
    ['no end of its last line', 'SIP/2.0 200 OK\r\nTo: x'],
    ['a carriage return at its end', 'SIP/2.0 200 OK\r\n\r'],
    ['only a start line', 'SIP/2.0 200 OK'],
    ['more fields than are read', `SIP/2.0 200 OK\r\n${'a: b\r\n'.repeat(10_002)}\r\nbody`],
  ])('given a message with %s, then it comes back byte for byte', (_, text) => {
    expect(textOf(serializeMessage(parse(text)))).toBe(text)
  })

  it('given a changed value, then that field is canonical and all else as it was', () => {
    const changed = withValue(parse(invite), 'Via', 'SIP/2.0/TCP 192.0.2.9')
    expect(textOf(serializeMessage(changed))).toBe(
      invite.replace('v:SIP/2.0/UDP 192.0.2.1;branch=z9hG4bK1', 'Via: SIP/2.0/TCP 192.0.2.9'),
    )
  })

  it('given a changed start line, then it is canonical', () => {
    const message = parse(invite)
    const startLine = {
      kind: 'response',
      version: 'SIP/2.0',
      status: 486,
      reason: '',
      range: message.startLine.range,
    } as const
    expect(textOf(serializeMessage({ ...message, startLine }))).toBe(invite.replace(/^.*?\r\n/, 'SIP/2.0 486 \r\n'))
  })

  it('given a value with line ends and a name behind spaces, then neither makes or loses a field', () => {
    const message = parse(invite)
    const changed = withValue(message, 'From', 'x\r\n\r\nEvil: y')
    const headers = [...changed.headers, aField(' X-Note', 'z')]
    const read = parse(textOf(serializeMessage({ ...changed, headers })))
    expect(read.headers.map(({ name, value }) => [name, value])).toEqual([
      ['Via', 'SIP/2.0/UDP 192.0.2.1;branch=z9hG4bK1'],
      ['From', 'x Evil: y'],
      ['Subject', 'folded over two lines'],
      ['Content-Length', '4'],
      ['X-Note', 'z'],
    ])
  })

  it('given fields in another order, then no field becomes part of the one above', () => {
    const message = parse('SIP/2.0 200 OK\n To: x\nFrom: y')
    const headers = message.headers.toReversed()
    expect(textOf(serializeMessage({ ...message, headers }))).toBe('SIP/2.0 200 OK\nFrom: y\r\nTo: x\r\n')
  })

  it('given a message that never was on a wire, then it is written canonically', () => {
    const bytes = bytesOf('hello')
    const message: SipMessage = {
      bytes,
      startLine: { kind: 'request', method: 'MESSAGE', uri: 'sip:b@192.0.2.2', version: 'SIP/2.0', range: noRange },
      headers: [aField('To', '<sip:b@192.0.2.2>'), aField('Content-Length', '5')],
      body: { start: 0, end: bytes.length },
      issues: [],
    }
    expect(textOf(serializeMessage(message))).toBe(
      'MESSAGE sip:b@192.0.2.2 SIP/2.0\r\nTo: <sip:b@192.0.2.2>\r\nContent-Length: 5\r\n\r\nhello',
    )
  })
})
