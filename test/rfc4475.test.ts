// The torture test messages of RFC 4475: each is read, and what is wrong with it is shown at the very bytes.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parseMessage } from '../src/core/sip/parse-message'

const folder = join(import.meta.dirname, 'corpus', 'rfc4475')

/** Code without `sip.`, and the text under the range with one character for each byte. */
type Fault = readonly [code: string, text: string]

interface Expectation {
  readonly errors?: readonly Fault[]
  /** Warnings and notes. */
  readonly others?: readonly Fault[]
}

const nothing: Expectation = {}

/** 3.1.1: valid, however odd. */
const valid: Readonly<Record<string, Expectation>> = {
  wsinv: nothing,
  intmeth: nothing,
  esc01: nothing,
  escnull: nothing,
  esc02: nothing,
  lwsdisp: nothing,
  longreq: nothing,
  dblreq: {
    others: [['bytes-after-body', '\r\nINVITE sip:joe@example.com SIP/2.0\r\nt:…\na=rtpmap:31 LPC\r\n\r\n']],
  },
  semiuri: nothing,
  transports: nothing,
  mpart01: nothing,
  unreason: nothing,
  noreason: nothing,
}

/** 3.1.2: not SIP by its grammar. */
const invalid: Readonly<Record<string, Expectation>> = {
  badinv01: {
    errors: [
      ['extra-separators', ';;,;,,'],
      ['extra-separators', ';;;;'],
    ],
  },
  clerr: { errors: [['body-cut-short', '9999']] },
  ncl: { errors: [['bad-content-length', '-999']] },
  scalar02: {
    errors: [
      ['cseq-too-large', '36893488147419103232'],
      ['number-too-large', '300'],
      ['number-too-large', `1${'0'.repeat(39)}…${'0'.repeat(20)}`],
      ['number-too-large', '280297596632815'],
    ],
  },
  scalarlg: {
    errors: [
      ['cseq-too-large', '9292394834772304023312'],
      ['number-too-large', '949302838503028349304023988'],
      ['bad-warning', '1812'],
    ],
  },
  quotbal: { errors: [['unterminated-quote', '"Mr. J. User <sip:j.user@example.com>']] },
  ltgtruri: { errors: [['bad-request-uri', '<sip:user@example.com>']] },
  lwsruri: { errors: [['bad-request-uri', ' ']] },
  lwsstart: {
    errors: [
      ['start-line-spaces', '  '],
      ['start-line-spaces', '  '],
    ],
  },
  trws: { errors: [['start-line-spaces', '  ']] },
  escruri: { errors: [['request-uri-headers', '?Route=%3Csip:example.com%3E']] },
  baddate: { errors: [['bad-date', 'EST']] },
  regbadct: { errors: [['uri-needs-brackets', '?Route=%3Csip:sip.example.com%3E']] },
  badaspec: { errors: [['spaces-in-uri', ' sip:t.watson@example.org ']] },
  // The archive holds this message without its last empty line.
  baddn: {
    errors: [
      ['bad-display-name', 'Bell, Alexander'],
      ['bad-display-name', 'Watson, Thomas'],
    ],
    others: [['no-empty-line', '']],
  },
  badvers: { errors: [['unknown-version', 'SIP/7.0']] },
  mismatch01: { errors: [['cseq-method', 'INVITE']] },
  mismatch02: { errors: [['cseq-method', 'INVITE']] },
  bigcode: { errors: [['status-out-of-range', '4294967301']] },
}

/** 3.2 to 3.4: the grammar is kept. Where only an endpoint could object (an unknown extension, say), nothing is said. */
const semantic: Readonly<Record<string, Expectation>> = {
  badbranch: { others: [['branch-without-id', 'z9hG4bK']] },
  insuf: {
    errors: [
      ['missing-header', 'INVITE sip:user@example.com SIP/2.0'],
      ['missing-header', 'INVITE sip:user@example.com SIP/2.0'],
      ['missing-header', 'INVITE sip:user@example.com SIP/2.0'],
    ],
  },
  // Schemes that nobody knows are no fault of the sender: the receiver answers 416, or takes them as they are.
  unkscm: nothing,
  novelsc: nothing,
  unksm2: nothing,
  // Whether the extensions of Require are supported, only the receiver knows.
  bext01: nothing,
  // The same holds for a content type, an authorization scheme and an Accept that nobody knows.
  invut: nothing,
  regaut01: nothing,
  sdp01: nothing,
  multi01: {
    errors: [
      ['repeated-header', 'CSeq: 59 INVITE'],
      ['repeated-header', 'Call-ID: multi01.98asdh@192.0.2.2'],
      ['repeated-header', 'To: sip:other@example.net'],
      ['repeated-header', 'From: sip:caller@example.net;tag=2923420123'],
      ['repeated-header', 'Max-Forwards: 5'],
    ],
  },
  mcl01: {
    errors: [['repeated-header', 'Content-Length: 5']],
    others: [['bytes-after-body', 'y to know how many octets are supposed to be here.\r\n\r\n']],
  },
  // A second Via with a broadcast address is for the client to discard.
  bcast: nothing,
  // The next proxy answers 483, an endpoint may answer as usual.
  zeromf: nothing,
  // What belongs to the Contact and what to its URI, both readings are right.
  cparam01: nothing,
  cparam02: nothing,
  regescrt: nothing,
  inv2543: { others: [['no-from-tag', '<sip:+13035551111@ift.client.example.net;user=phone>']] },
}

const expectations = { ...valid, ...invalid, ...semantic }

const bytesOf = (name: string): Uint8Array => new Uint8Array(readFileSync(join(folder, `${name}.dat`)))

const shorten = (text: string): string => (text.length > 80 ? `${text.slice(0, 40)}…${text.slice(-20)}` : text)

const faultsOf = (name: string): Expectation | undefined => {
  const bytes = bytesOf(name)
  const message = parseMessage(bytes)
  if (message === undefined) return undefined
  const faults = message.issues.map(({ code, severity, range }) => {
    const text = new TextDecoder('latin1').decode(bytes.subarray(range?.start, range?.end))
    return { isError: severity === 'error', fault: [code.replace(/^sip\./, ''), shorten(text)] as const }
  })
  const pick = (wanted: boolean): readonly Fault[] =>
    faults.filter(({ isError }) => isError === wanted).map(({ fault }) => fault)
  return { errors: pick(true), others: pick(false) }
}

describe('the messages of RFC 4475', () => {
  it('given the folder, then every message of the RFC has an expectation', () => {
    const names = readdirSync(folder).flatMap((file) => /^(.*)\.dat$/.exec(file)?.[1] ?? [])
    expect(names.filter((name) => name !== 'test').sort()).toEqual(Object.keys(expectations).sort())
    expect(names).toHaveLength(50)
  })

  it.each(Object.entries(expectations))('given %s, then the faults are at their bytes', (name, expected) => {
    expect(faultsOf(name)).toEqual({ errors: expected.errors ?? [], others: expected.others ?? [] })
  })

  it('given the message of the archive that no section names, then it is no SIP: its first line has no version', () => {
    expect(faultsOf('test')).toBeUndefined()
  })

  it.each(Object.keys(expectations))(
    'given %s with one byte in seven damaged, then every range is within it',
    (name) => {
      const original = bytesOf(name)
      const outside: unknown[] = []
      for (let at = 0; at < original.length; at += 7) {
        for (const byte of [0x22, 0x3c, 0x0d, 0xe9]) {
          const bytes = Uint8Array.from(original)
          bytes[at] = byte
          const message = parseMessage(bytes)
          const ranges = message === undefined ? [] : [message.body, ...message.issues.map(({ range }) => range)]
          outside.push(
            ...ranges.filter(
              (range) => !range || range.start < 0 || range.end < range.start || range.end > bytes.length,
            ),
          )
        }
      }
      expect(outside).toEqual([])
    },
  )
})
