import { describe, expect, it } from 'vitest'
import {
  aPacket,
  bytesOf,
  callee,
  caller,
  ipv4,
  options,
  packetsOf,
  sctpData,
  sip,
  tcpPacket,
  text,
  u16,
  udp,
  udpPacket,
} from '../../../test/support/packets'
import { extractSip } from './extract-sip'

const callIdsOf = (datas: readonly Uint8Array[]): readonly string[] =>
  extractSip(packetsOf(...datas)).messages.map(
    ({ frame, indexInFrame, message }) =>
      `${frame}.${indexInFrame} ${message.headers.find(({ name }) => name === 'Call-ID')?.value ?? ''}`,
  )

const issueCodesOf = (datas: readonly Uint8Array[]) => extractSip(packetsOf(...datas)).issues.map(({ code }) => code)

/** Segments of one direction that follow each other; `cuts` are offsets in the joined text. */
const segments = (stream: string, cuts: readonly number[], firstSequence = 1001): readonly Uint8Array[] =>
  [0, ...cuts].map((start, index) =>
    tcpPacket(stream.slice(start, cuts[index]), { sequence: (firstSequence + start) >>> 0 }),
  )

const syn = tcpPacket('', { sequence: 1000, flags: 2 })
const [a, b, c] = [options('a', 'body of a'), options('b'), options('c', 'body of c')]

describe('SIP over UDP', () => {
  it('is found on any port, with its addresses and time', () => {
    const datagram = ipv4(udp(text(a), { from: 40_000, to: 7 }), { protocol: 17 })
    expect(extractSip([aPacket(datagram, { frame: 9 })])).toMatchObject({
      issues: [],
      messages: [
        {
          frame: 9,
          indexInFrame: 0,
          at: 1_700_000_000_000_000,
          source: { ...caller, port: 40_000 },
          destination: { ...callee, port: 7 },
          transport: 'UDP',
        },
      ],
    })
  })

  it('belongs to the frame of the fragment that completes it', () => {
    const datagram = udp(text(a))
    const first = ipv4(datagram.subarray(0, 64), { protocol: 17, hasMore: true })
    const last = ipv4(datagram.subarray(64), { protocol: 17, offset: 64 })
    expect(callIdsOf([last, udpPacket(b), first])).toEqual(['2.0 b', '3.0 a'])
    expect(issueCodesOf([first])).toEqual(['capture.incomplete-fragments'])
  })

  it.each(['GET / HTTP/1.1\r\n\r\n', 'HTTP/1.1 200 OK\r\n\r\n', '\r\n\r\n', ''])('is not %j', (payload) => {
    expect(callIdsOf([udpPacket(payload)])).toEqual([])
  })
})

it('finds SIP over SCTP', () => {
  expect(extractSip([aPacket(ipv4(sctpData(text(a)), { protocol: 132 }))]).messages).toMatchObject([
    { transport: 'SCTP' },
  ])
})

it('says once that a link type is unknown', () => {
  const packet = aPacket(udpPacket(a), { linkType: 9999 })
  expect(extractSip([packet, packet]).issues).toMatchObject([{ code: 'capture.unsupported-link-type', frame: 1 }])
})

describe('SIP over TLS', () => {
  it('given a ClientHello, sent twice, when extracted, then the capture says that something stays unread', () => {
    const hello = Uint8Array.of(0x16, 3, 1, 0, 5, 1, 0, 0, 1, 0)
    const { issues, messages } = extractSip(
      packetsOf(
        tcpPacket('', { sequence: 1000, flags: 2, to: 5061 }),
        tcpPacket(hello, { sequence: 1001, to: 5061 }),
        tcpPacket(hello, { sequence: 1001, to: 5061 }),
      ),
    )
    expect({ issues, messages }).toEqual({
      issues: [
        {
          code: 'capture.tls-closed',
          severity: 'note',
          message: 'SIP within TLS stays unread: one connection to port 5061. Wireshark reads it with the keys.',
        },
      ],
      messages: [],
    })
  })
})

describe('SIP over TCP', () => {
  it('comes several to a segment', () => {
    expect(callIdsOf(segments(a + b + c, []))).toEqual(['1.0 a', '1.1 b', '1.2 c'])
  })

  it('comes one over many segments, and belongs to the last', () => {
    const everyByte = Array.from({ length: a.length - 1 }, (_, index) => index + 1)
    expect(callIdsOf(segments(a, everyByte))).toEqual([`${a.length}.0 a`])
  })

  it.each(['l: 9\r\n', 'CONTENT-LENGTH :\t9\r\n', 'Content-Length:\r\n 9\r\n'])('is framed by %j', (header) => {
    expect(callIdsOf(segments(options('x', 'body of x', header) + b, []))).toEqual(['1.0 x', '1.1 b'])
  })

  it('may lack a Content-Length, and then ends with what came, or at the next message', () => {
    expect(callIdsOf(segments(options('x', '', '') + b, []))).toEqual(['1.0 x', '1.1 b'])
    const [message] = extractSip(packetsOf(...segments(options('x', 'body', ''), []))).messages
    expect(message?.message.bytes).toEqual(text(options('x', 'body', '')))
  })

  it('is put in order across the end of the sequence numbers, each message in the frame of its own last byte', () => {
    const [first, second, third] = segments(a + b, [50, 120], 0xffffffd0)
    const start = tcpPacket('', { sequence: 0xffffffcf, flags: 2 })
    if (first === undefined || second === undefined || third === undefined) throw new Error('three segments')
    expect(callIdsOf([start, third, second, first])).toEqual(['2.0 b', '4.0 a'])
  })

  it('is not doubled by retransmission, whole or overlapping', () => {
    const parts = segments(a + b, [60])
    const overlapping = tcpPacket((a + b).slice(30), { sequence: 1031 })
    expect(callIdsOf([...parts, ...parts, overlapping])).toEqual(['2.0 a', '2.1 b'])
  })

  it('goes on at the next start line after lost bytes, and says that some are lost', () => {
    const parts = segments(a + b + c, [a.length, a.length + 40, a.length + b.length - 3])
    const withHole = parts.filter((_, index) => index !== 1)
    expect(callIdsOf(withHole)).toEqual(['1.0 a', '3.0 c'])
    expect(issueCodesOf(withHole)).toEqual(['capture.tcp-gap'])
  })

  it('does not go on at a status line inside a body', () => {
    const notify = sip('NOTIFY sip:a@b SIP/2.0', 'n', 'SIP/2.0 200 OK\r\n')
    // The capture begins in the middle of the NOTIFY.
    const { messages } = extractSip(packetsOf(...segments(notify.slice(50) + b, [])))
    expect(messages.map(({ message }) => message.bytes)).toEqual([text(b)])
  })

  it('shows a message whose body never came whole', () => {
    const [cut] = extractSip(packetsOf(...segments(a.slice(0, -4), []))).messages
    expect(cut?.message.bytes).toEqual(text(a.slice(0, -4)))
  })

  it('starts over when the ports are used again', () => {
    const again = tcpPacket('', { sequence: 77, flags: 2 })
    expect(callIdsOf([syn, ...segments(a, []), again, tcpPacket(b, { sequence: 78 })])).toEqual(['2.0 a', '4.0 b'])
  })

  it('survives keep-alives between messages', () => {
    expect(callIdsOf(segments(`${a}\r\n\r\n${b}`, [a.length, a.length + 2]))).toEqual(['1.0 a', '3.0 b'])
  })

  it('is not found in an HTTP body that quotes it', () => {
    const quoted = `HTTP/1.1 200 OK\r\nContent-Length: ${a.length}\r\n\r\n${a}`
    expect(callIdsOf([syn, ...segments(quoted, [])])).toEqual([])
  })

  it('does not believe an absurd Content-Length', () => {
    const huge = options('x', '', 'Content-Length: 999999999\r\n')
    expect(callIdsOf(segments(huge + b, []))).toEqual(['1.0 x', '1.1 b'])
  })
})

describe('SIP over WebSocket', () => {
  const upgrade = 'GET /ws HTTP/1.1\r\nHost: x\r\nUpgrade: WebSocket\r\nConnection: Upgrade\r\n\r\n'
  const mask = [1, 2, 3, 4]
  const frame = (payload: string, first = 0x81, isMasked = false) =>
    bytesOf(
      [first, (isMasked ? 0x80 : 0) | 126],
      u16(payload.length),
      isMasked ? mask : [],
      isMasked ? text(payload).map((byte, index) => byte ^ (mask[index & 3] ?? 0)) : text(payload),
    )
  const stream = (...frames: readonly Uint8Array[]) => [
    syn,
    tcpPacket(upgrade, { sequence: 1001 }),
    tcpPacket(bytesOf(...frames), { sequence: 1001 + upgrade.length }),
  ]

  it.each([
    ['from a server', [frame(a)]],
    ['from a client', [frame(a, 0x81, true)]],
    [
      'in two fragments with a ping between',
      [frame(a.slice(0, 50), 0x01), Uint8Array.of(0x89, 0), frame(a.slice(50), 0x80)],
    ],
  ])('is read %s', (_, frames) => {
    const { messages } = extractSip(packetsOf(...stream(...frames)))
    expect(messages).toMatchObject([{ frame: 3, transport: 'WS' }])
    expect(messages[0]?.message.bytes).toEqual(text(a))
  })

  it('is left alone when it carries something else', () => {
    expect(callIdsOf(stream(frame('{"hello":"world"}'), frame(b)))).toEqual(['3.0 b'])
  })
})

describe('large and hostile captures', () => {
  it('a message of 40,000 one-byte segments is found', () => {
    const long = options('long', 'x'.repeat(40_000))
    const everyByte = Array.from({ length: long.length - 1 }, (_, index) => index + 1)
    expect(callIdsOf(segments(long, everyByte))).toEqual([`${long.length}.0 long`])
  })

  it('start lines without headers cost no more than any other text', () => {
    const lines = 'SIP/2.0 200 OK\r\n'.repeat(60_000)
    const cuts = Array.from({ length: lines.length / 1000 - 1 }, (_, index) => (index + 1) * 1000)
    expect(callIdsOf([...segments(lines, cuts), ...segments(b, [], 1001 + lines.length)])).toHaveLength(1)
  }, 4000)
})
