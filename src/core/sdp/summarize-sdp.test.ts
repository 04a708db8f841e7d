import { describe, expect, it } from 'vitest'
import { readSdp } from './read-sdp'
import { summarizeSdp } from './summarize-sdp'

const summaryOf = (...lines: readonly string[]): string =>
  summarizeSdp(
    readSdp(['v=0', 'o=- 1 1 IN IP4 192.0.2.1', 's=-', 'c=IN IP4 192.0.2.1', 't=0 0', ...lines].join('\r\n')),
  )

describe('summarizeSdp', () => {
  it('names codecs by rtpmap and by static payload type, events left out', () => {
    expect(
      summaryOf(
        'm=audio 4000 RTP/AVP 0 9 111 101 13',
        'a=rtpmap:111 opus/48000/2',
        'a=rtpmap:101 telephone-event/8000',
      ),
    ).toBe('audio PCMU G722 opus')
  })

  it('says the direction when it is not both ways, also when the session says it', () => {
    expect(summaryOf('m=audio 4000 RTP/AVP 0', 'a=sendonly')).toBe('audio sendonly PCMU')
    expect(summaryOf('a=inactive', 'm=audio 4000 RTP/AVP 0')).toBe('audio inactive PCMU')
  })

  it('says when a section is off (RFC 3264 6)', () => {
    expect(summaryOf('m=audio 4000 RTP/AVP 8', 'm=video 0 RTP/AVP 31')).toBe('audio PCMA, video off')
  })

  it.each(['', 'no sdp at all', 'm=', 'm=audio', 'v=0\r\nm=audio x RTP/AVP y'])('survives %j', (text) => {
    expect(typeof summarizeSdp(readSdp(text))).toBe('string')
  })
})
