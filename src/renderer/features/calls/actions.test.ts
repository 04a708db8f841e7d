import { describe, expect, it } from 'vitest'
import { aRecord, aResponse } from '../../../../test/support/builders'
import type { TraceRecord } from '../../../core/call/trace-record'
import { messageFromRecord } from '../../../core/call/message-from-record'
import { identifyMessages } from '../../../core/call/trace-message'
import type { AppInfo } from '../../../shared/ipc/contract'
import { Settings } from '../../../shared/schema/settings'
import { createActions } from '../../actions'
import type { Api } from '../../api/client'
import { valueOf } from '../../stores/async-state'
import { createStores } from '../../stores/stores'

const info: AppInfo = {
  version: '0',
  electron: '0',
  chromium: '0',
  platform: 'linux',
  startInDemo: false,
  regions: [],
}

/** A call of two messages: who calls is its Call-ID. */
const recordsOf = (caller: string): readonly TraceRecord[] => {
  const of = { callId: caller, from: { user: caller, domain: 'd', tag: caller }, fields: [['caller', caller]] as const }
  return [aRecord(of), aResponse(caller === 'carol' ? 404 : 486, 'No', { ...of, fields: [['answer', caller]] })]
}

const window = { start: 1, end: 2 }

interface Argument {
  readonly callId?: string
  readonly callList?: object
}

/** A search that found a call of each. */
const setUp = (...callers: readonly string[]) => {
  const stores = createStores(info, { kind: 'signed-out', because: 'start' }, Settings.parse({}))
  const asked: [name: string, arg: Argument][] = []
  let fails = false
  const api = {
    call: (name: string, arg: Argument) => {
      asked.push([name, arg])
      if (fails) return Promise.reject(new Error('no answer'))
      if (name === 'traces.search') {
        return Promise.resolve({ records: recordsOf(arg.callId ?? ''), steps: [], notes: [], segments: [], window })
      }
      if (name === 'settings.change') return Promise.resolve(Settings.parse({ ...stores.settings.getState(), ...arg }))
      return Promise.resolve(name === 'captures.list' ? [] : undefined)
    },
    on: () => () => undefined,
    drop: () => Promise.resolve(),
  } as unknown as Api
  const worker = () => new EventTarget() as Worker
  const analysis = { readCapture: () => Promise.reject(new Error('none')) }
  const actions = createActions(api, stores, { analysis, createFileWorker: worker })
  const records = callers.flatMap(recordsOf)
  stores.search.setState({
    result: {
      kind: 'ready',
      value: {
        conversationId: '',
        found: { records, steps: [], notes: [], segments: [], window },
        messages: identifyMessages(records.map(messageFromRecord)),
      },
    },
  })
  return { stores, actions, list: actions.list, asked, fail: (does: boolean) => (fails = does) }
}

const callers = (calls: readonly { readonly from: string }[]): readonly string[] => calls.map(({ from }) => from)

describe('createListActions', () => {
  it('given a filter, then only calls that pass are shown, selected and taken along', async () => {
    const { list } = setUp('alice', 'bob', 'carol')
    await list.setSort({ column: 'from', direction: 'ascending' })
    expect(callers(list.listing().rows)).toEqual(['alice', 'bob', 'carol'])
    list.selectAll()
    list.setFilter('state:busy')
    const { rows, selected, calls, explanation } = list.listing()
    expect([callers(rows), callers(selected), calls.length]).toEqual([['alice', 'bob'], ['alice', 'bob'], 3])
    expect(explanation).toBe('calls with state “busy”')
    expect(callers(list.chosen())).toEqual(['alice', 'bob'])
    list.clearSelection()
    list.setFilter('state:bussy')
    expect(list.listing().issues).toHaveLength(1)
  })

  it('given the same facts, then nothing is sorted or filtered again', () => {
    const { list, stores } = setUp('alice', 'bob')
    const first = list.listing()
    const { rows, places } = first
    stores.search.setState(({ draft }) => ({ draft: { ...draft, what: 'carol' } }))
    expect(list.listing()).toBe(first)
    list.activate('alice')
    const again = list.listing()
    expect(again.rows).toBe(rows)
    expect(again.places).toBe(places)
    expect(again.list.active).toBe('alice')
  })

  it('given clicks and held keys, then one is opened, and others are only selected', async () => {
    const { list, asked } = setUp('alice', 'bob', 'carol')
    await list.setSort({ column: 'from', direction: 'ascending' })
    asked.length = 0
    const plain = { toggles: false, extends: false }
    list.pick('alice', plain)
    list.pick('carol', { ...plain, toggles: true })
    expect(callers(list.listing().selected)).toEqual(['alice', 'carol'])
    list.pick('alice', { ...plain, extends: true })
    expect(callers(list.listing().selected)).toEqual(['alice', 'bob', 'carol'])
    expect(asked).toEqual([['traces.search', { kind: 'call-id', callId: 'alice', window }]])
  })

  it('given a call beside the one in front, then both are seen, and another takes the place of the newer one', async () => {
    const { list, stores } = setUp('alice', 'bob', 'carol')
    const seen = (): readonly (string | undefined)[] => {
      const { activeId, otherId } = stores.tabs.getState()
      return [otherId, activeId]
    }
    await list.open('alice')
    list.activate('bob')
    await list.openBeside()
    expect(seen()).toEqual(['search alice', 'search bob'])
    list.activate('carol')
    await list.openBeside()
    expect(seen()).toEqual(['search bob', 'search carol'])
    expect(stores.tabs.getState().tabs.map(({ isPreview }) => isPreview)).toEqual([false, false, false])
  })

  it('given several selected calls, then one ladder holds the whole of each', async () => {
    const { list, stores } = setUp('alice', 'bob', 'carol')
    list.toggle('alice')
    await list.openTogether()
    expect(stores.call.getState().call.kind).toBe('idle')
    list.toggle('carol')
    await list.openTogether()
    const call = valueOf(stores.call.getState().call)
    expect(new Set(call?.messages.map(({ callId }) => callId))).toEqual(new Set(['alice', 'carol']))
    expect(call?.messages).toHaveLength(4)
    expect(new Set(call?.together)).toEqual(new Set(['alice', 'carol']))
  })

  it('given calls that could not be opened, when it is tried again, then the same ones are asked for and shown', async () => {
    const { list, stores, actions, asked, fail } = setUp('alice', 'bob', 'carol')
    list.toggle('alice')
    list.toggle('carol')
    for (const open of [() => list.open('bob'), list.openTogether]) {
      fail(true)
      await open()
      expect(stores.call.getState().call.kind).toBe('failed')
      asked.length = 0
      fail(false)
      await actions.tabs.reload()
      const of = asked.flatMap(([name, arg]) => (name === 'traces.search' ? [arg.callId] : []))
      expect(new Set(valueOf(stores.call.getState().call)?.messages.map(({ callId }) => callId))).toEqual(new Set(of))
      expect(of).toEqual(open === list.openTogether ? ['alice', 'carol'] : ['bob'])
    }
  })

  it('given more than fit one ladder, then it says so and asks for nothing', async () => {
    const { list, stores, asked } = setUp(...Array.from({ length: 51 }, (_, index) => `caller${index}`))
    list.selectAll()
    await list.openTogether()
    expect(stores.list.getState().notice).toBe('51 calls are selected; 50 fit one ladder.')
    expect(asked).toEqual([])
  })

  it('given a column, then a second sort turns it round and the settings keep it', async () => {
    const { list, stores } = setUp('alice', 'bob')
    await list.sortBy('from')
    expect(callers(list.listing().rows)).toEqual(['alice', 'bob'])
    await list.sortBy('from')
    expect(callers(list.listing().rows)).toEqual(['bob', 'alice'])
    expect(stores.settings.getState().callList.sort).toEqual({ column: 'from', direction: 'descending' })
  })
})
