import { expect, it } from 'vitest'
import { nextZone } from './clock-zones'
import { listZoneNames, readZoneName } from './read-zone-name'

it('given what a person types, then the zone that is meant is found, and none is guessed', () => {
  const names = listZoneNames()
  const typed = [
    'Europe/Berlin',
    ' berlin',
    'new  york',
    'asia/kolkata',
    'Asia/Calcutta',
    'Kyiv',
    'Louisville',
    'CET',
    '',
  ]
  expect(typed.map((text) => readZoneName(text, names))).toEqual([
    'Europe/Berlin',
    'Europe/Berlin',
    'America/New_York',
    'Asia/Kolkata',
    'Asia/Calcutta',
    'Europe/Kyiv',
    'America/Louisville',
    undefined,
    undefined,
  ])
  expect(readZoneName('x'.repeat(100_000), names)).toBeUndefined()
})

it('given a chosen zone, then it comes after UTC and local time; without one, those two take turns', () => {
  expect(nextZone({ timeZone: 'local', chosenZone: 'Asia/Kolkata' })).toBe('Asia/Kolkata')
  expect(nextZone({ timeZone: 'Asia/Kolkata', chosenZone: 'Asia/Kolkata' })).toBe('utc')
  expect([nextZone({ timeZone: 'local', chosenZone: '' }), nextZone({ timeZone: 'utc', chosenZone: '' })]).toEqual([
    'utc',
    'local',
  ])
})
