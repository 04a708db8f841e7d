import { describe, expect, it } from 'vitest'
import { aRecord, aResponse, callStart, messagesOf } from '../../../test/support/builders'
import { asEpochMicros } from '../base/time'
import type { TraceRecord } from '../call/trace-record'
import { findCounterpart } from './find-counterpart'

const at = (seconds: number) => asEpochMicros(callStart + 1 + seconds * 1_000_000)
const inDialog = { user: '+13175550100', domain: 'edge', tag: 'callee' }
const legB: Partial<TraceRecord> = { callId: 'b@edge', cseq: { number: 7, method: 'INVITE' } }

const messages = messagesOf(
  aRecord({ at: at(0) }),
  aRecord({ ...legB, at: at(1) }),
  aResponse(180, 'Ringing', { ...legB, at: at(2) }),
  aResponse(180, 'Ringing', { at: at(3) }),
  aRecord({ at: at(10), to: inDialog, cseq: { number: 2, method: 'INVITE' } }),
  aRecord({ at: at(11), to: inDialog, ...legB, cseq: { number: 8, method: 'INVITE' } }),
  aResponse(200, 'OK', { at: at(12), cseq: { number: 2, method: 'INVITE' } }),
  aResponse(200, 'OK', { ...legB, at: at(13) }),
  aRecord({ callId: 'c@edge', at: at(30) }),
)

/** Index of the counterpart of each message; -1 for none. */
const counterparts = messages.map((message) => {
  const found = findCounterpart(messages, message)
  return found === undefined ? -1 : messages.indexOf(found)
})

describe('findCounterpart', () => {
  it('given two legs, then each message finds the same one on the other, initial and re-INVITE apart', () => {
    // The 200 to the re-INVITE of leg A is not the 200 to the initial INVITE of leg B.
    expect(counterparts).toEqual([1, 0, 3, 2, 5, 4, -1, -1, 1])
  })

  it('given one leg only, then there is none', () => {
    const alone = messages.filter(({ callId }) => callId === 'a@carrier')
    expect(alone.map((message) => findCounterpart(alone, message))).toEqual(alone.map(() => undefined))
  })
})
