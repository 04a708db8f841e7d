import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { asEpochMicros } from '../base/time'
import type { CapturedBytes } from '../capture/captured-message'
import { createSipScanner } from '../capture/extract-sip'
import { readCapture } from '../capture/read-capture'
import { parseMessage } from '../sip/parse-message'
import { callFactsOf } from './message-from-capture'
import { copyFacts, createFactsScanner } from './scan-facts'
import type { CallFacts } from './trace-message'

const root = join(import.meta.dirname, '..', '..', '..')
const torture = join(root, 'test', 'corpus', 'rfc4475')
const demo = join(root, 'resources', 'demo')

const seen = (bytes: Uint8Array): CapturedBytes => ({
  frame: 1,
  at: asEpochMicros(1_700_000_000_000_000),
  source: { address: '192.0.2.1', port: 5060 },
  destination: { address: '192.0.2.2', port: 5060 },
  transport: 'UDP',
  bytes,
})

const parsed = (captured: CapturedBytes): CallFacts | undefined => {
  const message = parseMessage(captured.bytes)
  return message === undefined ? undefined : callFactsOf({ ...captured, message })
}

const { scan } = createFactsScanner()

/** The scan hands out one object again and again; a copy has its values. */
const scannedFacts = (captured: CapturedBytes): CallFacts | undefined => {
  const facts = scan(captured)
  return facts === undefined ? undefined : copyFacts(facts)
}

const latin1 = new TextDecoder('latin1')
const encode = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.charCodeAt(0))

const recorded = readdirSync(demo)
  .filter((name) => name.endsWith('.pcap'))
  .flatMap((name) => {
    const found: CapturedBytes[] = []
    const scanner = createSipScanner({ message: (captured) => found.push(captured) })
    for (const packet of readCapture(new Uint8Array(readFileSync(join(demo, name)))).packets) scanner.push(packet)
    scanner.end()
    return found
  })

/** Things that senders and attackers do to single lines. */
const changes: readonly (readonly [name: string, change: (text: string) => string])[] = [
  [
    'compact names',
    (text) =>
      text
        .replace(/^Via:/gm, 'v:')
        .replace(/^From:/gm, 'f :')
        .replace(/^Call-ID:/gm, 'I\t:'),
  ],
  ['bare line feeds', (text) => text.replaceAll('\r\n', '\n')],
  ['folded lines', (text) => text.replace(/^(From|Via):/gm, '$1:\r\n ')],
  ['a carriage return within', (text) => text.replace(/^Call-ID: ./gm, 'Call-ID: \r')],
  ['a carriage return for a dash', (text) => text.replace(/^Call-ID/gm, 'Call\rID')],
  ['a line that begins with one', (text) => text.replace(/^To:/gm, '\rTo:')],
  ['no empty line', (text) => text.replace(/\r\n\r\n[^]*/, '\r\n')],
  ['cut within a header', (text) => text.slice(0, Math.floor(text.length / 3))],
  ['each header twice', (text) => text.replace(/^(?:From|To|CSeq|Call-ID): .*$/gm, '$&\r\n$&x')],
  ['names beyond ASCII', (text) => text.replace(/^From: /gm, 'From: "J\xc3\xb6rg \xff" ')],
  ['escapes', (text) => text.replaceAll('sip:+', 'sip:%2b').replace(/tag=/g, 'TAG= ')],
  ['quotes', (text) => text.replace(/^(To|From): ?(?:".*?")?/gm, '$1: "a \\" <b>;tag=no" ')],
  ['other schemes', (text) => text.replace(/<sip:[^>]*>/g, '<tel:+1;ext=2>')],
  ['no brackets', (text) => text.replace(/<(sip:[^>]*)>/g, '$1')],
  [
    'odd start lines',
    (text) => text.replace(/ SIP\/2\.0\r/, '  SIP/2.0 \r').replace(/^SIP\/2.0 (\d+) /, 'sip/2.0  $1\t'),
  ],
  ['two branches in a Via', (text) => text.replace(/^Via: (.*)$/gm, 'Via: $1, SIP/2.0/TCP b;Branch="z9hG4bKlower"')],
  ['branch in capitals first', (text) => text.replace(/;branch=/g, ';x="branch=1";BRANCH=2;branch=')],
  ['another transport', (text) => text.replace(/SIP\/2\.0\/UDP/g, 'SIP / 2.0 / TCP')],
  [
    'ties',
    (text) => text.replace(/^Call-ID/gm, 'X-CID: other-call-id\r\nSession-ID: 0123456789abcdef0123456789abcdef\r\n$&'),
  ],
]

describe('createFactsScanner', () => {
  it.each([['as recorded', (text: string) => text] as const, ...changes])(
    'given the recorded calls with %s, when scanned, then the facts are those of the full parser',
    (_, change) => {
      const messages = recorded.map((captured) => ({
        ...captured,
        bytes: encode(change(latin1.decode(captured.bytes))),
      }))
      expect(messages.length).toBeGreaterThan(100)
      expect(messages.map(scannedFacts)).toEqual(messages.map(parsed))
    },
  )

  it('given the messages of RFC 4475, when scanned, then the facts are those of the full parser', () => {
    const messages = readdirSync(torture)
      .filter((name) => name.endsWith('.dat'))
      .map((name) => seen(new Uint8Array(readFileSync(join(torture, name)))))
    expect(messages.length).toBe(50)
    expect(messages.map(scannedFacts)).toEqual(messages.map(parsed))
  })
})
