import { describe, expect, it } from 'vitest'
import { asEpochMicros } from '../../../core/base/time'
import { messageFromCapture } from '../../../core/call/message-from-capture'
import type { TraceMessage } from '../../../core/call/trace-message'
import { parseMessage } from '../../../core/sip/parse-message'
import { aRecord, messagesOf } from '../../../../test/support/builders'
import { copyText } from './copy-text'

const text = 'BYE sip:b@x SIP/2.0\r\nVia: one\r\nv: two,\r\n three\r\nCall-ID: id\u001b[31m\r\n\r\nbody\r\n'

const packetOf = (bytes: Uint8Array): TraceMessage => {
  const message = parseMessage(bytes)
  if (message === undefined) throw new Error('the test has no message')
  const endpoint = { address: '192.0.2.1', port: 5060 }
  const facts = messageFromCapture({
    frame: 1,
    indexInFrame: 0,
    at: asEpochMicros(0),
    source: endpoint,
    destination: endpoint,
    transport: 'UDP',
    message,
  })
  return { ...facts, id: 'm' }
}

describe('copyText', () => {
  it('given a packet, then each kind is the text of its bytes, and an escape sequence cannot act', () => {
    const message = packetOf(new TextEncoder().encode(text))
    expect(copyText(message, 'value', 'Via#1')).toBe('two, three')
    expect(copyText(message, 'line', 'Via#1')).toBe('v: two,\n three')
    expect(copyText(message, 'value', 'Via#2')).toBeUndefined()
    expect(copyText(message, 'start-line', undefined)).toBe('BYE sip:b@x SIP/2.0')
    expect(copyText(message, 'call-id', undefined)).toBe('id␛[31m')
    expect(copyText(message, 'message', undefined)).toBe(
      'BYE sip:b@x SIP/2.0\nVia: one\nv: two,\n three\nCall-ID: id␛[31m\n\nbody\n',
    )
  })

  it('given a search record, then nothing is made up: only its start and its Call-ID', () => {
    const [record] = messagesOf(aRecord())
    if (record === undefined) throw new Error('builders gave nothing')
    expect(['value', 'line', 'message'].map((kind) => copyText(record, kind as 'value', 'Via#0'))).toEqual([
      undefined,
      undefined,
      undefined,
    ])
    expect(copyText(record, 'start-line', undefined)).toBe('INVITE sip:+13175550100@203.0.113.10')
    expect(copyText(record, 'call-id', undefined)).toBe('a@carrier')
  })
})
