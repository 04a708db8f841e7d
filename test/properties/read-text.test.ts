// Whatever a text is, the messages found in it are sound, numbered in their order and made of what the text holds.
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { readText } from '../../src/core/text/read-text'
import { issueProblems, rangeProblems } from './check-ranges'
import { mutateBytes, recipes } from './mutate-bytes'
import { startRun } from './start-run'
import { writeLogs } from './write-logs'

const run = startRun('readText')
const encoder = new TextEncoder()

let messages = 0
const formats = new Set<string>()

const problemsOf = (bytes: Uint8Array): readonly string[] => {
  const reading = readText(bytes)
  messages += reading.messages.length
  formats.add(reading.format)
  const size = reading.messages.reduce((sum, { message }) => sum + message.bytes.length, 0)
  return [
    ...reading.messages.flatMap(({ frame, indexInFrame, at, source, destination, message }, index) => [
      ...(frame === index + 1 && indexInFrame === 0 && Number.isSafeInteger(at) ? [] : [`message ${frame} at ${at}`]),
      ...[source.port, destination.port].flatMap((port) =>
        port === undefined || (Number.isInteger(port) && port >= 0 && port <= 65_535) ? [] : [`port ${port}`],
      ),
      ...rangeProblems(message),
    ]),
    ...issueProblems(reading.issues, bytes.length),
    ...(new Set(reading.issues.map(({ code }) => code)).size === reading.issues.length ? [] : ['an issue twice']),
    // UTF-16 grows to UTF-8, and each LF may get a CR, as may each escape of a line end.
    ...(size > bytes.length * 3 + 2 ? [`${size} bytes of messages out of ${bytes.length}`] : []),
  ]
}

const lines = fc.constantFrom(
  ...[
    'INVITE sip:b@192.0.2.2 SIP/2.0',
    'SIP/2.0 200 OK',
    'SIP/2.0 2',
    'Via: SIP/2.0/UDP 192.0.2.1',
    'To: <sip:b@x>',
    '',
  ],
  ...[
    'Content-Length: 3',
    'l: 99999999',
    'Content-Type: application/sdp',
    'v=0',
    'm=audio 1 RTP/AVP 0',
    'abc',
    ' ',
    '---',
  ],
  ...[
    '09:33:52.858: Sending  [0,UDP] 5 bytes to 192.0.2.2:5060 >>>>>',
    '25:99:99.9',
    '09:33:52.999 text',
    '1e99',
    '\0',
  ],
  ...['----------------------------------------------- 2026-11-23 09:33:52.858552', 'UDP message sent (3 bytes):'],
  ...[
    '2026/02/31 09:33:52.858552 192.0.2.1:99999 -> [::1]:5060',
    '9999/12/31 09:33:52.858552 a:1 -> b:2',
    'proto:UDP 0000-00-00T00:00:00Z  a:1 ---> b:2',
  ],
  ...[
    '[Nov 23 09:33:52] VERBOSE[1] chan_sip.c: Transmitting (NAT) to 192.0.2.2:5060:',
    '<------------->',
    '|||||',
    'é',
  ],
  ...[
    '<--- SIP read from UDP:192.0.2.2:5060 --->',
    '====================',
    'srcip: x',
    'srcport: 99999999',
    '~~~~~~~~~~',
  ],
  ...['time: 99999999999.858552', 'time: 1795426432.858552', 'dstip: y', 'dstport: z'],
)

const texts = fc
  .tuple(fc.array(lines, { maxLength: 24 }), fc.constantFrom('\r\n', '\n', '\r'), fc.constantFrom('', '', '', '\ufeff'))
  .map(([some, lineEnd, mark]) => encoder.encode(mark + some.join(lineEnd)))

const utf16 = fc.tuple(
  fc.constantFrom([0xff, 0xfe], [0xfe, 0xff], [0xef, 0xbb, 0xbf]),
  fc.uint8Array({ maxLength: 80 }),
)

describe('readText', () => {
  const originals = writeLogs()

  afterAll(run.report)

  it('given logs, then they are read soundly', () => {
    expect(originals.length).toBeGreaterThan(25)
    expect(originals.flatMap(problemsOf)).toEqual([])
  })

  it('given 7 000 texts of lines in any order and of any bytes behind a mark, then all messages are sound', () => {
    run.holds(texts, 5_000, problemsOf)
    run.holds(
      utf16.map(([mark, rest]) => Uint8Array.from([...mark, ...rest])),
      2_000,
      problemsOf,
    )
    expect(run.count()).toBe(7_000)
  })

  it.each([9_000, 11_000])('given logs damaged, up to %d inputs, then all messages are sound', (total) => {
    run.holds(recipes(6), total - run.count(), (recipe) => problemsOf(mutateBytes(recipe, originals)))
    expect(run.count()).toBe(total)
  })

  it('given all of these, then most held messages, and every format was among them', () => {
    expect(messages).toBeGreaterThan(11_000)
    const known = ['asterisk', 'genesys-sip-server', 'homer', 'kamailio', 'raw', 'sipp', 'sngrep']
    expect([...formats].toSorted()).toEqual(known)
  })
})
