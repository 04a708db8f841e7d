import { describe, expect, it } from 'vitest'
import { aRecord, aResponse, callStart, messagesOf } from '../../../../test/support/builders'
import { asEpochMicros } from '../../../core/base/time'
import { readLadder, type ShownLadder } from './read-ladder'
import { stepRungs } from './step-rungs'
import { startHistory } from '../../stores/undo-history'
import { noLaneEdits } from '../../stores/lane-edits'

const after = (seconds: number) => ({ at: asEpochMicros(callStart + seconds * 1_000_000) })
const ack = { start: { kind: 'request', method: 'BYE', uri: 'sip:x' }, cseq: { number: 2, method: 'BYE' } } as const

/** Sent twice, answered, no ACK, and after a silence a BYE. */
const messages = messagesOf(
  aRecord(after(0.1)),
  aRecord(after(0.6)),
  aResponse(180, 'Ringing', after(0.7)),
  aResponse(200, 'OK', after(0.8)),
  aRecord({ ...ack, ...after(40), branch: 'z9hG4bK2', to: { user: '1', domain: '', tag: 'callee' } }),
)

const view = {
  lanes: startHistory(noLaneEdits),
  foldsRepeats: true,
  digest: 'cseq',
  layout: { showsMedia: true, axis: 'rows' },
  filterText: '',
  hidesOthers: true,
} as const

const rowsOf = ({ rows, facts }: ShownLadder): readonly string[] =>
  rows.map((row) => {
    if (row.kind === 'gap') return `${row.y} ${row.label}`
    const rung = row.kind === 'rung' ? row.rung : row.ghost
    const { position, sinceAbove, isFound } = facts.get(rung) ?? {}
    return `${row.y} #${position} ${rung.label} +${sinceAbove}${isFound === true ? '' : ' dim'}`
  })

describe('readLadder', () => {
  it('given repeats, a missing ACK and a silence, then rows say all of it, and every message leads to a rung', () => {
    const shown = readLadder({ messages }, view, 'utc')
    expect(rowsOf(shown)).toEqual([
      '0 #0 INVITE +undefined',
      '1 #1 180 Ringing +600000',
      '2 #2 200 OK +100000',
      '3 32 s of silence',
      '3.5 #3 ACK +undefined',
      '4.5 7.2 s of silence',
      '5 #4 BYE +39200000',
    ])
    expect(messages.map(({ id }) => shown.rungOf.get(id)?.messageIndex)).toEqual([0, 0, 2, 3, 4])
    expect([shown.height, shown.count, shown.found]).toEqual([6, 5, undefined])
  })

  it('given a filter that hides, then what is left moves together; one that dims, then all stay', () => {
    const shown = readLadder({ messages }, { ...view, filterText: 'status:2xx or has:retransmission' }, 'utc')
    expect(rowsOf(shown)).toEqual(['0 #0 INVITE +undefined', '1 #1 200 OK +700000', '2 #2 ACK +undefined'])
    expect([shown.height, [...(shown.found ?? [])]]).toEqual([3, [1, 3]])
    const dimmed = readLadder({ messages }, { ...view, filterText: 'status:2xx', hidesOthers: false }, 'utc')
    expect(rowsOf(dimmed).filter((row) => row.endsWith('dim'))).toEqual([
      '0 #0 INVITE +undefined dim',
      '1 #1 180 Ringing +600000 dim',
      '5 #4 BYE +39200000 dim',
    ])
  })

  it('given the same question, then the answer is the same object; given another digest, then the filter is not asked again', () => {
    const filtered = { ...view, filterText: 'status:2xx' }
    const shown = readLadder({ messages }, filtered, 'utc')
    expect(readLadder({ messages }, { ...filtered }, 'utc')).toBe(shown)
    expect(readLadder({ messages }, { ...filtered, digest: 'sdp' }, 'utc').found).toBe(shown.found)
  })

  it('given two calls by turns, then neither is laid out anew', () => {
    const others = messagesOf(aRecord(after(1)), aResponse(486, 'Busy Here', after(2)))
    const shown = readLadder({ messages }, view, 'utc')
    const other = readLadder({ messages: others }, view, 'utc')
    expect(readLadder({ messages }, view, 'utc')).toBe(shown)
    expect(readLadder({ messages: others }, view, 'utc')).toBe(other)
  })

  it('given a field that does not exist, then its text is looked for and the issue says where and what may be meant', () => {
    const { found, issues, explanation } = readLadder({ messages }, { ...view, filterText: 'statsu:2xx' }, 'utc')
    expect([found, explanation]).toEqual([new Set(), 'messages with the text “statsu:2xx”'])
    expect(issues.map(({ range, suggestion }) => [range, suggestion?.insert])).toEqual([
      [{ start: 0, end: 6 }, 'status'],
    ])
  })
})

describe('stepRungs', () => {
  it('given steps from a rung, from a message without one and from nowhere, then they end on rungs, and not beyond', () => {
    const { rungs } = readLadder({ messages }, view, 'utc')
    const step = (from: number | undefined, by: number): number | undefined => stepRungs(rungs, from, by)?.messageIndex
    expect([step(0, 1), step(2, -1), step(3, 9), step(4, -9)]).toEqual([2, 0, 4, 0])
    // The folded repeat, message 1.
    expect([step(1, 1), step(1, -1)]).toEqual([2, 0])
    expect([step(undefined, 1), step(undefined, -1), stepRungs([], 0, 1)]).toEqual([0, 0, undefined])
  })
})
