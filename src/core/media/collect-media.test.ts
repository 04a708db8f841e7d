import { describe, expect, it } from 'vitest'
import {
  after,
  collect,
  eventPayload,
  gateway,
  phone,
  receiverReport,
  reportBlock,
  rtp,
  senderReport,
  talk,
} from '../../../test/support/rtp-packets'
import { createMediaCollector } from './collect-media'
import type { SessionSeen } from './find-announcement'

const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index)

const sdp = (address: string, port: number, ...formats: readonly string[]) =>
  [
    'v=0',
    'o=- 1 1 IN IP4 192.0.2.1',
    's=-',
    `c=IN ${address.includes(':') ? 'IP6' : 'IP4'} ${address}`,
    't=0 0',
    `m=audio 0 RTP/AVP 0`,
    `m=audio ${port} RTP/AVP ${formats.map((format) => format.split(' ')[0]).join(' ')}`,
    ...formats.map((format) => `a=rtpmap:${format}`),
    '',
  ].join('\r\n')

const invite = (callId: string, ms: number, body: string): SessionSeen => ({ at: after(ms), callId, body })

describe('a stream that an SDP announced', () => {
  it('given loss, keys, a codec change and reports, when collected, then each is told', () => {
    const event = (sequence: number, payload: Uint8Array) =>
      rtp({ payloadType: 101, sequence, timestamp: 8 * 160, payload })
    const reverse = { from: { ...gateway, port: 50_001 }, to: { ...phone, port: 40_001 } }
    const [stream, ...others] = collect(
      [
        ...talk([1, 2, 3, 4, 7], { payload: new Uint8Array(160) }),
        { ms: 140, bytes: event(8, eventPayload(1, 160)) },
        { ms: 160, bytes: event(9, eventPayload(1, 320, true)) },
        ...talk([10, 11], { payloadType: 8, payload: new Uint8Array(160) }, 180),
        { ms: 300, bytes: senderReport(7, 11, 1600), from: reverse.to, to: reverse.from },
        { ms: 300, bytes: receiverReport(9, reportBlock(7, 64, 2, 16)), ...reverse },
      ],
      [
        invite(
          'a@example.com',
          -50,
          sdp(gateway.address, 50_000, '0 PCMU/8000', '8 PCMA/8000', '101 telephone-event/8000'),
        ),
      ],
    )
    expect(others).toEqual([])
    expect(stream).toEqual({
      source: phone,
      destination: gateway,
      ssrc: 7,
      announcedBy: 'sdp',
      callId: 'a@example.com',
      mediaIndex: 1,
      payloadTypes: [
        { payloadType: 0, codec: 'PCMU', clockRate: 8000, packets: 5 },
        { payloadType: 101, codec: 'telephone-event', clockRate: 8000, packets: 2 },
        { payloadType: 8, codec: 'PCMA', clockRate: 8000, packets: 2 },
      ],
      packets: 9,
      expected: 11,
      lost: 2,
      lostPercent: (2 / 11) * 100,
      duplicates: 0,
      outOfOrder: 0,
      firstAt: after(0),
      lastAt: after(200),
      firstFrame: 1,
      lastFrame: 9,
      maxDeltaMicros: 60_000,
      // Number 7 comes where 5 was due, 40 ms early: a sixteenth of that, over four steps and, with none, over one.
      meanJitterMs: expect.closeTo(((2.5 / 4) * 5 + 0 * 2) / 7, 9) as number,
      maxJitterMs: 2.5,
      bytes: 7 * 172 + 2 * 16,
      dtmf: [{ digit: '1', at: after(140), durationMs: 40, hasEnd: true }],
      payloadChanges: [{ at: after(180), from: 0, to: 8 }],
      mos: expect.objectContaining({ formula: 'E-model, ITU-T G.107 simplified' }) as unknown,
      rtcp: {
        sender: { at: after(300), packets: 11, octets: 1600 },
        receiver: { at: after(300), fractionLost: 0.25, cumulativeLost: 2, jitterMs: 2 },
      },
    })
  })

  it('given two calls on one port, when collected, then each stream is of the call announced last before it', () => {
    const messages = [
      invite('first', 0, sdp(phone.address, 40_000, '96 opus/48000/2')),
      invite('second', 1000, sdp(phone.address, 40_000, '96 G722/8000')),
    ]
    const sent = [...talk([1], { payloadType: 96, ssrc: 1 }, 100), ...talk([1], { payloadType: 96, ssrc: 2 }, 1100)]
    const found = collect(sent, messages).map((stream) => [stream.ssrc, stream.callId, stream.payloadTypes[0]?.codec])
    expect(found).toEqual([
      [1, 'first', 'opus'],
      [2, 'second', 'G722'],
    ])
  })

  it('given only an SDP from after the stream ended, when collected, then the stream is not of that call', () => {
    const messages = [invite('later', 1000, sdp(phone.address, 40_000, '0 PCMU/8000'))]
    expect(collect(talk([1, 2, 3]), messages).map(({ announcedBy, callId }) => [announcedBy, callId])).toEqual([
      ['heuristic', undefined],
    ])
  })

  it('given an IPv6 address written in full, when collected, then it is the one of the packets', () => {
    const to = { address: '2001:db8::2', port: 6000 }
    const messages = [invite('six', 0, sdp('2001:DB8:0:0:0:0:0:2', 6000, '0 PCMU/8000'))]
    expect(collect([{ ms: 5, bytes: rtp({}), to }], messages).map(({ callId }) => callId)).toEqual(['six'])
  })
})

it('given SDP lines with numbers in place of words, when collected, then they are read as they stand', () => {
  const messages = [
    invite('lost', 0, 'v=0\r\nc=IN IP4 7\r\nm=audio 40000 RTP/AVP 0\r\n'),
    invite('odd', 0, sdp(phone.address, 40_000, '96 12/0')),
  ]
  const [stream] = collect(talk([1], { payloadType: 96 }), messages)
  expect([stream?.callId, stream?.payloadTypes]).toEqual([
    'odd',
    [{ payloadType: 96, codec: '12', clockRate: undefined, packets: 1 }],
  ])
})

describe('a stream that no SDP announced', () => {
  it.each([
    ['three packets in a row', [1, 2, 3], 1],
    ['three in a row across the wrap', [65_535, 0, 1], 1],
    ['two packets', [1, 2], 0],
    ['packets without order', [900, 20_000, 7, 42_000], 0],
  ])('given %s, when collected, then it counts or not', (_, sequences, count) => {
    expect(collect(talk(sequences)).map(({ announcedBy }) => announcedBy)).toEqual(
      Array.from({ length: count }, () => 'heuristic'),
    )
  })

  it('given packets that all read as keys, when collected, then they are keys', () => {
    const sent = range(1, 3).map((sequence) => ({
      ms: sequence * 20,
      bytes: rtp({ payloadType: 101, sequence, timestamp: 5, payload: eventPayload(9, sequence * 160) }),
    }))
    expect(collect(sent).map(({ payloadTypes, dtmf, maxJitterMs }) => ({ payloadTypes, dtmf, maxJitterMs }))).toEqual([
      {
        payloadTypes: [{ payloadType: 101, codec: 'telephone-event', clockRate: 8000, packets: 3 }],
        dtmf: [{ digit: '9', at: after(20), durationMs: 60, hasEnd: false }],
        maxJitterMs: undefined,
      },
    ])
  })

  it('given a flood of single packets that look like RTP, when collected, then a long stream outlives it', () => {
    const flood = range(100, 6000).map((ssrc) => ({ ms: 100, bytes: rtp({ ssrc }) }))
    const found = collect([...talk(range(1, 4)), ...flood, ...talk(range(5, 6), {}, 200)])
    expect(found.map(({ ssrc, packets }) => [ssrc, packets])).toEqual([[7, 6]])
  })
})

it('given a stream that begins again, when its receiver reports on the same port, then the report is of the half before it', () => {
  const report = (ms: number, lost: number) => ({
    ms,
    bytes: receiverReport(9, reportBlock(7, 0, lost, 0)),
    from: gateway,
    to: phone,
  })
  const sent = [...talk(range(1, 50)), ...talk(range(1, 50), {}, 2000)]
  const first = collect([...sent.slice(0, 50), report(1500, 3), ...sent.slice(50)])
  expect(first.map(({ rtcp }) => rtcp.receiver?.cumulativeLost)).toEqual([3, undefined])
  const second = collect([...sent, report(3500, 4)])
  expect(second.map(({ rtcp }) => rtcp.receiver?.cumulativeLost)).toEqual([undefined, 4])
})

describe('sequence numbers', () => {
  const figures = (sequences: readonly number[]) =>
    collect(talk(sequences)).map(({ packets, expected, lost, duplicates, outOfOrder }) => [
      packets,
      expected,
      lost,
      duplicates,
      outOfOrder,
    ])

  it.each([
    ['a wrap', [65_534, 65_535, 0, 1], [[4, 4, 0, 0, 0]]],
    ['a late packet', [1, 2, 3, 5, 4, 6], [[6, 6, 0, 0, 1]]],
    ['a late burst that fills a hole', [1, 2, 3, 9, 4, 5, 6, 7, 8, 10], [[10, 10, 0, 0, 5]]],
    ['every packet twice', [1, 1, 2, 2, 3, 3, 4, 4], [[8, 4, 0, 4, 0]]],
    ['a first packet that was overtaken', [2, 1, 3, 4, 5], [[5, 5, 0, 0, 1]]],
    ['a stray packet', [1, 2, 3, 30_000, 4, 5], [[6, 5, 0, 0, 1]]],
    ['one packet again and again', [1, 2, 3, ...Array.from({ length: 20 }, () => 3), 4], [[24, 4, 0, 20, 0]]],
    ['loss beside duplicates', [1, 2, 3, 3, 3, 6], [[6, 6, 2, 2, 0]]],
    [
      'a recording that begins again',
      [...range(1, 50), ...range(1, 60)],
      [
        [50, 50, 0, 0, 0],
        [60, 60, 0, 0, 0],
      ],
    ],
    [
      'a jump far ahead',
      [1, 2, 3, 30_000, 30_001, 30_002],
      [
        [3, 3, 0, 0, 0],
        [3, 3, 0, 0, 0],
      ],
    ],
  ])('given %s, when counted, then loss is neither invented nor negative', (_, sequences, expected) => {
    expect(figures(sequences)).toEqual(expected)
  })
})

it('given packets that lie in one buffer in turn, each seen twice, when collected, then no key is invented', () => {
  const events = Array.from({ length: 6 }, (_, index) =>
    rtp({ payloadType: 101, sequence: index + 1, timestamp: 160, payload: eventPayload(5, (index + 1) * 160) }),
  )
  const mirrored = events.flatMap((bytes, index) => [
    { ms: index * 20, bytes },
    { ms: index * 20 + 1, bytes },
  ])
  const buffer = new Uint8Array(events[0]?.length ?? 0)
  const collector = createMediaCollector()
  mirrored.forEach(({ ms, bytes }, index) => {
    buffer.set(bytes)
    collector.push({ source: phone, destination: gateway, payload: buffer }, after(ms), index + 1)
  })
  buffer.fill(0xff)
  expect(collector.streams([])).toEqual(collect(mirrored))
})
