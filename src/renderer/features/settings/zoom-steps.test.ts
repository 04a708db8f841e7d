import { expect, it } from 'vitest'
import { stepZoom } from './zoom-steps'

it('given a size, then the next one is larger or smaller, also from between two, and the last stays', () => {
  expect([stepZoom(100, 1), stepZoom(100, -1), stepZoom(120, 1), stepZoom(120, -1)]).toEqual([110, 90, 125, 110])
  expect([stepZoom(300, 1), stepZoom(50, -1)]).toEqual([300, 50])
})
