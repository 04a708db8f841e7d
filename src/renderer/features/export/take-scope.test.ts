import { describe, expect, it } from 'vitest'
import { aSegment } from '../../../../test/support/a-segment'
import { aRecord, aResponse, callStart, messagesOf } from '../../../../test/support/builders'
import { asEpochMicros } from '../../../core/base/time'
import type { OpenCall } from '../../stores/stores'
import { createLadderViews, type LadderView } from '../../stores/ladder-views'
import { noLaneEdits } from '../../stores/lane-edits'
import { startHistory } from '../../stores/undo-history'
import type { OpenedLadder } from '../ladder/ladder-view-actions'
import { readLadder } from '../ladder/read-ladder'
import { takeScope } from './take-scope'

const after = (seconds: number) => ({ at: asEpochMicros(callStart + seconds * 1_000_000) })

/** Sent twice, answered, and never acknowledged. */
const messages = messagesOf(
  aRecord(after(0.1)),
  aRecord(after(0.6)),
  aResponse(180, 'Ringing', after(0.7)),
  aResponse(200, 'OK', after(0.8)),
)

const call: OpenCall = {
  key: 'a@carrier',
  conversationId: '',
  origin: 'search',
  found: undefined,
  messages,
  capture: undefined,
}

const openedWith = (change: Partial<LadderView> = {}): OpenedLadder => {
  const view = { ...createLadderViews()('a').getInitialState(), ...change }
  return { call, view, shown: readLadder({ messages }, view, 'utc') }
}

const noEnds = { markedId: undefined, selectedId: undefined }

const taken = (...given: Parameters<typeof takeScope>) => {
  const scoped = takeScope(...given)
  return scoped === undefined
    ? undefined
    : { labels: scoped.layout.rungs.map(({ label }) => label), words: scoped.words }
}

describe('takeScope', () => {
  it('given a view that folds, then it is taken as it is; the whole call has nothing folded', () => {
    expect(taken('view', openedWith(), noEnds)).toEqual({
      labels: ['INVITE', '180 Ringing', '200 OK'],
      words: 'all 4 messages',
    })
    expect(taken('call', openedWith(), noEnds)).toEqual({
      labels: ['INVITE', 'INVITE', '180 Ringing', '200 OK'],
      words: 'all 4 messages',
    })
  })

  it('given a filter and hidden lanes, then the view says what it lacks, and the whole call lacks nothing', () => {
    const lanes = startHistory({ ...noLaneEdits, hidden: ['203.0.113.10'] })
    const opened = openedWith({ filterText: 'status:2xx', lanes })
    expect(taken('view', opened, noEnds)).toEqual({
      labels: ['200 OK'],
      words: '1 of 4 messages; filter status:2xx; 1 lane hidden',
    })
    expect(takeScope('call', opened, noEnds)?.layout.lanes.map(({ kind }) => kind)).toEqual(['host', 'host'])
    expect(taken('view', openedWith({ filterText: 'status:2xx', hidesOthers: false }), noEnds)?.words).toBe(
      'all 4 messages',
    )
  })

  it('given colours, space by time and segments, then view and whole call have them; what a filter leaves is not to scale', () => {
    const segment = aSegment({ kind: 'queue', label: 'Queue Sales', from: messages[0]?.at ?? callStart, to: undefined })
    const window = { start: 0, end: 0 }
    const found = { records: [], steps: [], notes: [], window, segments: [segment] }
    const opened = (change: Partial<LadderView> = {}): OpenedLadder => {
      const { view } = openedWith({ colours: 'delta', layout: { showsMedia: true, axis: 'time' }, ...change })
      return { call: { ...call, found }, view, shown: readLadder({ messages, found }, view, 'utc') }
    }
    const drawn = (scope: 'view' | 'call', given: OpenedLadder) => {
      const { colours, microsPerRow, segments } = takeScope(scope, given, noEnds)?.layout ?? {}
      return { colours, microsPerRow, segments: segments?.map(({ label, startY, endY }) => [label, startY, endY]) }
    }
    const whole = { colours: 'delta', microsPerRow: 50_000 }
    expect(drawn('view', opened())).toEqual({ ...whole, segments: [['Queue Sales', 0.5, 15]] })
    expect(drawn('call', opened())).toEqual({ ...whole, segments: [['Queue Sales', 0.5, 15]] })
    expect(drawn('view', opened({ filterText: 'status:2xx' }))).toEqual({
      colours: 'delta',
      microsPerRow: undefined,
      segments: [['Queue Sales', 0, 1]],
    })
  })

  it('given two ends in whichever order, then it takes what is between them; without both, nothing', () => {
    const [first, , ringing] = messages.map(({ id }) => id)
    const expected = {
      labels: ['INVITE', '180 Ringing'],
      words: '3 of 4 messages; from message 1 to 3',
    }
    expect(taken('range', openedWith(), { markedId: first, selectedId: ringing })).toEqual(expected)
    expect(taken('range', openedWith(), { markedId: ringing, selectedId: first })).toEqual(expected)
    for (const ends of [noEnds, { markedId: first, selectedId: first }, { markedId: first, selectedId: 'gone' }]) {
      expect(takeScope('range', openedWith(), ends)).toBeUndefined()
    }
  })
})
