import { expect, it } from 'vitest'
import { fromControl, toControl } from './clock-control'

it('given a time in a zone, then the control shows its clock and gives the same time back', () => {
  const millis = Date.UTC(2026, 10, 24, 20, 5)
  const zones = ['utc', 'Europe/Berlin', 'Asia/Kolkata', 'local'] as const
  const shown = zones.map((zone) => toControl(millis, zone))
  expect(shown.slice(0, 3)).toEqual(['2026-11-24T20:05', '2026-11-24T21:05', '2026-11-25T01:35'])
  expect(zones.map((zone, index) => fromControl(shown[index] ?? '', zone))).toEqual(zones.map(() => millis))
  expect([toControl(undefined, 'Europe/Berlin'), fromControl('', 'Europe/Berlin')]).toEqual(['', undefined])
})
