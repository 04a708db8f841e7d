import { describe, expect, it } from 'vitest'
import { bytesOf, text, u16, u32 } from '../../../test/support/packets'
import { receiverReport, rtp } from '../../../test/support/rtp-packets'
import { parseRtp } from './parse-rtp'

const numbers = bytesOf(u16(9), u32(160), u32(0xdeadbeef))

describe('an RTP packet', () => {
  it('given sources, an extension and padding, when read, then only the payload between them is left', () => {
    const extension = bytesOf(u16(0xbede), u16(1), u32(0))
    const bytes = bytesOf([0xb1, 0x88], numbers, u32(5), extension, [1, 2, 3], [0, 2])
    expect(parseRtp(bytes)).toEqual({
      payloadType: 8,
      sequence: 9,
      timestamp: 160,
      ssrc: 0xdeadbeef,
      payload: Uint8Array.of(1, 2, 3),
      length: bytes.length,
    })
  })

  it.each([
    ['a header cut short', rtp({}).subarray(0, 11)],
    ['another version', bytesOf([0x40, 0], numbers)],
    ['more sources than bytes', bytesOf([0x8f, 0], numbers)],
    ['an extension cut short', bytesOf([0x90, 0], numbers, u16(0), u16(9))],
    ['padding of no length', bytesOf([0xa0, 0], numbers, [1, 0])],
    ['more padding than payload', bytesOf([0xa0, 0], numbers, [1, 3])],
    ['RTCP', receiverReport(1, new Uint8Array(24))],
    ['text', text('OPTIONS sip:bob@example.com SIP/2.0')],
    ['nothing', new Uint8Array()],
  ])('given %s, when read, then it is none', (_, bytes) => {
    expect(parseRtp(bytes)).toBeUndefined()
  })
})
