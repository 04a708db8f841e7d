import { expect, it } from 'vitest'
import { aLadder, noTitle } from '../../../test/support/ladders'
import { factsOf } from './ladder-title'
import { createTwoLines } from './time-columns'

it('given a chosen zone, then title and gutter have its clock, and the title that of UTC too', () => {
  const time = { zone: 'Asia/Kolkata', localZone: 'CET Europe/Berlin' } as const
  const layout = aLadder()
  expect(factsOf(layout, noTitle, time)).toEqual([
    ['First message (UTC)', '2026-11-24 03:33:31.000000'],
    ['First message (Asia/Kolkata)', '2026-11-24 09:03:31.000000'],
    ['Known from', 'search records'],
  ])
  expect(createTwoLines(time).head.first).toBe('Time (Asia/Kolkata)')
  expect(factsOf(layout, noTitle, { ...time, zone: 'utc' }).map(([label]) => label)).toEqual([
    'First message (UTC)',
    'First message (local time, CET Europe/Berlin)',
    'Known from',
  ])
})
