import { expect, it } from 'vitest'
import { estimateMos } from './estimate-mos'

it('given G.711 without loss, when estimated, then only the assumed delay counts', () => {
  const estimate = estimateMos('pcmu', 0, 0)
  expect(estimate).toEqual({
    value: expect.closeTo(4.38, 2) as number,
    rFactor: 93.2 - 0.024 * 50,
    formula: 'E-model, ITU-T G.107 simplified',
    inputs: { codec: 'pcmu', lostPercent: 0, delayMs: 50, equipmentImpairment: 0, packetLossRobustness: 25.1 },
  })
})

it.each([
  // 93.2 − 1.2 − (11 + 84 · 5 / 24)
  ['G729', 5, 0, 63.5],
  // 93.2 − (0.024 · 250 + 0.11 · 72.7) − 95 · 25.1 / 50.2
  ['PCMA', 25.1, 100, 31.703],
  // Id alone is above 93.2.
  ['PCMA', 0, 1000, 0],
])('given %s with %d %% lost and %d ms of jitter, when estimated, then R is %d', (codec, lost, jitter, rFactor) => {
  expect(estimateMos(codec, lost, jitter)?.rFactor).toBeCloseTo(rFactor, 6)
})

it('given the worst stream, when estimated, then the value is one and no less', () => {
  expect(estimateMos('PCMA', 100, 1000)?.value).toBe(1)
})

it('given a wideband codec, when estimated, then there is no value', () => {
  expect(estimateMos('opus', 0, 0)).toBeUndefined()
})
