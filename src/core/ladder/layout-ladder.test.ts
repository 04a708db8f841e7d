import { describe, expect, it } from 'vitest'
import { aRecord, aResponse, messagesOf } from '../../../test/support/builders'
import { layoutLadder } from './layout-ladder'

describe('layoutLadder', () => {
  it('puts lanes in the order in which addresses appear, with all ports of an address on one lane', () => {
    const { lanes } = layoutLadder(
      messagesOf(
        aRecord({ sourceAlias: 'Carrier' }),
        aResponse(100, 'Trying', { source: { address: '203.0.113.10', port: 5062 } }),
        aRecord({
          callId: 'b',
          source: { address: '203.0.113.10', port: 5060 },
          destination: { address: '::1', port: 5060 },
        }),
      ),
    )
    expect(lanes).toEqual([
      { index: 0, address: '198.51.100.10', ports: [5060], alias: 'Carrier' },
      { index: 1, address: '203.0.113.10', ports: [5060, 5062], alias: '' },
      { index: 2, address: '::1', ports: [5060], alias: '' },
    ])
  })

  it('says time, label, leg and tone of every rung', () => {
    const { rungs } = layoutLadder(
      messagesOf(aRecord(), aRecord(), aResponse(486, 'Busy Here'), aRecord({ callId: 'other' })),
    )
    expect(
      rungs.map(({ label, tone, leg, repeat, fromLane, toLane, sinceStart, sincePrevious }) => [
        label,
        tone,
        leg,
        repeat,
        `${fromLane}→${toLane}`,
        sinceStart,
        sincePrevious,
      ]),
    ).toEqual([
      ['INVITE', 'request', 0, 0, '0→1', 0, 0],
      ['INVITE', 'request', 0, 1, '0→1', 1_000_000, 1_000_000],
      ['486 Busy Here', 'failure', 0, 0, '1→0', 2_000_000, 1_000_000],
      ['INVITE', 'request', 1, 0, '0→1', 3_000_000, 1_000_000],
    ])
  })

  it('lays out nothing for nothing', () => {
    expect(layoutLadder([])).toEqual({ lanes: [], rungs: [] })
  })
})
