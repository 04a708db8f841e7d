import { expect, it } from 'vitest'
import { aRecord, aResponse, callStart, messagesOf } from '../../../../test/support/builders'
import { layoutLadder } from '../../../core/ladder/layout-ladder'
import { nameLane } from '../../../core/ladder/name-lane'
import { rungSentence } from './rung-sentence'

const here = { address: '203.0.113.10', port: 5060 }
const { lanes, rungs } = layoutLadder(
  messagesOf(
    aRecord({ sourceAlias: 'Carrier' }),
    aRecord(),
    aResponse(486, 'Busy Here'),
    aRecord({ callId: 'b@edge', source: here, destination: here }),
  ),
  { digest: 'cseq' },
)
const names = lanes.map((lane) => nameLane(lane).full)

it('given rungs of two legs, then each is one sentence: time, what, from, to, leg, repeats', () => {
  const clock = { time: 'clock', zone: 'utc', markAt: undefined } as const
  expect(rungs.map((rung) => rungSentence(rung, 0, clock, names, rung.isRequest ? [] : ['marked']))).toEqual([
    '03:33:31.000000 UTC: INVITE from Carrier · 198.51.100.10:5060 to 203.0.113.10:5060, leg 1. 1 INVITE',
    '03:33:32.000000 UTC: INVITE from Carrier · 198.51.100.10:5060 to 203.0.113.10:5060, leg 1, retransmission 1. 1 INVITE',
    '03:33:33.000000 UTC: 486 Busy Here from 203.0.113.10:5060 to Carrier · 198.51.100.10:5060, leg 1, marked. 1 INVITE',
    '03:33:34.000000 UTC: INVITE from 203.0.113.10:5060 to itself, leg 2. 1 INVITE',
  ])
})

it('given times from a mark, then the sentence begins with the same time as the row', () => {
  const [, , busy] = rungs
  if (busy === undefined) throw new Error('no third rung')
  const clock = { time: 'since-mark', zone: 'utc', markAt: callStart } as const
  expect(rungSentence(busy, 0, clock, names)).toMatch(/^\+2\.000000 s: 486 Busy Here from /)
})
