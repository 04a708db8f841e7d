import { describe, expect, it, vi } from 'vitest'
import { aRecord, messagesOf } from '../../../test/support/builders'
import { listCalls } from '../../core/call/list-calls'
import type { AppInfo } from '../../shared/ipc/contract'
import { MenuCommands, type MenuCommand } from '../../shared/schema/menu'
import { Settings } from '../../shared/schema/settings'
import { createActions } from '../actions'
import type { Api } from '../api/client'
import { beginJob } from '../stores/many-search'
import { createStores } from '../stores/stores'
import { createCommands } from './commands'
import { putKeysInForce } from './keys-in-force'
import { presets } from './presets'
import { isReserved } from './read-key'
import { isEnabled } from './run-command'
import { sendMenu } from './send-menu'

const info: AppInfo = {
  version: '0',
  electron: '0',
  chromium: '0',
  platform: 'linux',
  startInDemo: false,
  regions: [],
}

const createAll = () => {
  const settings = Settings.parse({})
  const stores = createStores(info, { kind: 'signed-out', because: 'start' }, settings)
  const api = { call: () => Promise.resolve(), on: () => () => undefined } as unknown as Api
  const actions = createActions(api, stores, {
    analysis: { readCapture: () => Promise.resolve([]) },
    createFileWorker: () => ({}) as Worker,
  })
  return { commands: createCommands(stores, actions), settings, stores, actions }
}

describe.each(['rung', 'sngrep'] as const)('the keys of the preset %s', (preset) => {
  it('given all commands, then each key belongs to one of them, and none to every program', () => {
    const { commands, settings } = createAll()
    const inForce = putKeysInForce(commands, { ...settings.keys, preset })
    const keys = inForce.flatMap((command) => command.keys)
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([])
    expect(keys.filter(isReserved)).toEqual([])
    const ids = commands.map(({ id }) => id)
    expect(Object.keys(presets[preset]).filter((id) => !ids.includes(id))).toEqual([])
  })

  it('given all commands, then the menu takes them as they are', () => {
    const { commands, settings } = createAll()
    const menu = putKeysInForce(commands, { ...settings.keys, preset }).flatMap((command) => {
      const { id, title, group, keys } = command
      return (keys.length === 0 ? [undefined] : keys).map((key) => {
        return { id, title, group, key, isEnabled: isEnabled(command) }
      })
    })
    expect(MenuCommands.parse(menu)).toEqual(menu)
  })
})

it('given all commands, then no two have the same id or the same title', () => {
  const { commands } = createAll()
  expect(new Set(commands.map(({ id }) => id)).size).toBe(commands.length)
  expect(new Set(commands.map(({ title }) => title)).size).toBe(commands.length)
})

it('given calls that a search for many finds, when two are selected, then the menu follows both', async () => {
  const { commands, stores, actions } = createAll()
  const menus: (readonly MenuCommand[])[] = []
  const enabledIn = (menu: readonly MenuCommand[] | undefined): readonly string[] =>
    ['list.copy-csv', 'list.together'].filter((id) => menu?.some((item) => item.id === id && item.isEnabled))
  stores.search.setState(({ draft }) => ({ draft: { ...draft, mode: 'many' } }))
  const leave = sendMenu(commands, stores, (menu) => {
    menus.push(menu)
    return Promise.resolve()
  })
  expect(enabledIn(menus.at(-1))).toEqual([])

  const calls = ['one', 'two'].flatMap((callId) =>
    listCalls([messagesOf(aRecord({ callId }))], { source: 'record', reasonOf: () => '' }),
  )
  stores.many.setState({ job: { ...beginJob(2, { start: 1, end: 2 }), calls } })
  await vi.waitFor(() => expect(enabledIn(menus.at(-1))).toEqual(['list.copy-csv']))
  actions.list.selectAll()
  await vi.waitFor(() => expect(enabledIn(menus.at(-1))).toEqual(['list.copy-csv', 'list.together']))
  leave()
})
