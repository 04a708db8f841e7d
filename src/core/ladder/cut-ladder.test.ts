import { describe, expect, it } from 'vitest'
import { aRecord, aResponse, callStart, messagesOf } from '../../../test/support/builders'
import { asEpochMicros } from '../base/time'
import { cutLadder } from './cut-ladder'
import { layoutLadder } from './layout-ladder'

const after = (seconds: number) => ({ at: asEpochMicros(callStart + seconds * 1_000_000) })

describe('cutLadder', () => {
  it('given rows from the middle, then they begin at the top, count from 1 and know their neighbours', () => {
    const { lanes, rows } = layoutLadder(
      messagesOf(
        aRecord(after(0)),
        aResponse(100, 'Trying', after(1)),
        aResponse(180, 'Ringing', after(2)),
        aResponse(200, 'OK', after(30)),
      ),
      { silence: {} },
    )
    const cut = cutLadder(lanes, [...rows.slice(1, 2), ...rows.slice(3)])
    expect(
      cut.rungs.map(({ index, messageIndex, y, label, sincePrevious, detail }) => ({
        index,
        messageIndex,
        y,
        label,
        sincePrevious,
        detail,
      })),
    ).toEqual([
      { index: 0, messageIndex: 1, y: 0, label: '100 Trying', sincePrevious: 0, detail: '1 INVITE' },
      { index: 1, messageIndex: 3, y: 2.5, label: '200 OK', sincePrevious: 29_000_000, detail: '1 INVITE' },
    ])
    expect(cut.rows.map(({ kind, y }) => [kind, y])).toEqual([
      ['rung', 0],
      ['gap', 2],
      ['rung', 2.5],
    ])
    expect(cut.lanes).toBe(lanes)
  })
})
