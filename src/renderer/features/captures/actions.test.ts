import { expect, it } from 'vitest'
import { aRecord, aResponse, messagesOf } from '../../../../test/support/builders'
import type { CaptureInfo } from '../../../shared/schema/capture'
import { Settings } from '../../../shared/schema/settings'
import { FaultError, type Api } from '../../api/client'
import { createStores, type OpenCall } from '../../stores/stores'
import { createTabActions } from '../tabs/actions'
import { createCaptureActions } from './actions'

const kept = { id: 'kept', fileName: 'kept.pcap', callIds: ['other'], conversationId: 'b' } as unknown as CaptureInfo

const callOf = (key: string): OpenCall => ({
  key,
  conversationId: '',
  origin: 'search',
  found: undefined,
  messages: messagesOf(aRecord(), aResponse(200, 'OK')),
  capture: undefined,
})

/** A library with a capture of the call `b`; a pcap that is asked for never comes, and Wireshark is not there. */
const setUp = () => {
  const stores = createStores(
    { version: '0', electron: '', chromium: '', platform: 'linux', startInDemo: false, regions: [] },
    { kind: 'signed-out', because: 'start' },
    Settings.parse({}),
  )
  const api = {
    on: () => () => undefined,
    call: (name: string): Promise<unknown> => {
      if (name === 'captures.list') return Promise.resolve([kept])
      if (name === 'captures.fetch') return new Promise(() => undefined)
      return Promise.reject(new FaultError({ code: 'wireshark.missing', message: '', retryable: true }))
    },
  } as unknown as Api
  const tabs = createTabActions(stores)
  const captures = createCaptureActions(api, stores, { readCapture: () => Promise.resolve([]) }, tabs)
  const open = (key: string): Promise<void> =>
    tabs.open({
      id: key,
      sourceId: 'search',
      heading: { from: '', to: '', startedAt: undefined },
      load: () => Promise.resolve(callOf(key)),
      onShown: captures.attachFromLibrary,
    })
  return { stores, captures, open }
}

it('given a pcap that is being fetched, when a call whose pcap is kept is opened, then the first goes on being told of', async () => {
  const { stores, captures, open } = setUp()
  await open('a')
  void captures.fetchPcap()
  await open('b')
  const { call } = stores.call.getState()
  expect(call).toMatchObject({ kind: 'ready', value: { key: 'b', capture: { id: 'kept' } } })
  expect(stores.captures.getState().job).toMatchObject({ kind: 'running', key: 'a' })
})

it('given a capture that cannot be handed over, then the fault says of which, and to dismiss it ends no pcap request', async () => {
  const { stores, captures, open } = setUp()
  await open('a')
  void captures.fetchPcap()
  await open('b')
  await captures.openInWireshark()
  expect(stores.captures.getState().handOver).toMatchObject({
    captureId: 'kept',
    fault: { code: 'wireshark.missing' },
  })
  captures.dismissFault()
  expect(stores.captures.getState()).toMatchObject({ handOver: undefined, job: { kind: 'running', key: 'a' } })
})
