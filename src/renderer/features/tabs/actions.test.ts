import { describe, expect, it } from 'vitest'
import { aRecord, aResponse, messagesOf } from '../../../../test/support/builders'
import { Settings } from '../../../shared/schema/settings'
import { createStores, type CallOpening, type OpenCall } from '../../stores/stores'
import { createTabActions } from './actions'

const messages = messagesOf(aRecord(), aResponse(486, 'Busy Here'))

const callOf = (key: string): OpenCall => ({
  key,
  conversationId: '',
  origin: 'search',
  found: undefined,
  messages,
  capture: undefined,
})

/** Calls that come when the test says so. */
const setUp = () => {
  const stores = createStores(
    { version: '0', electron: '', chromium: '', platform: 'linux', startInDemo: false, regions: [] },
    { kind: 'signed-out', because: 'start' },
    Settings.parse({}),
  )
  const answers = new Map<string, (call: OpenCall) => void>()
  const signals = new Map<string, AbortSignal>()
  const opening = (id: string): CallOpening => ({
    id,
    sourceId: 'search',
    heading: { from: id, to: 'bob', startedAt: undefined },
    load: (signal) => {
      signals.set(id, signal)
      return new Promise((resolve) => answers.set(id, resolve))
    },
  })
  const answer = async (id: string): Promise<void> => {
    answers.get(id)?.(callOf(id))
    await new Promise((resolve) => setTimeout(resolve))
  }
  return { stores, tabs: createTabActions(stores), opening, answer, signals }
}

const shownKey = ({ call }: ReturnType<typeof setUp>['stores']): string => {
  const { call: state } = call.getState()
  return state.kind === 'ready' ? state.value.key : state.kind
}

describe('createTabActions', () => {
  it('given a call that is left while it loads, then it comes into its own tab, with all that is made of each', async () => {
    const { stores, tabs, opening, answer } = setUp()
    void tabs.open(opening('slow'))
    void tabs.open(opening('quick'))
    await answer('quick')
    stores.call.setState({ selectedId: messages[1]?.id })
    stores.message.setState({ tab: 'raw', markedId: messages[0]?.id })
    stores.ladderView.setState({ filterText: 'status:486' })
    await answer('slow')
    expect(shownKey(stores)).toBe('quick')
    tabs.reveal('slow')
    expect(shownKey(stores)).toBe('slow')
    expect([stores.call.getState().selectedId, stores.message.getState().markedId]).toEqual([
      messages[0]?.id,
      undefined,
    ])
    expect(stores.ladderView.getState().filterText).toBe('')
    tabs.reveal('quick')
    expect(stores.call.getState().selectedId).toBe(messages[1]?.id)
    expect(stores.message.getState()).toMatchObject({ tab: 'raw', markedId: messages[0]?.id })
    expect(stores.ladderView.getState().filterText).toBe('status:486')
  })

  it('given a call that is closed, then loading it ends, and opened again it is as it was', async () => {
    const { stores, tabs, opening, answer, signals } = setUp()
    void tabs.open(opening('one'))
    tabs.close('one')
    expect(signals.get('one')?.aborted).toBe(true)
    await answer('one')
    expect(shownKey(stores)).toBe('idle')

    void tabs.reopen()
    await answer('one')
    stores.call.setState({ selectedId: messages[1]?.id })
    stores.message.setState({ markedId: messages[1]?.id })
    tabs.close('one')
    void tabs.reopen()
    await answer('one')
    expect(stores.call.getState().selectedId).toBe(messages[1]?.id)
    expect(stores.message.getState().markedId).toBe(messages[1]?.id)
  })

  it('given previews, then what is made of one keeps it, and the others make way', async () => {
    const { stores, tabs, opening, answer } = setUp()
    for (const id of ['a', 'b', 'c']) {
      void tabs.open(opening(id), { isPreview: true })
      await answer(id)
      if (id === 'b') stores.message.setState({ markedId: messages[0]?.id })
    }
    expect(stores.tabs.getState().tabs.map(({ id, isPreview }) => [id, isPreview])).toEqual([
      ['b', false],
      ['c', true],
    ])
  })

  it('given a call that is read at once, then what is in front stays until then, unless the user goes elsewhere', async () => {
    const { stores, tabs, opening, answer } = setUp()
    void tabs.open(opening('first'))
    await answer('first')
    void tabs.open(opening('second'), { isQuick: true })
    expect(shownKey(stores)).toBe('first')
    await answer('second')
    expect(shownKey(stores)).toBe('second')
    void tabs.open(opening('third'), { isQuick: true })
    tabs.reveal('first')
    await answer('third')
    expect([shownKey(stores), stores.tabs.getState().tabs.length]).toEqual(['first', 2])
  })

  it('given a thirty-first call, then it says which one it closes', async () => {
    const { stores, tabs, opening } = setUp()
    for (let index = 0; index <= 30; index += 1) void tabs.open(opening(`caller ${index}`))
    await Promise.resolve()
    const { tabs: open, notice, closed } = stores.tabs.getState()
    expect([open.length, closed.length]).toEqual([30, 1])
    expect(notice).toBe('caller 0 → bob was closed to make room. It can be opened again.')
  })
})
