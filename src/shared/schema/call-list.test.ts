import { expect, it } from 'vitest'
import { CallListSettings } from './call-list'
import { Settings, SettingsChange } from './settings'

const first = Settings.parse({}).callList

it('given no settings, then the newest call is first and what an engineer asks first is shown', () => {
  expect(first.sort).toEqual({ column: 'start', direction: 'descending' })
  expect(first.columns.filter(({ isShown }) => isShown).map(({ id }) => id)).toEqual([
    'state',
    'start',
    'from',
    'to',
    'final',
    'reason',
    'pdd',
    'talk',
    'endedBy',
    'legs',
    'messages',
    'retransmissions',
  ])
})

it('given damaged, unknown and repeated columns, then each is there once and the sound ones are kept', () => {
  const talk = { id: 'talk', width: 99, isShown: false }
  const read = CallListSettings.parse({
    columns: [talk, { id: 'colour', width: 80, isShown: true }, { ...talk, width: 50 }, { id: 'pdd', width: 1e9 }, 7],
    sort: { column: 'colour', direction: 'up' },
  })
  expect(read.columns[0]).toEqual(talk)
  expect(read.columns.slice(1)).toEqual(first.columns.filter(({ id }) => id !== 'talk'))
  expect(read.sort).toEqual(first.sort)
  expect(Settings.parse({ callList: 'x', theme: 'dark' })).toMatchObject({ theme: 'dark', callList: first })
})

it('given a change by the page, then it must be whole and within bounds', () => {
  const change = (columns: unknown) => SettingsChange.safeParse({ callList: { columns, sort: first.sort } }).success
  expect([change(first.columns), change([]), change([{ id: 'talk', width: 5, isShown: true }]), change('x')]).toEqual([
    true,
    true,
    false,
    false,
  ])
})
