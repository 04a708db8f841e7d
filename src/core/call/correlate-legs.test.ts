import { describe, expect, it } from 'vitest'
import { aRecord, aResponse, callStart } from '../../../test/support/builders'
import { asEpochMicros } from '../base/time'
import { correlateLegs } from './correlate-legs'
import type { LegTie } from './leg-tie'
import { messageFromRecord } from './message-from-record'
import type { CallFacts } from './trace-message'
import type { TraceRecord } from './trace-record'

const carrier = { address: '198.51.100.10', port: 5060 }
const sbc = { address: '192.0.2.20', port: 5060 }
const edge = { address: '203.0.113.10', port: 5060 }
const uuid = 'a358d2b1f5c24a6a9e3c000000000001'

const after = (seconds: number) => asEpochMicros(callStart + seconds * 1e6)

/** An INVITE of a leg, with numbers of its own so that nothing but what is given joins it. */
const anInvite = (
  callId: string,
  seconds: number,
  given: Partial<TraceRecord> = {},
  legTies: readonly LegTie[] = [],
): CallFacts => ({
  ...messageFromRecord(
    aRecord({
      callId,
      at: after(seconds),
      from: { user: `+4420${callId.length}${seconds}`, domain: '', tag: 'a' },
      branch: `z9hG4bK-of-${callId}`,
      ...given,
    }),
  ),
  legTies,
})

const numbers = {
  from: { user: '+442079460123', domain: '', tag: 'a' },
  to: { user: '+13175550100', domain: '', tag: '' },
}
const received = (callId: string, seconds: number, given: Partial<TraceRecord> = {}, legTies: readonly LegTie[] = []) =>
  anInvite(callId, seconds, { ...numbers, source: carrier, destination: sbc, ...given }, legTies)
const sent = (callId: string, seconds: number, given: Partial<TraceRecord> = {}, legTies: readonly LegTie[] = []) =>
  anInvite(callId, seconds, { ...numbers, source: sbc, destination: edge, ...given }, legTies)

const partition = (messages: readonly CallFacts[], choices?: Parameters<typeof correlateLegs>[1]) =>
  correlateLegs(messages, choices).calls.map(({ legs }) => legs.map(({ id }) => id))

const joinIds = (messages: readonly CallFacts[]) => correlateLegs(messages).joins.map(({ id }) => id)

describe('correlateLegs, what joins', () => {
  it.each<[string, number, LegTie, LegTie[]]>([
    ['a-leg', 0.95, { kind: 'a-leg', value: 'a@h' }, []],
    ['replaces', 0.95, { kind: 'replaces', value: 'a@h' }, []],
    ['via', 0.9, { kind: 'via', value: 'z9hG4bK-of-a@h' }, []],
    ['call-uuid', 0.95, { kind: 'call-uuid', value: '00ab4s1t' }, [{ kind: 'call-uuid', value: '00ab4s1t' }]],
    ['session', 0.9, { kind: 'session', value: uuid }, [{ kind: 'session', value: uuid }]],
  ])('given a tie of kind %s, then the legs are one call, and it says why', (reason, score, tie, ties) => {
    const { joins, calls } = correlateLegs([
      anInvite('b@h', 1, {}, [tie]),
      anInvite('a@h', 0, {}, ties),
      anInvite('x@h', 2),
    ])
    expect(joins).toEqual([
      {
        id: JSON.stringify([reason, tie.value, 'b@h']),
        reason,
        score,
        evidence: { kind: ties.length > 0 ? 'shared' : 'named', value: tie.value },
        legs: ['a@h', 'b@h'],
        isUndone: false,
      },
    ])
    expect(calls.map(({ messages }) => messages.map(({ callId }) => callId))).toEqual([['b@h', 'a@h'], ['x@h']])
  })

  it('given one conversation, then its legs are joined with the first, also a message without Call-ID', () => {
    const conversationId = 'c1'
    const { joins, calls } = correlateLegs([
      anInvite('a', 0, { conversationId }),
      anInvite('', 1, { conversationId }),
      anInvite('', 2),
      anInvite('b', 3, { conversationId }),
    ])
    expect(joins.map(({ reason, score, legs }) => [reason, score, ...legs])).toEqual([
      ['conversation', 1, 'a', ' without Call-ID 1'],
      ['conversation', 1, 'a', 'b'],
    ])
    expect(calls.map(({ messages }) => messages.length)).toEqual([3, 1])
  })

  it('given a leg that two others name and nobody saw, then these two are one call', () => {
    const tie: LegTie = { kind: 'a-leg', value: 'unseen-1@198.51.100.10' }
    expect(partition([anInvite('a', 0, {}, [tie]), anInvite('b', 9, {}, [tie])])).toEqual([['a', 'b']])
  })

  it('given a host that passes an INVITE on with the same numbers, then it joins with less trust', () => {
    const local = { ...numbers, from: { user: '02079460123', domain: '', tag: '' } }
    const { joins } = correlateLegs([sent('b', 0.1, local), received('a', 0)])
    expect(joins).toEqual([
      {
        id: '["numbers","a","b"]',
        reason: 'numbers',
        score: 0.7,
        evidence: { kind: 'numbers', from: '442079460123', to: '13175550100', host: sbc.address, gapMicros: 100_000 },
        legs: ['a', 'b'],
        isUndone: false,
      },
    ])
  })

  it.each<[string, readonly CallFacts[]]>([
    ['another host', [received('a', 0), sent('b', 0.1, { source: edge, destination: carrier })]],
    ['another caller', [received('a', 0), sent('b', 0.1, { from: { user: '+442079460124', domain: '', tag: '' } })]],
    [
      'another called number',
      [received('a', 0), sent('b', 0.1, { to: { user: '+13175550101', domain: '', tag: '' } })],
    ],
    ['another area', [received('a', 0), sent('b', 0.1, { to: { user: '+12125550100', domain: '', tag: '' } })]],
    [
      'a name',
      [
        received('a', 0, { to: { user: 'bob', domain: '', tag: '' } }),
        sent('b', 0.1, { to: { user: 'bob', domain: '', tag: '' } }),
      ],
    ],
    ['more than 2 s', [received('a', 0), sent('b', 2.1)]],
    ['the wrong order', [received('a', 0.2), sent('b', 0.1)]],
    [
      'a leg that was over',
      [received('a', 0), messageFromRecord(aResponse(486, 'Busy', { callId: 'a', at: after(0.1) })), sent('b', 0.2)],
    ],
    ['two legs sent', [received('a', 0), sent('b', 0.1), sent('c', 0.2)]],
    ['two legs received', [received('a', 0), received('b', 0.1), sent('c', 0.2)]],
    ['a slower call with the same numbers', [received('a', 0), received('b', 1), sent('c', 2.5)]],
    ['different conversations', [received('a', 0, { conversationId: 'c1' }), sent('b', 0.1, { conversationId: 'c2' })]],
  ])('given the same numbers but %s, then it does not join', (_difference, messages) => {
    const calls = partition(messages)
    expect(calls.every((legs) => legs.length === 1)).toBe(true)
    expect(joinIds(messages)).toEqual([])
  })
})

describe('correlateLegs, conversations', () => {
  const tied = (tie: LegTie, other: LegTie | undefined) => [
    anInvite('a@h', 0, { conversationId: 'c1' }, other === undefined ? [] : [other]),
    anInvite('b@h', 1, { conversationId: 'c2' }, [tie]),
  ]

  it.each<LegTie>([
    { kind: 'session', value: uuid },
    { kind: 'call-uuid', value: '00ab4s1t' },
  ])('given two conversations that share a $kind, then they stay apart', (tie) => {
    expect(partition(tied(tie, tie))).toEqual([['a@h'], ['b@h']])
  })

  it('given a branch of another conversation, then they stay apart', () => {
    expect(partition(tied({ kind: 'via', value: 'z9hG4bK-of-a@h' }, undefined))).toEqual([['a@h'], ['b@h']])
  })

  it.each<LegTie['kind']>(['a-leg', 'replaces'])(
    'given two conversations that a %s unites, then they are one',
    (kind) => {
      expect(partition(tied({ kind, value: 'a@h' }, undefined))).toEqual([['a@h', 'b@h']])
    },
  )

  it('given a leg without conversation between two that have different ones, then only the surer join holds', () => {
    const tie: LegTie = { kind: 'session', value: uuid }
    const messages = [
      received('a', 0, { conversationId: 'c1' }),
      sent('b', 0.1, {}, [tie]),
      anInvite('c', 5, { conversationId: 'c2' }, [tie]),
    ]
    expect(partition(messages)).toEqual([['a'], ['b', 'c']])
  })
})

describe('correlateLegs, undo', () => {
  const tie: LegTie = { kind: 'session', value: uuid }
  const three = [anInvite('a', 0, {}, [tie]), anInvite('b', 1, {}, [tie]), anInvite('c', 2, {}, [tie])]

  it('given an undone join, then its two sides split, and the join is shown as undone', () => {
    const [first = ''] = joinIds(three)
    const { calls, joins } = correlateLegs(three, { undone: new Set([first]) })
    expect(calls.map(({ legs }) => legs.map(({ id }) => id))).toEqual([['a', 'c'], ['b']])
    expect(joins.map(({ legs, isUndone }) => [...legs, isUndone])).toEqual([
      ['a', 'b', true],
      ['a', 'c', false],
    ])
  })

  it('given other evidence, then an undone join leaves the legs together', () => {
    const messages = [anInvite('a', 0, {}, [tie]), anInvite('b', 1, {}, [tie, { kind: 'a-leg', value: 'a' }])]
    const [byName = '', bySession = ''] = joinIds(messages)
    expect(partition(messages, { undone: new Set([byName]) })).toEqual([['a', 'b']])
    expect(partition(messages, { undone: new Set([byName, bySession]) })).toEqual([['a'], ['b']])
  })

  it('given an earlier leg that turns up later, then what was undone stays undone', () => {
    const undone = new Set(joinIds(three).slice(0, 1))
    const more = [...three, anInvite('z', -5, {}, [tie])]
    expect(partition(more, { undone })).toEqual([['a', 'c', 'z'], ['b']])
  })

  it('given that the undone leg comes first in a later reading, then the legs stay apart', () => {
    const pair = [anInvite('a', 0, {}, [tie]), anInvite('b', 1, {}, [tie])]
    const late = [anInvite('a', 9, {}, [tie]), anInvite('b', 1, {}, [tie])]
    expect(partition(late, { undone: new Set(joinIds(pair)) })).toEqual([['a'], ['b']])
  })

  it('given an undone join that kept a weaker one out, then the weaker one does not take its place', () => {
    const messages = [
      received('a', 0, { conversationId: 'c1' }),
      sent('b', 0.1, {}, [tie]),
      anInvite('c', 5, { conversationId: 'c2' }, [tie]),
    ]
    expect(partition(messages, { undone: new Set(joinIds(messages)) })).toEqual([['a'], ['b'], ['c']])
  })

  it('given legs that the user links, then they are one call whatever they carry, and unknown legs are passed over', () => {
    const messages = [anInvite('a', 0, { conversationId: 'c1' }), anInvite('b', 1, { conversationId: 'c2' })]
    const { joins, calls } = correlateLegs(messages, {
      linked: [
        ['b', 'a'],
        ['a', 'b'],
        ['a', 'gone'],
        ['a', 'a'],
      ],
    })
    expect(calls).toHaveLength(1)
    expect(joins).toEqual([
      {
        id: '["linked","a","b"]',
        reason: 'linked',
        score: 1,
        evidence: { kind: 'user' },
        legs: ['a', 'b'],
        isUndone: false,
      },
    ])
  })
})

describe('correlateLegs, what is no evidence', () => {
  const many = (count: number, given: (index: number) => readonly LegTie[]) =>
    Array.from({ length: count }, (_, index) => anInvite(`leg-${index}@h`, index * 20, {}, given(index)))

  it.each<LegTie>([
    { kind: 'session', value: uuid },
    { kind: 'call-uuid', value: '00ab4s1t' },
    { kind: 'a-leg', value: 'constant-1@sbc' },
    { kind: 'a-leg', value: 'leg-0@h' },
    { kind: 'replaces', value: 'leg-0@h' },
    { kind: 'via', value: 'z9hG4bK-of-leg-0@h' },
  ])('given more than 32 legs with the $kind $value, then it joins none of them and says so', (tie) => {
    const { joins, calls, issues } = correlateLegs(many(100, () => [tie]))
    expect([joins.length, calls.length]).toEqual([0, 100])
    // A branch beyond Timer B would not count anyway.
    expect(issues.map(({ code }) => code)).toEqual(['call.weak-tie'])
  })

  it('given a conversation id that a whole capture shares, then other evidence still joins', () => {
    const messages = many(600, (index) => (index % 2 === 1 ? [{ kind: 'a-leg', value: `leg-${index - 1}@h` }] : []))
    const { calls, issues } = correlateLegs(messages.map((message) => ({ ...message, conversationId: 'constant' })))
    expect([calls.length, issues.length]).toEqual([300, 1])
  })

  it.each(['0', '-', 'null', 'undefined', '(null)', 'anonymous', '00000000', 'N/A'])(
    'given two legs with the id %s, then it joins nothing',
    (value) => {
      expect(
        joinIds(
          many(2, () => [
            { kind: 'call-uuid', value },
            { kind: 'a-leg', value },
          ]),
        ),
      ).toEqual([])
    },
  )

  it('given a Call-ID that a thousand calls use, then it ties nobody else together', () => {
    const others = many(1000, () => [])
    const broken = others.map((_, index) => anInvite('0', index, {}, [{ kind: 'a-leg', value: `leg-${index}@h` }]))
    const { calls, issues } = correlateLegs([...others, ...broken])
    expect([calls.length, issues.length]).toEqual([1001, 1])
  })

  it('given a branch that two legs have, or without the magic cookie, then it names neither', () => {
    const naming = anInvite('c', 1, {}, [
      { kind: 'via', value: 'z9hG4bK-1-1-0' },
      { kind: 'via', value: 'branch-of-rfc2543' },
    ])
    const messages = [
      anInvite('a', 0, { branch: 'z9hG4bK-1-1-0' }),
      anInvite('b', 0.5, { branch: 'z9hG4bK-1-1-0' }),
      anInvite('d', 0.5, { branch: 'branch-of-rfc2543' }),
      naming,
    ]
    expect(joinIds(messages)).toEqual([])
  })

  it('given no messages, then there is nothing', () => {
    expect(correlateLegs([])).toEqual({ legs: [], joins: [], calls: [], issues: [] })
  })
})
