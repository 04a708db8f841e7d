import { describe, expect, it } from 'vitest'
import { messageFromCapture } from '../../core/call/message-from-capture'
import { messageFromScan } from '../../core/call/scanned-message'
import { identifyMessages } from '../../core/call/trace-message'
import { asEpochMicros } from '../../core/base/time'
import { extractSip } from '../../core/capture/extract-sip'
import { readCapture } from '../../core/capture/read-capture'
import { writePcap } from '../../core/capture/write-pcap'
import { packetsOf, sip, udpPacket } from '../../../test/support/packets'
import type { StreamEnd } from '../../shared/file-stream'
import type { ScannedMessage } from '../../core/call/scanned-message'
import type { TraceMessage } from '../../core/call/trace-message'
import { createFileReader, type ReadFile } from './create-file-reader'

const call = [
  sip('INVITE sip:bob@example.com SIP/2.0'),
  sip('SIP/2.0 100 Trying'),
  sip('INVITE sip:bob@example.com SIP/2.0'),
  sip('SIP/2.0 200 OK', 'a@example.com', 'v=0\r\n'),
  sip('ACK sip:bob@example.com SIP/2.0'),
]
/** Raw IP. */
const capture = writePcap({ linkType: 101, packets: packetsOf(...call.map(udpPacket)) })

const read = (bytes: Uint8Array, end: StreamEnd = 'whole', chunkBytes = 1000): ReadFile | undefined => {
  const reader = createFileReader()
  for (let at = 0; at < bytes.length; at += chunkBytes) reader.push(bytes.slice(at, at + chunkBytes))
  return reader.end(end)
}

const messagesOf = (file: ReadFile | undefined, index = 0): readonly ScannedMessage[] =>
  [...(file?.partsOf(index) ?? [])].flatMap(({ messages }) => messages)

/** With what is otherwise read when somebody asks. */
const parsed = (message: TraceMessage) => {
  const { evidence } = message
  if (evidence.kind !== 'packet') throw new Error('not from a packet')
  const { captured } = evidence
  return { ...message, evidence: { ...evidence, captured: { ...captured, message: captured.message } } }
}

const log = [
  'INVITE sip:bob@example.com SIP/2.0',
  'Via: SIP/2.0/UDP 192.0.2.1;branch=z9hG4bK1',
  'From: <sip:alice@example.com>;tag=1',
  'To: <sip:bob@example.com>',
  'Call-ID: a@example.com',
  'CSeq: 1 INVITE',
  'Content-Length: 0',
  '',
  '',
].join('\r\n')

describe('createFileReader', () => {
  it('given a capture in chunks of any size, then its call is the one of the whole capture, byte for byte', () => {
    const whole = identifyMessages(extractSip(readCapture(capture).packets).messages.map(messageFromCapture))
    for (const chunkBytes of [7, 1000, capture.length]) {
      const file = read(capture, 'whole', chunkBytes)
      expect(file?.contents).toEqual({
        kind: 'capture',
        format: 'pcap',
        packets: 5,
        messages: 5,
        issues: [],
      })
      expect(file?.calls).toHaveLength(1)
      expect(messagesOf(file).map(messageFromScan).map(parsed)).toEqual(whole)
      expect(messagesOf(file, 1)).toEqual([])
    }
  })

  it('given a call, then its bytes do not keep the chunk of the file alive', () => {
    const all = messagesOf(read(capture)).map(({ captured }) => captured.bytes)
    const length = all.reduce((sum, bytes) => sum + bytes.length, 0)
    expect(all.map(({ buffer }) => buffer.byteLength)).toEqual(call.map(() => length))
  })

  it('given a long call, then its first messages come in a part of their own, and ids count through all parts', () => {
    const invite = sip('INVITE sip:bob@example.com SIP/2.0')
    const packets = packetsOf(...Array.from({ length: 3000 }, () => udpPacket(invite)))
    const file = read(writePcap({ linkType: 101, packets }), 'whole', 100_000)
    const parts = [...(file?.partsOf(0) ?? [])]
    expect(parts.map(({ messages, more }) => [messages.length, more])).toEqual([
      [100, 2900],
      [2000, 900],
      [900, 0],
    ])
    const whole = identifyMessages(extractSip(packets).messages.map(messageFromCapture))
    expect(messagesOf(file).map(({ id }) => id)).toEqual(whole.map(({ id }) => id))
  })

  it('given a capture that is cut or whose compression is damaged, then the rest is read and the loss is told', () => {
    const cut = read(capture.slice(0, -100), 'damaged')
    expect(cut?.contents.issues.map(({ code }) => code)).toEqual(['pcap.truncated', 'capture.gzip-damaged'])
    expect(messagesOf(cut)).toHaveLength(4)
  })

  it('given a text with SIP in it, then its messages make a call', () => {
    const file = read(new TextEncoder().encode(`some words\n${log}`))
    expect(file?.contents).toMatchObject({ kind: 'text', format: 'raw', packets: 0, messages: 1 })
    expect(file?.calls).toMatchObject([{ key: 'a@example.com', from: 'alice', to: 'bob', method: 'INVITE' }])
    expect(messagesOf(file)).toMatchObject([{ callId: 'a@example.com', captured: { indexInFrame: 0 } }])
  })

  it('given a picture, a few bytes or none, then there is no file', () => {
    const png = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d)
    expect([png, png.subarray(0, 3), new Uint8Array()].map((bytes) => read(bytes))).toEqual([
      undefined,
      undefined,
      undefined,
    ])
  })

  it('given a capture without SIP, then it is a file without calls', () => {
    const packet = { at: asEpochMicros(0), data: new Uint8Array(20), originalLength: 20 }
    expect(read(writePcap({ linkType: 101, packets: [packet] }))).toMatchObject({
      contents: { kind: 'capture', packets: 1, messages: 0 },
      calls: [],
    })
  })

  it('given messages without a Call-ID, then each is a call with a key of its own', () => {
    const nameless = log.replace(/Call-ID.*\r\n/, '')
    const file = read(new TextEncoder().encode(nameless + nameless))
    expect(new Set(file?.calls.map(({ key }) => key)).size).toBe(2)
  })
})
