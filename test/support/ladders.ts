// Ladders for tests of the exports.
import { asEpochMicros } from '../../src/core/base/time'
import type { LadderLayout, LadderPlan } from '../../src/core/ladder/ladder-shape'
import { layoutLadder } from '../../src/core/ladder/layout-ladder'
import type { LadderTitle } from '../../src/core/ladder/ladder-title'
import { aRecord, aResponse, callStart, messagesOf } from './builders'

export const utc = { zone: 'utc' } as const

export const aTitle: LadderTitle = { heading: 'Call to support', facts: [['Call-ID', 'a@carrier']] }

export const noTitle: LadderTitle = { heading: '', facts: [] }

/** An INVITE sent twice, provisional answer, failure, and OPTIONS that a second leg's host sends to itself. */
export const aLadder = (): LadderLayout => {
  const here = { address: '203.0.113.10', port: 5060 }
  return layoutLadder(
    messagesOf(
      aRecord({ sourceAlias: 'Carrier' }),
      aRecord(),
      aResponse(180, 'Ringing'),
      aResponse(486, 'Busy Here'),
      aRecord({
        callId: 'b@edge',
        start: { kind: 'request', method: 'OPTIONS', uri: 'sip:edge' },
        cseq: { number: 7, method: 'OPTIONS' },
        source: here,
        destination: here,
      }),
    ),
  )
}

/** Sent twice and rejected; the ACK is missing and a silence stands before it. */
export const aGhostlyLadder = (): LadderPlan => {
  const messages = messagesOf(
    aRecord(),
    aRecord(),
    aResponse(486, 'Busy Here', { at: asEpochMicros(callStart + 2_000_000) }),
  )
  const [{ source, destination } = aRecord()] = messages
  const at = asEpochMicros(callStart + 34_000_000)
  return layoutLadder(messages, {
    foldRepeats: true,
    silence: {},
    missing: [
      {
        what: 'ACK',
        afterIndex: 2,
        at,
        callId: 'a@carrier',
        source,
        destination,
        timer: 'Timer H',
        section: 'RFC 3261 17.2.1',
      },
    ],
  })
}

export const hostileTexts = [
  '<img src=x onerror=alert(1)>',
  '"]]>',
  '</style></svg><script>alert(1)</script>',
  'end; %%{init: {}}%% # L0->>L1: x',
  'a\u0000b\u001b[2Jc\r\nd\u0085e\u202ef\u2028g\ud800h',
  '界'.repeat(300),
  `e${'\u0301'.repeat(5000)}`,
  '',
] as const

/** Each hostile text as reason and as name, from a host of its own. */
export const aHostileLadder = (): LadderLayout =>
  layoutLadder(
    messagesOf(
      ...hostileTexts.map((text, index) =>
        aResponse(500 + index, text, {
          source: { address: `192.0.2.${index}`, port: 5060 },
          sourceAlias: text,
          callId: `${index}`,
          cseq: { number: index, method: text },
        }),
      ),
    ),
  )

export const aHostileTitle = (): LadderTitle => ({
  heading: hostileTexts.join(' '),
  facts: hostileTexts.map((text) => [text, text]),
})

/** A request from each host to the next. */
export const aWideLadder = (laneCount: number): LadderLayout =>
  layoutLadder(
    messagesOf(
      ...Array.from({ length: laneCount - 1 }, (_, index) =>
        aRecord({
          callId: `${index}`,
          source: { address: `2001:db8::${index}`, port: 5060 },
          destination: { address: `2001:db8::${index + 1}`, port: 5060 },
        }),
      ),
    ),
  )
