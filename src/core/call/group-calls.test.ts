import { describe, expect, it } from 'vitest'
import { aRecord, factsOf } from '../../../test/support/builders'
import { groupCalls } from './group-calls'
import type { TraceRecord } from './trace-record'

const callIdsOf = (...records: readonly TraceRecord[]): readonly (readonly string[])[] =>
  groupCalls(factsOf(...records)).map((call) => call.map(({ callId }) => callId))

describe('groupCalls', () => {
  it('keeps strangers apart, whatever their numbers and times', () => {
    expect(callIdsOf(aRecord({ callId: 'a' }), aRecord({ callId: 'b' }), aRecord({ callId: 'a' }))).toEqual([
      ['a', 'a'],
      ['b'],
    ])
  })

  it('joins legs of one conversation', () => {
    expect(
      callIdsOf(
        aRecord({ callId: 'a', conversationId: 'c' }),
        aRecord({ callId: 'x' }),
        aRecord({ callId: 'b', conversationId: 'c' }),
      ),
    ).toEqual([['a', 'b'], ['x']])
  })

  it('joins a leg that names the other leg’s Call-ID, also when the other is seen later', () => {
    expect(callIdsOf(aRecord({ callId: 'b', aLegCallId: 'a' }), aRecord({ callId: 'a' }))).toEqual([['b', 'a']])
  })

  it('lets messages without a Call-ID stand alone', () => {
    expect(callIdsOf(aRecord({ callId: '' }), aRecord({ callId: '' }))).toEqual([[''], ['']])
  })
})
