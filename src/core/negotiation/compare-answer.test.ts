import { describe, expect, it } from 'vitest'
import { findingsOf, invite, readOne, request, response, sdp } from '../../../test/support/a-negotiated-call'

describe('answers against their offers', () => {
  const compare = (offer: readonly string[], answer: readonly string[]): readonly string[] =>
    findingsOf(readOne(invite(sdp(1, ...offer)), response(200, '1 INVITE', sdp(2, ...answer))))

  it.each<readonly [words: string, offer: readonly string[], answer: readonly string[], found: readonly string[]]>([
    [
      'no codec in common',
      ['m=audio 4000 RTP/AVP 0'],
      ['m=audio 5000 RTP/AVP 8'],
      ['1 error no-common-codec', '1 note codec-not-offered'],
    ],
    [
      'digits and another number of the codec',
      ['m=audio 4000 RTP/AVP 96 101', 'a=rtpmap:96 opus/48000/2', 'a=rtpmap:101 telephone-event/8000'],
      ['m=audio 5000 RTP/AVP 111', 'a=rtpmap:111 OPUS/48000/2'],
      ['1 note payload-type-differs', '1 warning telephone-event-one-sided'],
    ],
    [
      'packet times and ICE',
      ['m=audio 4000 RTP/AVP 0', 'a=ptime:20', 'a=ice-ufrag:abcd'],
      ['m=audio 5000 RTP/AVP 0', 'a=ptime:30'],
      ['1 note ptime-differs', '1 note ice-one-sided'],
    ],
    [
      'SRTP with RTP',
      ['m=audio 4000 RTP/SAVP 0', 'a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:key'],
      ['m=audio 5000 RTP/AVP 0'],
      ['1 error profile-differs'],
    ],
    [
      'keys that do not fit',
      ['m=audio 4000 RTP/SAVP 0', 'a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:key'],
      ['m=audio 5000 RTP/SAVP 0', 'a=crypto:2 AES_CM_128_HMAC_SHA1_32 inline:key'],
      ['1 error crypto-not-offered'],
    ],
    [
      'DTLS without a partner',
      ['m=audio 4000 UDP/TLS/RTP/SAVPF 0', 'a=fingerprint:sha-256 AA', 'a=setup:actpass'],
      ['m=audio 5000 UDP/TLS/RTP/SAVPF 0', 'a=setup:actpass'],
      ['1 error no-keys', '1 warning dtls-one-sided', '1 error setup-conflict'],
    ],
    [
      'a direction that was not left',
      ['m=audio 4000 RTP/AVP 0', 'a=sendonly'],
      ['m=audio 5000 RTP/AVP 0', 'a=sendrecv'],
      ['1 warning direction-conflict'],
    ],
    [
      'a lost section',
      ['m=audio 4000 RTP/AVP 0', 'm=video 4002 RTP/AVP 34'],
      ['m=audio 5000 RTP/AVP 0'],
      ['1 error media-count-differs'],
    ],
    ['another kind', ['m=audio 4000 RTP/AVP 0'], ['m=video 5000 RTP/AVP 34'], ['1 error media-kind-differs']],
    [
      'nothing wrong with an unequal pair',
      ['m=audio 4000 RTP/AVP 0 8', 'm=video 4002 RTP/AVP 34'],
      ['m=audio 5000 RTP/AVP 8', 'm=video 0 RTP/AVP 34'],
      [],
    ],
  ])('given %s, then it is found', (_words, offer, answer, found) => {
    expect(compare(offer, answer)).toEqual(found)
  })

  it('given a later offer with fewer sections and the version of before, then both are found (RFC 3264 8)', () => {
    const two = sdp(1, 'm=audio 4000 RTP/AVP 0', 'm=video 4002 RTP/AVP 34')
    const dialog = readOne(
      invite(two),
      response(200, '1 INVITE', sdp(2, 'm=audio 5000 RTP/AVP 0', 'm=video 0 RTP/AVP 34')),
      request('2 INVITE', sdp(1, 'm=audio 4000 RTP/AVP 0 8')),
      response(200, '2 INVITE', sdp(2, 'm=audio 5000 RTP/AVP 0')),
    )
    expect(findingsOf(dialog)).toEqual([
      '2 warning version-unchanged',
      '2 error media-line-lost',
      '3 note version-unchanged',
    ])
  })
})
