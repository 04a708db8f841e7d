import { describe, expect, it } from 'vitest'
import { describeHeader, type HeaderNode } from './describe-header'
import { parseMessage } from './parse-message'

const described = (line: string): HeaderNode => {
  const message = parseMessage(new TextEncoder().encode(`OPTIONS sip:a@b SIP/2.0\r\n${line}\r\n\r\n`))
  const [field] = message?.headers ?? []
  if (field === undefined) throw new Error('no field')
  return describeHeader(field)
}

/** `label=text` of every leaf, in order. */
const leaves = ({ label, text, children }: HeaderNode): readonly string[] =>
  children.length === 0 ? [`${label}=${text}`] : children.flatMap(leaves)

describe('describeHeader', () => {
  it.each([
    [
      'From: "A; \\"B\\"" <sip:a@h:5070;lr>;tag=1',
      ['display name=A; "B"', 'scheme=sip', 'user=a', 'host=h', 'port=5070', 'lr=', 'tag=1'],
    ],
    ['Contact: sip:a@h;expires=60', ['scheme=sip', 'user=a', 'host=h', 'expires=60']],
    ['Via: SIP / 2.0 / UDP h : 5060 ;branch=z9', ['transport=UDP', 'sent by=h:5060', 'branch=z9']],
    ['CSeq: 7 INVITE', ['number=7', 'method=INVITE']],
    [
      'Reason: Q.850;cause=16;text="Normal; clearing"',
      ['protocol=Q.850', 'cause=16', 'meaning=Someone hung up: the usual end of a call.', 'text=Normal; clearing'],
    ],
    ['Reason: SIP;cause=486', ['protocol=SIP', 'cause=486', 'meaning=The user is busy.']],
    [
      'Reason: Q.850;cause=200;location=LN',
      ['protocol=Q.850', 'cause=200', 'location=LN', 'found by=the public network near the user'],
    ],
    ['Session-Expires: 1800;refresher=uac', ['seconds=1800', 'refresher=uac']],
    ['Min-SE: 90', ['seconds=90']],
    ['RSeq: 7', ['response number=7']],
    ['RAck: 7 1 INVITE', ['response number=7', 'CSeq number=1', 'CSeq method=INVITE']],
    [
      'Refer-To: <sip:bob@h?Replaces=id%40h%3Bto-tag%3Dt%3Bfrom-tag%3Df&Subject=hi%20there>',
      ['scheme=sip', 'user=bob', 'host=h', 'Call-ID=id@h', 'to-tag=t', 'from-tag=f', 'Subject=hi there'],
    ],
    [
      'Refer-To: <sip:+33@h?User-to-User%3D0048692e%3Bencoding%3Dhex>',
      ['scheme=sip', 'user=+33', 'host=h', 'data=0048692e', 'protocol discriminator=00', 'as text=Hi.', 'encoding=hex'],
    ],
    ['Replaces: id@h;to-tag=t;from-tag=f;early-only', ['Call-ID=id@h', 'to-tag=t', 'from-tag=f', 'early-only=']],
    [
      'Diversion: <tel:+1555;npdi>;reason=no-answer;counter=1',
      ['scheme=tel', 'number=+1555', 'npdi=', 'reason=no-answer', 'counter=1'],
    ],
    [
      'History-Info: <sip:a@h?Reason=SIP%3Bcause%3D302>;index=1.1',
      [
        'scheme=sip',
        'user=a',
        'host=h',
        'protocol=SIP',
        'cause=302',
        'meaning=The user is elsewhere for now: call the Contact.',
        'index=1.1',
      ],
    ],
    [
      'P-Asserted-Identity: "A" <sip:+1555;isub=7@h;user=phone>',
      ['display name=A', 'scheme=sip', 'user=+1555', 'isub=7', 'host=h', 'user=phone'],
    ],
    [
      'remote-party-id: A <sip:1@h>;party=calling;privacy=off',
      ['display name=A', 'scheme=sip', 'user=1', 'host=h', 'party=calling', 'privacy=off'],
    ],
    [
      'Warning: 305 h "no codec"',
      ['code=305', 'meaning=A media format of the SDP is not available: no common codec.', 'agent=h', 'text=no codec'],
    ],
    [
      'Retry-After: 120 (in a (long) meeting);duration=3600',
      ['seconds=120', 'comment=in a (long) meeting', 'duration=3600'],
    ],
    ['Event: refer;id=93809824', ['package=refer', 'id=93809824']],
    [
      'Subscription-State: terminated;reason=noresource',
      ['state=terminated', 'reason=noresource', 'meaning=Ended because what was watched no longer exists.'],
    ],
    ['User-to-User: 48692e', ['data=48692e', 'as text=Hi.']],
    ['User-to-User: 00ff', ['data=00ff']],
    ['Geolocation: <cid:target@h>', ['scheme=cid']],
    [
      'Identity: eyJhbGciOiJFUzI1NiJ9.eyJhdHRlc3QiOiJBIn0.c2ln;info=<https://c/x>;ppt=shaken',
      [
        'PASSporT header={"alg":"ES256"}',
        'PASSporT claims={"attest":"A"}',
        'signature=c2ln',
        'info=<https://c/x>',
        'ppt=shaken',
      ],
    ],
    ['Supported: 100rel, timer', ['option=100rel', 'option=timer']],
    ['Require: 100rel', ['option=100rel']],
    ['Allow: INVITE, ACK', ['method=INVITE', 'method=ACK']],
    ['Privacy: id;critical', ['wish=id', 'wish=critical']],
    ['P-Charging-Vector: icid-value=1;orig-ioi=a', ['icid-value=1', 'orig-ioi=a']],
    ['x-inin-cnv: 0c1d', ['conversation id=0c1d']],
    ['X-Genesys-CallUUID: TTL7', ['call UUID=TTL7']],
    ['x-genesys-other: v', ['value=v']],
    ['WWW-Authenticate: Digest realm="a, b", nonce="x"', ['scheme=Digest', 'realm=a, b', 'nonce=x']],
    ['X-Unknown: v;p=1', ['value=v', 'p=1']],
    ['X-Plain: just text', ['X-Plain=just text']],
  ])('names the parts of %s', (line, expected) => expect(leaves(described(line))).toEqual(expected))

  it('takes the values of a comma list apart, but not inside quotes or brackets', () => {
    const { children } = described('Route: "a, b" <sip:p1;x=1,2>, <sip:p2;lr>')
    expect(children.map(({ label, text }) => [label, text])).toEqual([
      ['1', '"a, b" <sip:p1;x=1,2>'],
      ['2', '<sip:p2;lr>'],
    ])
  })

  it('goes no deeper than a few levels into headers within headers', () => {
    const inner = '<sip:a@h?Refer-To='.repeat(1000)
    const depthOf = ({ children }: HeaderNode): number => 1 + Math.max(0, ...children.map(depthOf))
    expect(depthOf(described(`Refer-To: ${inner}`))).toBeLessThan(20)
    const encoded = (level: number): string =>
      level === 0 ? '<sip:z@h>' : `<sip:a@h?Refer-To=${encodeURIComponent(encoded(level - 1))}>`
    expect(depthOf(described(`Refer-To: ${encoded(6)}`))).toBe(13)
  })
})
