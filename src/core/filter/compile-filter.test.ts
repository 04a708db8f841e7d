import { describe, expect, it } from 'vitest'
import { asEpochMicros } from '../base/time'
import { callVocabulary, type CallSubject } from './call-vocabulary'
import { compileFilter } from './compile-filter'
import { messageVocabulary, type MessageSubject } from './message-vocabulary'
import { parseFilter } from './parse-filter'

const seconds = (text: string): number => Date.parse(`2026-11-24T${text}Z`) * 1000

const party = (user: string, tag = '', displayName = ''): MessageSubject['facts']['from'] => ({
  user,
  tag,
  displayName,
})

const invite: MessageSubject = {
  facts: {
    at: asEpochMicros(seconds('12:30:05.500')),
    start: { kind: 'request', method: 'INVITE', uri: 'sip:bob@example.com' },
    callId: 'A84b@Example',
    cseq: { number: 1, method: 'INVITE' },
    from: party('+1 (415) 555-0100', 'ft', 'Alice Adams'),
    to: party('bob'),
    source: { address: '10.0.0.5', port: 5060 },
    destination: { address: '2001:db8::1', port: 5061 },
    sourceAlias: 'Carrier',
    destinationAlias: '',
    transport: 'UDP',
    branch: 'z9hG4bK1',
    conversationId: '',
  },
  leg: 1,
  deltaMicros: undefined,
  repeat: undefined,
  hasSdp: () => true,
  hasBody: () => true,
  hasIssue: () => false,
  headers: () => [{ name: 'User-Agent', value: 'PolycomVVX 5.9' }],
  text: () => 'INVITE sip:bob@example.com SIP/2.0\r\nUser-Agent: PolycomVVX 5.9\r\n\r\n',
}

const busy: MessageSubject = {
  ...invite,
  facts: {
    ...invite.facts,
    at: asEpochMicros(seconds('12:30:06')),
    start: { kind: 'response', status: 486, reason: 'Busy Here' },
    to: party('bob', 'tt'),
    source: invite.facts.destination,
    destination: invite.facts.source,
    sourceAlias: '',
  },
  deltaMicros: 500_000,
  repeat: 'retransmission',
  hasSdp: () => false,
  hasBody: () => false,
  hasIssue: () => true,
  headers: () => [],
  text: () => '',
}

const subjects = { invite, busy }

/** Names of the messages that pass. */
const passing = (text: string): string => {
  const { filter, issues } = parseFilter(text, messageVocabulary)
  expect(issues, text).toEqual([])
  const test = compileFilter(filter)
  return Object.entries(subjects)
    .filter(([, subject]) => test(subject))
    .map(([name]) => name)
    .join(' ')
}

const expectPassing = (expected: Readonly<Record<string, string>>): void => {
  expect(Object.fromEntries(Object.keys(expected).map((text) => [text, passing(text)]))).toEqual(expected)
}

describe('compileFilter over messages', () => {
  it('given start lines, then a response is of the method it answers and has the only status', () => {
    expectPassing({
      '': 'invite busy',
      'method:invite': 'invite busy',
      'kind:request': 'invite',
      'status:4xx': 'busy',
      'status>=486': 'busy',
      'status>4xx': '',
      'status<5xx': 'busy',
      'status<=4xx': 'busy',
      'status<4xx': '',
      'status:48': 'busy',
      '!status:486': 'invite',
      'status!=486': 'invite',
      'reason:"busy here"': 'busy',
      'reason:Busy*': 'busy',
      'reason:"Busy*"': '',
      'reason:~"y h"': 'busy',
    })
  })

  it('given numbers of telephones, then compares their digits', () => {
    expectPassing({
      'from:+14155550100': 'invite busy',
      'from:"1 415 555 0100"': 'invite busy',
      'from:4155550100': '',
      'from:~4155': 'invite busy',
      'from:~415-555': 'invite busy',
      'from:1415*': 'invite busy',
      'from:*0100': 'invite busy',
      'from:"alice adams"': 'invite busy',
      'user:BOB': 'invite busy',
      'user:~bo*b': 'invite busy',
      'to:bo': '',
    })
  })

  it('given hosts, then knows addresses in every spelling, names and ports', () => {
    expectPassing({
      'src:10.0.0.5': 'invite',
      'src:10.0.0.5:5060': 'invite',
      'src:10.0.0.5:5061': '',
      'dst:10.0.*': 'busy',
      'host:10.0.0.5': 'invite busy',
      'host:2001:DB8:0:0::1': 'invite busy',
      'src:[2001:db8::1]:5061': 'busy',
      'src:carrier': 'invite',
      'host:~0.0': 'invite busy',
      'port:5061': 'invite busy',
      'port<5060': '',
    })
  })

  it('given flags, headers and ids, then finds them', () => {
    expectPassing({
      'has:sdp': 'invite',
      'has:retransmission': 'busy',
      '!has:issue leg:1': 'invite',
      'header:user-agent': 'invite',
      'header.User-Agent:~polycom': 'invite',
      'header.user-agent:PolycomVVX': '',
      'tag:tt': 'busy',
      'call-id:a84B@example callid:*': 'invite busy',
      'conversation:""': 'invite busy',
      'cseq:1 branch:z9* transport:udp': 'invite busy',
    })
  })

  it('given words, then looks through the whole message and its facts', () => {
    expectPassing({
      polycom: 'invite',
      '"busy here"': 'busy',
      'carrier or 486': 'invite',
      'BOB !polycom': 'busy',
      'pol*5.9': 'invite',
    })
  })

  it('given times, then orders by the point and equals as far as it is written', () => {
    expectPassing({
      'at:12:30': 'invite busy',
      'at:12:30:05': 'invite',
      'at:12:30:05.4': '',
      'at>12:30:05': 'invite busy',
      'at>=12:30:06': 'busy',
      'at<=12:30:05': '',
      'at<2026-11-25': 'invite busy',
      'at:2026-11-24T14:30:06+02:00': 'busy',
      'at:13:30:06+01:00': 'busy',
      'delta>=500ms': 'busy',
      'delta>0.5': '',
      'delta<1s': 'busy',
      'delta:500ms': 'busy',
    })
  })

  it('given the zone of the reader, then a time of day is meant there', () => {
    const at = new Date(invite.facts.at / 1000)
    const clock = `${String(at.getHours()).padStart(2, '0')}:${String(at.getMinutes()).padStart(2, '0')}:05`
    const { filter } = parseFilter(`at:${clock}`, messageVocabulary)
    expect(compileFilter(filter, { zone: 'local' })(invite)).toBe(true)
    const inZone = parseFilter('at:18:00:05', messageVocabulary).filter
    expect([compileFilter(inZone, { zone: 'Asia/Kolkata' })(invite), compileFilter(inZone)(invite)]).toEqual([
      true,
      false,
    ])
  })

  it('given cheap and dear tests, then reads a whole message only where the cheap ones pass', () => {
    let reads = 0
    const counted: MessageSubject = { ...busy, text: () => `${(reads += 1)}` }
    const test = compileFilter(parseFilter('polycom status:200', messageVocabulary).filter)
    expect([test(counted), reads]).toEqual([false, 0])
  })
})

describe('compileFilter over calls', () => {
  const call: CallSubject = {
    callIds: ['a@x', 'b@x'],
    conversationId: 'c1',
    from: '+14155550100',
    to: 'bob',
    startedAt: invite.facts.at,
    endedAt: busy.facts.at,
    state: 'completed',
    finalStatus: { status: 200, reason: 'OK' },
    pddMicros: 2_500_000,
    setupMicros: undefined,
    talkMicros: 90_000_000,
    endedBy: 'callee',
    messages: 12,
    method: 'INVITE',
    reason: { cause: 'Q.850 16', words: 'Someone hung up: the usual end of a call.' },
    retransmissions: 3,
    source: 'packet',
  }

  it('given every field, then asks the summary', () => {
    const yes = [
      'state:completed final:2xx reason:ok method:INVITE',
      'pdd>2s pdd:2s talk:1m talk>=1.5m talk<1h !setup>0s',
      'ended-by:callee messages>10 legs:2 call-id:b@x conversation:c1',
      'from:1-415-555-0100 to:bob user:~0100 start<12:30:06 end:12:30:06',
      'bob a@x complet*',
      'cause:"q.850 16" cause:~"hung up" retransmissions>2 source:packet',
    ]
    const no = [
      'state:busy',
      'pdd<2500ms',
      'setup:3s',
      'ended-by:caller',
      'legs>2',
      'final>=300',
      'cause:~busy',
      'source:record',
      'alice',
    ]
    const results = [...yes, ...no].map((text) => {
      const { filter, issues } = parseFilter(text, callVocabulary)
      return [text, compileFilter(filter)(call), issues]
    })
    expect(results).toEqual([...yes.map((text) => [text, true, []]), ...no.map((text) => [text, false, []])])
    expect(compileFilter(parseFilter('setup>3s', callVocabulary).filter)({ ...call, setupMicros: 3_000_001 })).toBe(
      true,
    )
  })
})
