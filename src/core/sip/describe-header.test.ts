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
    ['Reason: Q.850;cause=16;text="Normal; clearing"', ['value=Q.850', 'cause=16', 'text=Normal; clearing']],
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
})
