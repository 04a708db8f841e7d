import { describe, expect, it } from 'vitest'
import { text } from '../../../test/support/packets'
import { listSdpLines } from './list-sdp-lines'
import { readSdp } from './read-sdp'

const head = ['v=0', 'o=- 1 1 IN IP4 192.0.2.1', 's=-', 'c=IN IP4 192.0.2.1', 't=0 0']
const bodyOf = (...lines: readonly string[]): Uint8Array => text([...lines, ''].join('\r\n'))

/** e.g. `warning out-of-order "c=IN …"`: the words of the range stand behind the code. */
const issuesOf = (body: Uint8Array): readonly string[] =>
  listSdpLines(body).issues.map(({ severity, code, range }) => {
    const quoted = new TextDecoder().decode(body.subarray(range?.start, range?.end))
    return `${severity} ${code.replace('sdp.', '')} "${quoted}"`
  })

describe('listSdpLines', () => {
  it('given lines known, unknown, broken and blank, then each is there with its bytes and its section', () => {
    const body = text('v=0\r\ns=Grüße\r\nX-junk\n\r\nm=audio 4000 RTP/AVP 0\r\nq=1\rm=video 0 RTP/AVP 34')
    const { lines } = listSdpLines(body)
    expect(
      lines.map(({ type, value, section, range, valueRange }) => [
        ...[type, value, section, range.start],
        new TextDecoder().decode(body.subarray(range.start, range.end)),
        new TextDecoder().decode(body.subarray(valueRange.start, valueRange.end)) === value,
      ]),
    ).toEqual([
      ['v', '0', undefined, 0, 'v=0', true],
      ['s', 'Grüße', undefined, 5, 's=Grüße', true],
      ['', 'X-junk', undefined, 16, 'X-junk', true],
      ['', '', undefined, 23, '', true],
      ['m', 'audio 4000 RTP/AVP 0', 0, 25, 'm=audio 4000 RTP/AVP 0', true],
      ['q', '1', 0, 49, 'q=1', true],
      ['m', 'video 0 RTP/AVP 34', 1, 53, 'm=video 0 RTP/AVP 34', true],
    ])
  })

  it('given a description in order, then nothing is wrong with it', () => {
    const audio = ['m=audio 4000 RTP/AVP 0 101', 'i=talk', 'b=AS:64', 'a=rtpmap:101 telephone-event/8000', 'a=ptime:20']
    const image = ['m=image 4002 udptl t38', 'c=IN IP6 2001:db8::1', 'a=T38FaxVersion:0', 'a=sendrecv']
    const times = ['t=3034423619 3042462419', 'r=7d 1h 0 25h', 'z=2882844526 -1h', 't=0 0']
    const all = ['v=0', 'o=- 1 1 IN IP4 192.0.2.1', 's= ', 'u=https://example.com', 'e=a@example.com', 'p=+1 617']
    expect(issuesOf(bodyOf(...all, 'c=IN IP4 192.0.2.1', ...times, 'a=sendonly', ...audio, ...image))).toEqual([])
  })

  it('given lines missing, repeated, misplaced and out of order, then each is named (RFC 8866 5)', () => {
    expect(
      issuesOf(bodyOf('v=0', 's=-', 's=again', 'a=recvonly', 'c=IN IP4 192.0.2.1', 'm=audio 1 RTP/AVP 0', 't=0 0')),
    ).toEqual([
      'error missing-line "v=0"',
      'error missing-line "v=0"',
      'error repeated-line "s=again"',
      'warning out-of-order "c=IN IP4 192.0.2.1"',
      'error misplaced-line "t=0 0"',
    ])
  })

  it.each<readonly [line: string, issues: readonly string[]]>([
    ['s=again', ['error repeated-line']],
    ['y=1', ['error unknown-type']],
    ['A=sendrecv', ['error unknown-type']],
    ['a= sendrecv', ['error space-after-equals']],
    ['a =sendrecv', ['error broken-line']],
    ['a=sendrecv:now', ['error broken-value']],
    ['a=rtpmap:0 PCMU', ['error broken-value']],
    ['a=setup:both', ['error broken-value']],
    ['k=clear:secret', ['warning out-of-order', 'warning obsolete-key']],
    ['', ['warning blank-line']],
    ['a=__proto__', []],
    ['a=constructor:1', []],
  ])('given %j behind an attribute of the session, then it is %j', (line, issues) => {
    expect(issuesOf(bodyOf(...head, 'a=x', line))).toEqual(issues.map((issue) => `${issue} "${line}"`))
  })

  it('given payload types without meaning or with two, and formats that are not there, then they are found', () => {
    expect(
      issuesOf(
        bodyOf(
          ...head,
          'm=audio 4000 RTP/AVP 0 0 96 97 x',
          'a=rtpmap:97 opus/48000/2',
          'a=rtpmap:97 iLBC/8000',
          'a=rtpmap:98 G729/8000',
          'a=fmtp:99 mode=20',
          'a=sendonly',
          'a=sendrecv',
        ),
      ),
    ).toEqual([
      'warning repeated-format "m=audio 4000 RTP/AVP 0 0 96 97 x"',
      'error missing-rtpmap "m=audio 4000 RTP/AVP 0 0 96 97 x"',
      'error broken-format "m=audio 4000 RTP/AVP 0 0 96 97 x"',
      'error conflicting-rtpmap "a=rtpmap:97 iLBC/8000"',
      'warning unlisted-format "a=rtpmap:98 G729/8000"',
      'warning unlisted-format "a=fmtp:99 mode=20"',
      'warning repeated-direction "a=sendrecv"',
    ])
  })

  it('given sections that are off, bundled or lack an address, then each is said as what it is', () => {
    const session = ['v=0', 'o=- 1 1 IN IP4 192.0.2.1', 's=-', 't=0 0']
    const sections = ['m=audio 0 RTP/AVP 0', 'm=video 0 RTP/AVP 34', 'a=bundle-only', 'm=audio 4000 RTP/AVP 0']
    expect(issuesOf(bodyOf(...session, ...sections, 'm=audio 70000 RTP/AVP 0', 'c=IN IP4 0.0.0.0'))).toEqual([
      'note port-zero "m=audio 0 RTP/AVP 0"',
      'note bundle-only "m=video 0 RTP/AVP 34"',
      'error missing-address "m=audio 4000 RTP/AVP 0"',
      'error broken-value "audio 70000 RTP/AVP 0"',
      'note null-address "IN IP4 0.0.0.0"',
    ])
  })

  it('given line ends of other kinds, then one is named', () => {
    expect(issuesOf(text(head.join('\n')))).toEqual(['note bare-line-end "v=0"'])
    expect(issuesOf(text(head.join('\r\n')))).toEqual(['warning no-line-end "t=0 0"'])
  })

  it.each(['', '\r\n', '=', 'm=', 'm', '\ufeffv=0', 'm=audio\r\na=', 'a=:', `m=audio 1 RTP/AVP${' 96'.repeat(9999)}`])(
    'given %j, then sections are those of the reader of meanings, and the issues are bounded',
    (body) => {
      const { lines, issues } = listSdpLines(text(body))
      expect(lines.filter(({ type }) => type === 'm')).toHaveLength(readSdp(body).media.length)
      expect(issues.length).toBeLessThanOrEqual(100)
    },
  )
})
