// Whatever the bytes are, the parser gives a sound reading of all of them or none, and the reading can be written back.
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import type { SipMessage } from '../../src/core/sip/message'
import { parseMessage } from '../../src/core/sip/parse-message'
import { serializeMessage } from '../../src/core/sip/serialize-message'
import { rangeProblems } from './check-ranges'
import { mutateBytes, recipes } from './mutate-bytes'
import { readMessages } from './real-inputs'
import { startRun } from './start-run'

const run = startRun('parseMessage and serializeMessage')
const encoder = new TextEncoder()

const isEqual = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && a.every((byte, index) => byte === b[index])

const told = ({ startLine, headers, body, issues }: SipMessage): string =>
  JSON.stringify([startLine, headers, body, issues.map(({ code }) => code)])

const writingProblems = (message: SipMessage): readonly string[] => {
  const written = serializeMessage(message)
  if (!isEqual(written, message.bytes)) return ['written otherwise than it was read']
  const again = parseMessage(written)
  return again !== undefined && told(again) === told(message) ? [] : ['another message when it is read again']
}

/** How many inputs were SIP at all: of the others nothing is said. */
let readings = 0

const problemsOf = (bytes: Uint8Array): readonly string[] => {
  const message = parseMessage(bytes)
  if (message === undefined) return []
  readings += 1
  const problems = [...rangeProblems(message), ...writingProblems(message)]
  return problems.length === 0 ? problems : [...problems, JSON.stringify(new TextDecoder('latin1').decode(bytes))]
}

const joined = (...parts: readonly Uint8Array[]): Uint8Array => Uint8Array.from(parts.flatMap((part) => [...part]))

const namesOf = ({ headers }: SipMessage): readonly string[] => headers.map(({ name, value }) => `${name}: ${value}`)

/** Work grows with the message: each field of a header block is read as often as the block stands there, and not more. */
const repeatProblems = (bytes: Uint8Array, times: number): readonly string[] => {
  const message = parseMessage(bytes)
  const first = message?.headers[0]?.range.start
  const isCut = message?.issues.some(({ code }) => code === 'sip.no-empty-line') ?? true
  // A block that begins with space would go on from the block before it.
  if (message === undefined || first === undefined || isCut || /[ \t]/.test(String.fromCharCode(bytes[first] ?? 0)))
    return []
  const emptyLine = bytes[message.body.start - 2] === 0x0d ? 2 : 1
  const end = message.body.start - emptyLine
  const blocks = Array.from({ length: times }, () => bytes.subarray(first, end))
  const repeated = parseMessage(joined(bytes.subarray(0, first), ...blocks, bytes.subarray(end)))
  const once = namesOf(message)
  const wanted = Array.from({ length: times }, () => once).flat()
  if (repeated === undefined || JSON.stringify(namesOf(repeated)) !== JSON.stringify(wanted)) {
    return [
      `other fields when they stand there ${times} times`,
      JSON.stringify(new TextDecoder('latin1').decode(bytes)),
    ]
  }
  const most = 100 + message.issues.length * times
  return repeated.issues.length <= most
    ? []
    : [`${repeated.issues.length} issues of ${times} times ${message.issues.length}`]
}

/** A word or two, a separator or a byte of any kind: about what a careless sender could put anywhere. */
const scrap = fc.constantFrom(
  ...[
    'INVITE',
    'sip:a@192.0.2.1',
    'SIP/2.0',
    'z9hG4bK1',
    '"A, B"',
    '<sip:b@[2001:db8::1]>',
    ';tag=1',
    '200',
    '4294967296',
  ],
  ...[
    'OK',
    ' ',
    '  ',
    '\t',
    ':',
    ',',
    ';',
    '=',
    '<',
    '>',
    '"',
    '\\"',
    '\r',
    '\r\n ',
    '\n\t',
    '%41',
    'é',
    '\u00a0',
    '\0',
    '',
  ],
)
const scraps = (most: number): fc.Arbitrary<string> =>
  fc.array(scrap, { maxLength: most }).map((pieces) => pieces.join(''))

const names = fc.constantFrom(
  ...['Via', 'v', 'From', 'f', 'To', 't', 'Call-ID', 'i', 'CSeq', 'Contact', 'm', 'Max-Forwards', 'Content-Type', 'c'],
  ...[
    'Content-Length',
    'l',
    'Date',
    'Expires',
    'Warning',
    'Reason',
    'Route',
    'Subject',
    'X-Y',
    '',
    ' To',
    'To ',
    'a b',
  ],
)
const lineEnds = fc.constantFrom('\r\n', '\r\n', '\r\n', '\n', '\r\r\n')
const separators = fc.constantFrom(':', ': ', ' :\t', ':\r\n ', '')

const startLines = fc.oneof(
  fc.constantFrom('INVITE sip:b@192.0.2.2 SIP/2.0', 'SIP/2.0 200 OK', 'SIP/2.0 180', 'ACK  sip:b  sip/2.0 '),
  fc.tuple(scraps(3), scraps(5)).map(([method, uri]) => `${method} ${uri} SIP/2.0`),
  scraps(4).map((rest) => `SIP/2.0 ${rest}`),
)

const fields = fc
  .tuple(names, separators, scraps(6), lineEnds)
  .map(([name, separator, value, lineEnd]) => name + separator + value + lineEnd)

const shaped = fc
  .tuple(startLines, lineEnds, fc.array(fields, { maxLength: 8 }), fc.constantFrom('\r\n', '\r\n', '\n', ''), scraps(4))
  .map((parts) => encoder.encode(parts.flat().join('')))

const start = encoder.encode('SIP/2.0 200 OK\r\n')
const noise = fc.uint8Array({ maxLength: 120 })

describe('parseMessage and serializeMessage', () => {
  const originals = readMessages()

  afterAll(run.report)

  it('given real messages, then they are read soundly and written back as they were', () => {
    expect(originals.length).toBeGreaterThan(150)
    expect(originals.flatMap(problemsOf)).toEqual([])
  })

  it('given 20 000 times any bytes, alone and behind a start line, then no byte is lost', () => {
    run.holds(noise, 10_000, problemsOf)
    run.holds(
      noise.map((bytes) => Uint8Array.from([...start, ...bytes])),
      10_000,
      problemsOf,
    )
    expect(run.count()).toBe(20_000)
  })

  it('given 20 000 messages after the grammar with the wrong words in it, then no byte is lost', () => {
    run.holds(shaped, 20_000, problemsOf)
    expect(run.count()).toBe(40_000)
  })

  it.each([60_000, 80_000, 100_000, 120_000])(
    'given real messages damaged, up to %d inputs, then no byte is lost',
    (total) => {
      run.holds(recipes(6), total - run.count(), (recipe) => problemsOf(mutateBytes(recipe, originals)))
      expect(run.count()).toBe(total)
    },
  )

  it('given damaged messages whose fields stand there twice and four times, then each is read as often', () => {
    for (const times of [2, 4]) {
      run.holds(recipes(4), 2_500, (recipe) => repeatProblems(mutateBytes(recipe, originals), times))
    }
    expect(run.count()).toBe(125_000)
  })

  it('given all of these, then most were SIP, so that they were put to the test', () => {
    expect(readings).toBeGreaterThan(80_000)
  })
})
