import { describe, expect, it } from 'vitest'
import { readSdp } from './read-sdp'

describe('readSdp', () => {
  it('given rtpmaps without a rate and with one that is no number, then a known type has its rate and others none', () => {
    const text = ['v=0', 'm=video 4000 RTP/AVP 31 96', 'a=rtpmap:31 H261', 'a=rtpmap:96 H264/00090'].join('\r\n')
    expect(readSdp(text).media[0]?.codecs).toEqual([
      { payloadType: 31, name: 'H261', clockRate: 90_000 },
      { payloadType: 96, name: 'H264', clockRate: undefined },
    ])
  })
})
