import { describe, expect, it } from 'vitest'
import { aRecord, aResponse, messagesOf } from '../../../../test/support/builders'
import { layoutLadder } from '../../../core/ladder/layout-ladder'
import { drawOverview } from './draw-overview'

const strip = { width: 40, height: 100, laneCount: 2, maxRowHeight: 6 }

describe('drawOverview', () => {
  it('given a short call, then each rung is a stroke between its lanes and the strip is not blown up', () => {
    const { rows, height } = layoutLadder(messagesOf(aRecord(), aResponse(100, 'Trying'), aResponse(486, 'Busy Here')))
    expect(drawOverview(rows, { ...strip, rowsHeight: height })).toEqual({
      scale: 6,
      paths: [
        { kind: 'provisional', d: 'M10 9.5H30' },
        { kind: 'request', d: 'M10 3.5H30' },
        { kind: 'failure', d: 'M10 15.5H30' },
      ],
    })
  })

  it('given many more rungs than pixels, then no kind has more strokes than pixels, and a lone failure is among them', () => {
    const answers = Array.from({ length: 5000 }, (_, index) => aResponse(index === 2600 ? 503 : 180, 'x'))
    const { rows, height } = layoutLadder(messagesOf(...answers))
    const { paths } = drawOverview(rows, { ...strip, rowsHeight: height })
    expect(paths.map(({ kind, d }) => [kind, d.split('M').length - 1])).toEqual([
      ['provisional', 100],
      ['failure', 1],
    ])
    expect(paths.at(-1)?.d).toBe('M10 52.5H30')
  })

  it('given no rows, then there is nothing to draw', () => {
    expect(drawOverview([], { ...strip, rowsHeight: 0 })).toEqual({ scale: 6, paths: [] })
  })
})
