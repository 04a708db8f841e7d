// Small recorded calls, made by hand: SIP texts in UDP datagrams, with times of the test's choice.
import { asEpochMicros } from '../../src/core/base/time'
import type { Packet } from '../../src/core/capture/packet'
import type { CallEntry, RecordedCall } from '../../src/simulator/calls/recorded-call'

export interface Datagram {
  /** Microseconds after the call's first packet. */
  readonly after: number
  readonly payload: string
  readonly from?: string
  readonly to?: string
  readonly port?: number
}

const addressBytes = (address: string): readonly number[] => address.split('.').map(Number)

/** Ethernet, IPv4 (RFC 791), UDP (RFC 768) without checksums. */
const toFrame = ({ payload, from = '192.0.2.1', to = '192.0.2.2', port = 5060 }: Datagram): Uint8Array => {
  const body = new TextEncoder().encode(payload)
  const word = (value: number): readonly number[] => [value >> 8, value & 0xff]
  const ethernet = [2, 0, 0, 0, 0, 2, 2, 0, 0, 0, 0, 1, 0x08, 0x00]
  const ip = [0x45, 0, ...word(28 + body.length), 0, 0, 0, 0, 64, 17, 0, 0, ...addressBytes(from), ...addressBytes(to)]
  const udp = [...word(port), ...word(port), ...word(8 + body.length), 0, 0]
  return Uint8Array.from([...ethernet, ...ip, ...udp, ...body])
}

/** When the call was recorded: 2026-01-02T03:04:05.678901Z. */
export const recordedAt = 1_767_323_045_678_901

export const aRecordedCall = (entry: Partial<CallEntry>, datagrams: readonly Datagram[]): RecordedCall => ({
  entry: {
    id: 'call',
    title: 'A call',
    file: 'call.pcap',
    conversationId: 'c0000000-0000-4000-8000-000000000001',
    participantId: 'd0000000-0000-4000-8000-000000000001',
    direction: 'inbound',
    from: '+4930111',
    to: '+4930222',
    callIds: ['one@192.0.2.1'],
    minutesAgo: 10,
    ...entry,
  },
  packets: datagrams.map((datagram, index): Packet => {
    const data = toFrame(datagram)
    const at = asEpochMicros(recordedAt + datagram.after)
    return { frame: index + 1, at, linkType: 1, data, originalLength: data.length }
  }),
})

export interface SipParts {
  readonly start: string
  readonly cseq: string
  readonly callId?: string
  readonly toTag?: string
  readonly fromTag?: string
  readonly headers?: readonly string[]
}

export const aSipText = ({
  start,
  cseq,
  callId = 'one@192.0.2.1',
  toTag,
  fromTag = 'f1',
  headers = [],
}: SipParts): string =>
  [
    start,
    'Via: SIP/2.0/UDP 192.0.2.1:5060;branch=z9hG4bK1',
    `From: "Alice" <sip:+4930111@carrier.example>;tag=${fromTag}`,
    `To: <sip:+4930222@genesys.example>${toTag === undefined ? '' : `;tag=${toTag}`}`,
    `Call-ID: ${callId}`,
    `CSeq: ${cseq}`,
    ...headers,
    'Content-Length: 0',
    '',
    '',
  ].join('\r\n')

export const conversationId = 'c0000000-0000-4000-8000-000000000001'

/** INVITE, 180, 200 with x-inin-cnv, ACK, one RTP packet, BYE from the caller, 200; and a second leg's INVITE. */
export const anInboundCall = (): RecordedCall =>
  aRecordedCall({ callIds: ['one@192.0.2.1', 'two@192.0.2.2'] }, [
    { after: 0, payload: aSipText({ start: 'INVITE sip:+4930222@192.0.2.2:5080 SIP/2.0', cseq: '1 INVITE' }) },
    { after: 50_001, payload: aSipText({ start: 'SIP/2.0 180 Ringing', cseq: '1 INVITE', toTag: 't1' }) },
    {
      after: 60_000,
      payload: aSipText({
        start: 'INVITE sip:agent@192.0.2.3 SIP/2.0',
        cseq: '7 INVITE',
        callId: 'two@192.0.2.2',
        fromTag: 'f2',
      }),
      from: '192.0.2.2',
      to: '192.0.2.3',
    },
    {
      after: 2_000_000,
      payload: aSipText({
        start: 'SIP/2.0 200 OK',
        cseq: '1 INVITE',
        toTag: 't1',
        headers: [`x-inin-cnv: ${conversationId}`],
      }),
    },
    {
      after: 2_100_000,
      payload: aSipText({ start: 'ACK sip:+4930222@192.0.2.2 SIP/2.0', cseq: '1 ACK', toTag: 't1' }),
    },
    { after: 2_200_000, payload: '\u0080\u0000rtp', port: 20_000 },
    {
      after: 9_000_000,
      payload: aSipText({
        start: 'BYE sip:+4930222@192.0.2.2 SIP/2.0',
        cseq: '2 BYE',
        toTag: 't1',
        headers: ['Reason: Q.850;cause=16;text="Normal call clearing"'],
      }),
    },
    { after: 9_010_000, payload: aSipText({ start: 'SIP/2.0 200 OK', cseq: '2 BYE', toTag: 't1' }) },
  ])
