import { expect, it } from 'vitest'
import { Settings, SettingsChange } from './settings'

it('given settings from before there were keys, then nothing of them is lost', () => {
  const before = { version: 1, theme: 'dark', timeZone: 'utc', capturesFolder: '/traces', wiresharkPath: '' } as const
  expect(Settings.parse(before)).toEqual({
    ...before,
    chosenZone: '',
    zoomPercent: 100,
    callList: Settings.parse({}).callList,
    profiles: [],
    keys: { preset: 'rung', rung: {}, sngrep: {} },
    recentSearches: [],
  })
})

it('given a zone, then it stays chosen beside UTC; one that nobody knows is that of the computer', () => {
  const inBerlin = Settings.parse({ timeZone: 'Europe/Berlin' })
  const zonesOf = (stored: object): readonly string[] => {
    const { timeZone, chosenZone } = Settings.parse(stored)
    return [timeZone, chosenZone]
  }
  expect(zonesOf(inBerlin)).toEqual(['Europe/Berlin', 'Europe/Berlin'])
  expect(zonesOf({ ...inBerlin, timeZone: 'utc' })).toEqual(['utc', 'Europe/Berlin'])
  expect(zonesOf({ ...inBerlin, timeZone: 'Mars/Olympus' })).toEqual(['local', 'Europe/Berlin'])
  expect(zonesOf({ timeZone: 'local', chosenZone: 'Mars/Olympus' })).toEqual(['local', ''])
  expect(
    ['Asia/Kolkata', 'Mars/Olympus', 'CET', 7].map((timeZone) => SettingsChange.safeParse({ timeZone }).success),
  ).toEqual([true, false, false, false])
})

it('given damaged keys, then what is sound of them is kept', () => {
  const stored = {
    theme: 'sepia',
    keys: { preset: 'emacs', rung: { 'ladder.next': ['J'], 'message.raw': ['$mod+r'], '__proto__ ': 3 }, sngrep: 'x' },
  }
  expect(Settings.parse(stored)).toMatchObject({
    theme: 'system',
    keys: { preset: 'rung', rung: { 'message.raw': ['$mod+r'] }, sngrep: {} },
  })
})

it('given recent searches of which some are damaged, then the others are kept', () => {
  const sound = { what: '1@a', fromUser: '', toUser: '', window: '1h' }
  expect(Settings.parse({ recentSearches: [sound, { ...sound, window: 'ever' }, 7] }).recentSearches).toEqual([sound])
  expect(Settings.parse({ recentSearches: 'none' }).recentSearches).toEqual([])
})

it('given a group of settings that is damaged, or keys that know one preset only, then nothing else is lost', () => {
  const first = Settings.parse({})
  for (const name of ['callList', 'profiles', 'keys'] as const) {
    expect(Settings.parse({ ...first, theme: 'dark', [name]: 5 })).toEqual({ ...first, theme: 'dark' })
  }
  expect(Settings.parse({ keys: { preset: 'sngrep', rung: { 'message.raw': ['j'] } } }).keys).toEqual({
    preset: 'sngrep',
    rung: { 'message.raw': ['j'] },
    sngrep: {},
  })
})

it.each([
  { rung: { 'ladder.next': ['(.*)'] } },
  { rung: { 'ladder.next': ['g g'] } },
  { rung: { __proto: ['j'] } },
  { rung: Object.fromEntries(Array.from({ length: 501 }, (_, index) => [`a${index}`, ['j']])) },
])('given a change of keys that nobody can press or that is too much, then it is refused', (keys) => {
  expect(SettingsChange.safeParse({ keys: { preset: 'rung', sngrep: {}, ...keys } }).success).toBe(false)
})
