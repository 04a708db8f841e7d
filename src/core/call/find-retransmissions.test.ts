import { describe, expect, it } from 'vitest'
import { aRecord, aResponse, messagesOf } from '../../../test/support/builders'
import { findRetransmissions } from './find-retransmissions'

describe('findRetransmissions', () => {
  it('points every repetition at the first of its kind', () => {
    const messages = messagesOf(aRecord(), aRecord(), aRecord(), aResponse(100, 'Trying'))
    const [first, second, third] = messages.map(({ id }) => id)
    expect([...findRetransmissions(messages)]).toEqual([
      [second, first],
      [third, first],
    ])
  })

  it.each([
    ['another branch: a new transaction (RFC 3261 8.1.1.7)', { branch: 'z9hG4bK2' }],
    ['another CSeq: a new request', { cseq: { number: 2, method: 'INVITE' } }],
    ['another hop', { destination: { address: '203.0.113.11', port: 5060 } }],
  ])('does not count %s', (_, change) => {
    expect(findRetransmissions(messagesOf(aRecord(), aRecord(change))).size).toBe(0)
  })

  it('keeps the answers of two forks apart', () => {
    const fork = (tag: string) => aResponse(180, 'Ringing', { to: { user: 'u', domain: 'd', tag } })
    expect(findRetransmissions(messagesOf(fork('one'), fork('two'))).size).toBe(0)
  })
})
