import { describe, expect, it } from 'vitest'
import { aRecord, messagesOf } from '../../../../test/support/builders'
import { layoutLadder } from '../../../core/ladder/layout-ladder'
import { pngScaleOf } from './draw-png'
import { foreseeExport } from './foresee-export'

const preparedWith = (count: number) => {
  const layout = layoutLadder(messagesOf(...Array.from({ length: count }, () => aRecord())))
  const title = { heading: 'x', facts: [] }
  return { layout, messages: count, words: `all ${count} messages`, title, time: { zone: 'utc' } } as const
}

describe('pngScaleOf', () => {
  it('given a size, then it is drawn twice as sharp where that fits, and not at all where nothing would', () => {
    expect([
      pngScaleOf({ width: 1000, height: 1000 }),
      pngScaleOf({ width: 1000, height: 16_000 }),
      pngScaleOf({ width: 1000, height: 16_001 }),
      pngScaleOf({ width: 2000, height: 32_000 }),
      pngScaleOf({ width: 2001, height: 32_000 }),
      pngScaleOf({ width: 800, height: 32_001 }),
    ]).toEqual([2, 2, 1, 1, undefined, undefined])
  })
})

describe('foreseeExport', () => {
  it('given a call that fits, then it says how much it is', () => {
    expect(foreseeExport('text', preparedWith(3))).toEqual({ words: 'All 3 messages · 2 lanes', doubt: undefined })
    expect(foreseeExport('png', preparedWith(3))).toEqual({
      words: 'All 3 messages · 2 lanes · 1,600 × 552 px',
      doubt: undefined,
    })
  })

  it('given a call too long for one PNG or for Mermaid, then it says so before', () => {
    const long = preparedWith(2000)
    expect(foreseeExport('png', long).doubt).toMatchObject({
      kind: 'refusal',
      words: expect.stringContaining('SVG and PDF have no such limit') as string,
    })
    expect(foreseeExport('mermaid', long).doubt).toMatchObject({
      kind: 'warning',
      words: expect.stringContaining('Mermaid draws up to 50,000 characters') as string,
    })
    expect(foreseeExport('svg', long).doubt).toBeUndefined()
  })
})
