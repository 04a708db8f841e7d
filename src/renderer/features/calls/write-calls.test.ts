import { expect, it } from 'vitest'
import { aRecord, aResponse, messagesOf } from '../../../../test/support/builders'
import { listCalls } from '../../../core/call/list-calls'
import { messageFromRecord } from '../../../core/call/message-from-record'
import { identifyMessages } from '../../../core/call/trace-message'
import { writeCalls } from './write-calls'

const calls = listCalls(
  [
    messagesOf(aRecord(), aResponse(180, 'Ringing'), aResponse(486, 'Busy Here')),
    identifyMessages([messageFromRecord(aRecord({ callId: 'b@x', from: { user: '=1+1', domain: 'd', tag: 't' } }))]),
  ],
  { source: 'record', reasonOf: ({ start }) => (start.kind === 'response' ? 'Q.850;cause=17' : '') },
)
const columns = ['start', 'from', 'state', 'final', 'reason', 'pdd', 'endedBy'] as const

it('given calls, then CSV has the columns in their order, with units, in UTC, and no formula', () => {
  expect(writeCalls('csv', calls, columns)).toBe(
    [
      'Start (UTC),From,State,Final status,Reason,PDD (ms),Ended by',
      "2026-11-24T03:33:31.000000Z,'+442079460123,busy,486 Busy Here,Q.850 17 · The called party is busy.,1000,",
      "2026-11-24T03:33:31.000000Z,'=1+1,trying,,,,",
      '',
    ].join('\r\n'),
  )
})

it('given calls, then cells are separated by tabs and JSON has everything, as rung inspect names it', () => {
  expect(writeCalls('cells', calls, ['to', 'messages'])).toBe("To\tMessages\n'+13175550100\t3\n'+13175550100\t1\n")
  expect(JSON.parse(writeCalls('json', calls, columns))).toMatchObject([
    {
      callIds: ['a@carrier'],
      state: 'busy',
      from: '+442079460123',
      start: '2026-11-24T03:33:31.000000Z',
      pddMs: 1000,
      finalStatus: 486,
      reason: { cause: 'Q.850 17', words: 'The called party is busy.' },
      retransmissions: 0,
      source: 'record',
    },
    { from: '=1+1' },
  ])
  expect(JSON.parse(writeCalls('json', [], columns))).toEqual([])
})
