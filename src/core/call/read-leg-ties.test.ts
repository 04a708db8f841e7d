import { describe, expect, it } from 'vitest'
import { asEpochMicros } from '../base/time'
import { parseMessage } from '../sip/parse-message'
import { noTies, type LegTie } from './leg-tie'
import { callFactsOf } from './message-from-capture'

const uuid = 'a358d2b1f5c24a6a9e3c000000000001'
const farUuid = 'b358d2b1f5c24a6a9e3c000000000002'

const tiesOf = (lines: readonly string[], start = 'INVITE sip:b@h SIP/2.0'): readonly LegTie[] => {
  const text = [start, 'Call-ID: own@h', 'From: <sip:a@h>;tag=1', ...lines, '', ''].join('\r\n')
  const message = parseMessage(new TextEncoder().encode(text))
  if (message === undefined) throw new Error('no message')
  const at = asEpochMicros(0)
  const end = { address: '192.0.2.1', port: 5060 }
  return callFactsOf({ frame: 1, at, source: end, destination: end, transport: 'UDP', message }).legTies
}

describe('readLegTies', () => {
  it.each<[string, string, LegTie]>([
    ['X-CID', 'X-CID: other@h', { kind: 'a-leg', value: 'other@h' }],
    ['any case', 'x-call-id: other@h;x=y', { kind: 'a-leg', value: 'other@h' }],
    ['P-Orig-Call-ID', 'P-Orig-Call-ID: other@h', { kind: 'a-leg', value: 'other@h' }],
    ['callidAleg', 'callidAleg: other@h', { kind: 'a-leg', value: 'other@h' }],
    ['X-Genesys-CallUUID', 'X-Genesys-CallUUID: 00AB4S1T', { kind: 'call-uuid', value: '00ab4s1t' }],
    ['Replaces', 'Replaces: 98732@h;from-tag=1;to-tag=2', { kind: 'replaces', value: '98732@h' }],
    [
      'Replaces within Refer-To',
      'Refer-To: "B" <sip:b@h?X=1&Replaces=98732%40h%3Bto-tag%3D2%3Bfrom-tag%3D1>',
      { kind: 'replaces', value: '98732@h' },
    ],
    ['a broken escape', 'Refer-To: <sip:b@h?Replaces=98732%4>', { kind: 'replaces', value: '98732%4' }],
    ['Session-ID', `Session-ID: ${uuid.toUpperCase()};remote=${'0'.repeat(32)}`, { kind: 'session', value: uuid }],
  ])('given %s, then the leg that it speaks of is a tie', (_name, line, tie) => {
    expect(tiesOf([line])).toEqual([tie])
  })

  it('given both ends of a session, then each is a tie, with dashes or without', () => {
    const dashed = farUuid.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
    expect(tiesOf([`Session-ID: ${uuid} ; remote = ${dashed} ;logme`])).toEqual([
      { kind: 'session', value: uuid },
      { kind: 'session', value: farUuid },
    ])
  })

  it('given Vias of an initial INVITE, then the branches below the top one are ties, each once', () => {
    const vias = [
      'Via: SIP/2.0/UDP p2;branch=z9hG4bKtop, SIP/2.0/UDP p1;branch=z9hG4bKtwo',
      'v: SIP/2.0/UDP ua;branch=z9hG4bKone',
      'v: SIP/2.0/UDP ua;branch=z9hG4bKone',
    ]
    expect(tiesOf(vias)).toEqual([
      { kind: 'via', value: 'z9hG4bKtwo' },
      { kind: 'via', value: 'z9hG4bKone' },
    ])
    expect(tiesOf([...vias, 'To: <sip:b@h>;tag=2'])).toBe(noTies)
    expect(tiesOf(vias, 'BYE sip:b@h SIP/2.0')).toBe(noTies)
    expect(tiesOf(vias, 'SIP/2.0 200 OK')).toBe(noTies)
  })

  it('given what names nothing or the leg itself, then there is no tie', () => {
    expect(
      tiesOf([
        'X-CID: own@h',
        'X-Call-ID:',
        'Session-ID: call 7',
        `Session-ID: ${'0'.repeat(32)}`,
        'Refer-To: <sip:c@h>',
        `P-Orig-Call-ID: ${'x'.repeat(10_000)}`,
        'Via: SIP/2.0/UDP h;branch=z9hG4bKtop',
      ]),
    ).toBe(noTies)
  })

  it('given more ties than a message can have, then it reads the first ones', () => {
    const lines = Array.from({ length: 5000 }, (_, index) => `X-CID: ${index}@h`)
    expect(tiesOf(lines)).toHaveLength(72)
    expect(
      tiesOf([`Via: ${Array.from({ length: 5000 }, (_, i) => `SIP/2.0/UDP h;branch=z9hG4bK${i}`).join()}`]),
    ).toHaveLength(71)
  })
})
