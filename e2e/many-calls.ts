// Captures of more calls than anybody would record.
import { asEpochMicros } from '../src/core/base/time'
import { writePcap } from '../src/core/capture/write-pcap'
import { udpPacket } from '../test/support/packets'

/** A capture of so many calls, a second apart: every fifth is busy, the others find nobody. */
export const manyCalls = (count: number): Uint8Array => {
  const packet = (start: string, call: number): Uint8Array =>
    udpPacket(
      [
        start,
        `Via: SIP/2.0/UDP 192.0.2.1:5060;branch=z9hG4bK${call}`,
        `From: <sip:+1415${5_000_000 + ((call * 7919) % 25_000)}@example.com>;tag=${call}`,
        `To: <sip:${call}@example.com>`,
        `Call-ID: ${call}@example.com`,
        'CSeq: 1 INVITE',
        'Content-Length: 0',
        '',
        '',
      ].join('\r\n'),
    )
  const packets = Array.from({ length: count }, (_, call) =>
    ['INVITE sip:b@example.com SIP/2.0', `SIP/2.0 ${call % 5 === 0 ? '486 Busy Here' : '404 Not Found'}`].map(
      (start, index) => {
        const data = packet(start, call)
        return { at: asEpochMicros((1_795_491_211 + call) * 1_000_000 + index), data, originalLength: data.length }
      },
    ),
  )
  const rawIp = 101
  return writePcap({ linkType: rawIp, packets: packets.flat() })
}
