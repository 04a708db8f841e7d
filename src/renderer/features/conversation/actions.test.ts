import { expect, it } from 'vitest'
import { aRecord, messagesOf } from '../../../../test/support/builders'
import { asEpochMicros } from '../../../core/base/time'
import type { AppInfo } from '../../../shared/ipc/contract'
import { Settings } from '../../../shared/schema/settings'
import type { Api } from '../../api/client'
import { createStores, type OpenCall } from '../../stores/stores'
import { createConversationActions } from './actions'

const info: AppInfo = { version: '0', electron: '0', chromium: '0', platform: 'linux', startInDemo: false, regions: [] }
const segment = {
  from: asEpochMicros(1),
  to: undefined,
  kind: 'interact',
  label: '',
  participant: '',
  purpose: 'agent',
  callId: '',
  disconnectType: '',
  errorCode: '',
  wrapUpCode: '',
  sipCodes: [],
  q850Codes: [],
}

const aCall = (conversationId: string, found?: OpenCall['found']): OpenCall => ({
  key: conversationId,
  conversationId,
  origin: 'library',
  found,
  messages: messagesOf(aRecord()),
  capture: undefined,
})

const setUp = (call: OpenCall) => {
  const stores = createStores(info, { kind: 'signed-out', because: 'start' }, Settings.parse({}))
  const open = (value: OpenCall): void => stores.call.setState({ call: { kind: 'ready', value } })
  open(call)
  const waiting: { readonly name: string; readonly arg: unknown; readonly answer: (value: unknown) => void }[] = []
  const api = {
    call: (name: string, arg: unknown) => new Promise((answer) => waiting.push({ name, arg, answer })),
  } as unknown as Api
  return { stores, open, waiting, actions: createConversationActions(api, stores), facts: stores.conversation.getState }
}

it('given a search that brought segments, shows them without a question; a capture’s conversation is asked for', () => {
  const found = { records: [], steps: [], notes: [], segments: [segment], window: { start: 1, end: 2 } }
  const { actions, waiting, facts, open, stores } = setUp(aCall('a', found))
  actions.showSegments()
  expect(facts().segments).toEqual({ kind: 'ready', value: [segment] })
  expect(waiting).toEqual([])
  open(aCall('b'))
  actions.showSegments()
  expect(waiting).toMatchObject([{ name: 'conversations.segments', arg: { conversationId: 'b' } }])
  expect(stores.ui.getState().overlay).toBe('conversation')
})

it('given another call is opened meanwhile, drops the answer about the first', async () => {
  const { actions, waiting, facts, open } = setUp(aCall('a'))
  actions.showStored()
  open(aCall('b'))
  actions.showStored()
  waiting[0]?.answer('INVITE sip:a SIP/2.0\r\n\r\n')
  await Promise.resolve()
  expect(facts()).toMatchObject({ id: 'b', stored: { kind: 'loading' } })
  waiting[1]?.answer(undefined)
  await expect.poll(() => facts().stored).toEqual({ kind: 'ready', value: { kind: 'none' } })
})

it('given a session that ran out, keeps what it has; given a sign-out, nothing', async () => {
  const { actions, waiting, facts, stores } = setUp(aCall('a'))
  actions.showStored()
  actions.showStored()
  expect(waiting).toHaveLength(1)
  waiting[0]?.answer('no SIP at all')
  await expect.poll(() => facts().stored).toEqual({ kind: 'ready', value: { kind: 'text', text: 'no SIP at all' } })
  stores.session.setState({ session: { kind: 'signed-out', because: 'expired' } })
  expect(facts().id).toBe('a')
  stores.session.setState({ session: { kind: 'signed-out', because: 'start' } })
  expect(facts()).toMatchObject({ id: '', stored: { kind: 'idle' } })
})

it('given keys, asks for those that are chosen, each once in any case, and takes no key that is none', () => {
  const { actions, waiting, facts } = setUp(aCall('a'))
  actions.showStored()
  for (const key of ['RURI', 'Via', 'a,b', 'x y', 'to']) actions.toggleKey(key)
  expect(facts().keys).toEqual(['from', 'Via'])
  void actions.loadHeaders()
  expect(waiting.at(-1)).toMatchObject({
    name: 'conversations.storedHeaders',
    arg: { conversationId: 'a', keys: ['from', 'Via'] },
  })
})

it('given a call without a conversation, has nothing to show', () => {
  const { actions, waiting } = setUp(aCall(''))
  actions.showSegments()
  actions.showStored()
  expect([actions.hasConversation(), waiting]).toEqual([false, []])
})
