// What is made of the parts of a message: bodies, header trees, session descriptions. Whatever the message, none of them
// throws, runs away or points outside of it.
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { readSdp, type SessionDescription } from '../../src/core/sdp/read-sdp'
import { summarizeSdp } from '../../src/core/sdp/summarize-sdp'
import { describeHeader, type HeaderNode } from '../../src/core/sip/describe-header'
import { explainHeader } from '../../src/core/sip/explain'
import { listBodies } from '../../src/core/sip/list-bodies'
import { looksLikeSip } from '../../src/core/sip/looks-like-sip'
import type { SipMessage } from '../../src/core/sip/message'
import { parseMessage } from '../../src/core/sip/parse-message'
import { bodyTextOf } from '../../src/core/sip/read-fields'
import { isWithin } from './check-ranges'
import { mutateBytes, recipes } from './mutate-bytes'
import { readMessages } from './real-inputs'
import { startRun } from './start-run'

/** A character for each byte; a byte order mark stays. */
const byteDecoder = new TextDecoder('latin1')

const run = startRun('bodies, header trees and session descriptions')

const sizeOf = ({ children }: HeaderNode): number => children.reduce((sum, child) => sum + sizeOf(child), 1)

const depthOf = ({ children }: HeaderNode): number => 1 + Math.max(0, ...children.map(depthOf))

const isSoundNode = ({ label, text, children }: HeaderNode): boolean =>
  typeof label === 'string' && typeof text === 'string' && children.every(isSoundNode)

/** Headers of URIs in headers nest; a few parts for each character are more than any field has. */
const deepestTree = 20

const headerProblems = ({ headers }: SipMessage): readonly string[] =>
  headers.flatMap((field) => {
    const tree = describeHeader(field)
    const explanation = explainHeader(field.name)
    const isSound =
      tree.label === field.name &&
      tree.text === field.value &&
      isSoundNode(tree) &&
      depthOf(tree) <= deepestTree &&
      sizeOf(tree) <= 10 + field.value.length * 4
    return isSound && explanation?.text !== '' ? [] : [`tree of ${JSON.stringify(field.name)}: ${JSON.stringify(tree)}`]
  })

const directions = ['sendrecv', 'sendonly', 'recvonly', 'inactive']

const sdpProblems = (sdp: SessionDescription): readonly string[] =>
  [
    ...sdp.media.filter(
      ({ kind, port, protocol, direction, codecs, address }) =>
        ![kind, protocol, address, ...codecs.map(({ name }) => name)].every((text) => typeof text === 'string') ||
        !Number.isFinite(port) ||
        !directions.includes(direction) ||
        !codecs.every(({ clockRate }) => clockRate === undefined || Number.isFinite(clockRate)),
    ),
  ].map((media) => `media ${JSON.stringify(media)}`)

const textProblems = (text: string): readonly string[] => {
  const sdp = readSdp(text)
  const words = summarizeSdp(sdp)
  return [
    ...sdpProblems(sdp),
    ...(/[\r\n]/.test(words) ? [`a summary of several lines: ${JSON.stringify(words)}`] : []),
  ]
}

const bodyProblems = (message: SipMessage): readonly string[] => {
  const parts = listBodies(message)
  const problems = parts.flatMap(({ range }, index) => {
    const before = parts[index - 1]?.range.end ?? message.body.start
    // A delimiter line with the headers of the part, if it has any, stands between a part and the one before (RFC 2046 5.1).
    const between = byteDecoder.decode(message.bytes.subarray(before, range.start))
    const isApart = index === 0 || /(?:^|\n)--/.test(between)
    return isWithin(range, message.body) && before <= range.start && isApart
      ? []
      : [`part ${index} at ${JSON.stringify(range)}`]
  })
  const texts = [message.body, ...parts.map(({ range }) => range)].map((body) => bodyTextOf({ ...message, body }))
  return [...problems, ...texts.flatMap(textProblems), ...(parts.length > 10_000 ? [`${parts.length} parts`] : [])]
}

/**
 * The question that is asked of each packet must not turn away what the parser reads, as long as the method is a word, the
 * line is of printable characters and of a length that it looks at, and its version has two digits.
 */
const isPlainStart = ({ bytes, startLine: { range, version } }: SipMessage): boolean =>
  version.length === 7 &&
  /^(?:[A-Z]+|SIP\/\d\.\d) [ -~]{1,4000}$/i.test(byteDecoder.decode(bytes.subarray(range.start, range.end)))

const problemsOf = (bytes: Uint8Array): readonly string[] => {
  const isLikely = looksLikeSip(bytes)
  const message = parseMessage(bytes)
  if (message === undefined) return []
  const problems = [...headerProblems(message), ...bodyProblems(message)]
  if (!isLikely && isPlainStart(message)) problems.push('read, but does not look like SIP')
  return problems.length === 0 ? problems : [...problems, JSON.stringify(byteDecoder.decode(bytes))]
}

const sdpLines = fc.constantFrom(
  ...[
    'v=0',
    'o=- 1 1 IN IP4 192.0.2.1',
    's=-',
    'c=IN IP4 192.0.2.1',
    'c=IN IP6',
    'c=',
    't=0 0',
    'a=sendonly',
    'a=inactive',
  ],
  ...['m=audio 4000 RTP/AVP 0 8 101', 'm=audio 0 RTP/AVP', 'm=audio x y z', 'm=video 1/2 RTP/SAVPF 96 97', 'm=', 'm'],
  ...['a=rtpmap:101 telephone-event/8000', 'a=rtpmap:0', 'a=rtpmap:96 H264/x', 'a=rtpmap:1e3 a/9999999999999999999999'],
  ...[
    'a=fmtp:101 0-15',
    'a=fmtp:',
    'a=candidate:1 1 UDP 1 192.0.2.1 9 typ host',
    'a=ssrc:1 cname:x',
    'a=group:BUNDLE 0',
  ],
  ...[
    'a=__proto__:x',
    'a=constructor',
    'a=toString:1',
    'a=media:x',
    'a=connection:1',
    'a=direction:x',
    'a=rid:1 send',
    'é',
  ],
  ...['a=simulcast:send 1;2 recv 3', 'a=imageattr:97 send [x=[1:2]] recv *', 'a=crypto:1 AES inline:x', 'a=rtcp:9', ''],
)
const sessions = fc
  .tuple(fc.array(sdpLines, { maxLength: 16 }), fc.constantFrom('\r\n', '\n', '\r'))
  .map(([lines, lineEnd]) => lines.map((line) => line + lineEnd).join(''))

describe('the parts of a message', () => {
  const originals = readMessages()

  afterAll(run.report)

  it('given real messages, then their parts are sound', () => {
    expect(originals.flatMap(problemsOf)).toEqual([])
  })

  it('given 10 000 session descriptions of lines in any order, then none is more than it says', () => {
    run.holds(sessions, 10_000, textProblems)
    expect(run.count()).toBe(10_000)
  })

  it.each([20_000, 30_000, 40_000])(
    'given real messages damaged, up to %d inputs, then their parts are sound',
    (total) => {
      run.holds(recipes(6), total - run.count(), (recipe) => problemsOf(mutateBytes(recipe, originals)))
      expect(run.count()).toBe(total)
    },
  )
})
