import { describe, expect, it } from 'vitest'
import type { LadderRow } from './ladder-shape'
import { moveSpans } from './move-spans'

const rowAt = (y: number): LadderRow => ({ kind: 'gap', y, height: 1 }) as LadderRow

describe('moveSpans', () => {
  it('given rows that are moved together, then spans shrink with them, and go with the rows that are gone', () => {
    const kept = [1, 2, 6].map(rowAt)
    const moved = [0, 1, 2].map(rowAt)
    const spans = [
      { startY: 0, endY: 9 },
      { startY: 1.5, endY: 2.5 },
      { startY: 2.5, endY: 6.5 },
      { startY: 3.5, endY: 5 },
      { startY: 7.5, endY: 9 },
    ]
    expect(moveSpans(spans, kept, moved)).toEqual([
      { startY: 0, endY: 3 },
      { startY: 0.5, endY: 1.5 },
      { startY: 1.5, endY: 2.5 },
    ])
    expect(moveSpans(spans, [], [])).toEqual([])
  })
})
