import { describe, expect, it } from 'vitest'
import { asEpochMicros } from '../base/time'
import { aRecord, aResponse, callStart, factsOf, messagesOf } from '../../../test/support/builders'
import { findRepeats } from './find-repeats'

describe('findRepeats', () => {
  it('points every repetition at the first of its kind', () => {
    const messages = messagesOf(aRecord(), aRecord(), aRecord(), aResponse(100, 'Trying'))
    expect([...findRepeats(messages)]).toEqual([
      [1, { kind: 'retransmission', of: 0 }],
      [2, { kind: 'retransmission', of: 0 }],
    ])
  })

  it.each([
    ['another branch: a new transaction (RFC 3261 8.1.1.7)', { branch: 'z9hG4bK2' }],
    ['another CSeq: a new request', { cseq: { number: 2, method: 'INVITE' } }],
    ['another hop', { destination: { address: '203.0.113.11', port: 5060 } }],
  ])('does not count %s', (_, change) => {
    expect(findRepeats(messagesOf(aRecord(), aRecord(change))).size).toBe(0)
  })

  it('takes what is seen again within milliseconds for a copy, and a later one for a retransmission', () => {
    const at = (micros: number) => aRecord({ at: asEpochMicros(callStart + micros) })
    const messages = messagesOf(at(1), at(40), at(500_001), at(500_042))
    expect([...findRepeats(messages).values()].map(({ kind }) => kind)).toEqual(['copy', 'retransmission', 'copy'])
  })

  it('keeps the answers of two forks apart', () => {
    const fork = (tag: string) => aResponse(180, 'Ringing', { to: { user: 'u', domain: 'd', tag } })
    expect(findRepeats(messagesOf(fork('one'), fork('two'))).size).toBe(0)
  })

  it('given thousands of messages made to look alike to a hash, then each still repeats its own first, and soon', () => {
    const count = 5000
    const branchOf = (number: number): string => `z9hG4bK${number}-${'0'.repeat(40)}`
    const messages = factsOf(
      ...Array.from({ length: 2 * count }, (_, index) => aRecord({ branch: branchOf(index % count) })),
    )
    expect([...findRepeats(messages)]).toEqual(
      Array.from({ length: count }, (_, index) => [count + index, { kind: 'retransmission', of: index }]),
    )
  })
})
