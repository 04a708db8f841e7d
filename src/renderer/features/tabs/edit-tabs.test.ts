import { describe, expect, it } from 'vitest'
import { createStore } from 'zustand/vanilla'
import { idle } from '../../stores/async-state'
import { initialLadderView } from '../../stores/ladder-views'
import { initialMessageFacts } from '../../stores/message-facts'
import { noTabs, type CallTab, type TabsFacts } from '../../stores/stores'
import {
  addTab,
  closeTab,
  dropSource,
  findSurplus,
  moveOver,
  moveTab,
  pinTab,
  revealTab,
  stepTabs,
  swapSides,
  toggleSplit,
} from './edit-tabs'

const tab = (id: string, isPreview = false, markedId?: string): CallTab => ({
  id,
  isPreview,
  opening: {
    id,
    sourceId: id.slice(0, 1),
    heading: { from: id, to: '', startedAt: undefined },
    load: () => Promise.reject(new Error('not asked for')),
  },
  call: createStore(() => ({ call: idle, selectedId: `message of ${id}` })),
  message: createStore(() => ({ ...initialMessageFacts, markedId })),
  view: createStore(() => initialLadderView),
  place: createStore(() => ({ place: undefined })),
})

const opened = (...ids: readonly string[]): TabsFacts => ids.reduce((facts, id) => addTab(facts, tab(id)), noTabs)
const idsOf = ({ tabs }: TabsFacts): readonly string[] => tabs.map(({ id }) => id)

describe('tabs', () => {
  it('given previews, then each takes the place of the last one, and a kept one stays', () => {
    const first = addTab(addTab(opened('a'), tab('b', true)), tab('c'))
    const walked = addTab(addTab(first, tab('d', true)), tab('e', true))
    expect([idsOf(walked), walked.activeId]).toEqual([['a', 'e', 'c'], 'e'])
    const kept = addTab(pinTab(walked, 'e'), tab('f', true))
    expect(idsOf(kept)).toEqual(['a', 'e', 'c', 'f'])
  })

  it('given a call that is closed, then the one that was in front before it is again, and it can be opened as it was', () => {
    const facts = closeTab(revealTab(opened('a', 'b', 'c'), 'a'), 'a')
    expect([idsOf(facts), facts.activeId]).toEqual([['b', 'c'], 'c'])
    expect(facts.closed).toMatchObject([{ opening: { id: 'a' }, selectedId: 'message of a' }])
    expect(addTab(facts, tab('a')).closed).toEqual([])
    expect(closeTab(closeTab(facts, 'b'), 'c').activeId).toBeUndefined()
  })

  it('given a source that is gone, then its calls are closed and cannot be opened again', () => {
    const facts = dropSource(closeTab(opened('a1', 'b1', 'a2', 'a3'), 'a3'), 'a')
    expect([idsOf(facts), facts.activeId, facts.closed]).toEqual([['b1'], 'b1', []])
  })

  it('given steps and moves, then they go round, and no further than the ends', () => {
    const facts = opened('a', 'b', 'c')
    expect([stepTabs(facts, 1), stepTabs(facts, -1), stepTabs(noTabs, 1)]).toEqual(['a', 'b', undefined])
    const none = { ...facts, activeId: undefined }
    expect([stepTabs(none, 1), stepTabs(none, -1)]).toEqual(['a', 'c'])
    expect(idsOf(moveTab(facts, 'c', -1))).toEqual(['c', 'a', 'b'])
    expect(idsOf(moveTab(facts, 'a', 9))).toEqual(['b', 'c', 'a'])
  })
})

describe('two calls at once', () => {
  const seen = ({ activeId, otherId, isOtherFirst }: TabsFacts): string =>
    (isOtherFirst ? [otherId, `${activeId}*`] : [`${activeId}*`, otherId]).join(' ')

  it('given a split view, then calls go from side to side, and showing the other one moves nothing but the focus', () => {
    const split = toggleSplit(opened('a', 'b', 'c'))
    expect(seen(split)).toBe('b c*')
    expect(seen(revealTab(split, 'b'))).toBe('b* c')
    expect(seen(revealTab(split, 'a'))).toBe('b a*')
    expect(seen(swapSides(split))).toBe('c* b')
    expect(seen(moveOver(split))).toBe('c* a')
    expect(seen(moveOver(toggleSplit(opened('a', 'b'))))).toBe('b* a')
    expect(toggleSplit(split).otherId).toBeUndefined()
    expect(toggleSplit(opened('a')).otherId).toBeUndefined()
  })

  it('given one of the two that is closed, then the other is seen alone', () => {
    const split = toggleSplit(opened('a', 'b', 'c'))
    expect(closeTab(split, 'c')).toMatchObject({ activeId: 'b', otherId: undefined })
    expect(closeTab(split, 'b')).toMatchObject({ activeId: 'c', otherId: undefined })
  })

  it('given a preview on the other side, then the next one does not take it away', () => {
    const split = toggleSplit(addTab(addTab(noTabs, tab('a', true)), tab('b')))
    expect(seen(addTab(split, tab('c', true)))).toBe('a c*')
  })
})

it('given more calls than stay open, then the oldest without a mark goes, and nothing that is seen', () => {
  const ids = Array.from({ length: 30 }, (_, index) => `call ${index}`)
  const full = ids.reduce((facts, id, index) => addTab(facts, tab(id, false, index < 2 ? 'm' : undefined)), noTabs)
  expect(findSurplus(full)).toBeUndefined()
  expect(findSurplus(addTab(full, tab('one more')))?.id).toBe('call 2')
  const marked = ids.reduce((facts, id) => addTab(facts, tab(id, false, 'm')), addTab(noTabs, tab('first', false, 'm')))
  expect(findSurplus(marked)?.id).toBe('first')
})
