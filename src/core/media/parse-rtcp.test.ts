import { describe, expect, it } from 'vitest'
import { bytesOf, u16, u32 } from '../../../test/support/packets'
import { receiverReport, reportBlock, rtp, senderReport } from '../../../test/support/rtp-packets'
import { parseRtcp } from './parse-rtcp'

const description = bytesOf([0x81, 202], u16(2), u32(7), u32(0))

describe('an RTCP packet', () => {
  it('given a compound of two reports and a description, when read, then the figures of both reports are found', () => {
    const compound = bytesOf(
      senderReport(7, 451, 14_432, reportBlock(8, 64, 12, 80)),
      description,
      receiverReport(7, reportBlock(9, 0, -3, 0)),
    )
    expect(parseRtcp(compound)).toEqual([
      { kind: 'sender', ssrc: 7, packets: 451, octets: 14_432 },
      { kind: 'receiver', ssrc: 8, fractionLost: 0.25, cumulativeLost: 12, jitter: 80 },
      { kind: 'receiver', ssrc: 9, fractionLost: 0, cumulativeLost: -3, jitter: 0 },
    ])
  })

  it('given a count of more blocks than the length holds, when read, then the blocks that are there are found', () => {
    const report = bytesOf([0x9f, 201], u16(7), u32(1), reportBlock(8, 0, 1, 2))
    expect(parseRtcp(report)).toEqual([{ kind: 'receiver', ssrc: 8, fractionLost: 0, cumulativeLost: 1, jitter: 2 }])
  })

  it.each([
    ['RTP', rtp({ payload: new Uint8Array(160) })],
    ['a report cut short', senderReport(7, 1, 1).subarray(0, 24)],
    ['an encrypted part behind the first (RFC 3711 3.4)', bytesOf(senderReport(7, 1, 1), u32(0x80000001), u32(9))],
  ])('given %s, when read, then nothing is made up', (_, bytes) => {
    expect(parseRtcp(bytes)).toEqual([])
  })
})
