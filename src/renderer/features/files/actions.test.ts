import { describe, expect, it, vi } from 'vitest'
import { aRecord, aResponse, messagesOf } from '../../../../test/support/builders'
import { sip, text } from '../../../../test/support/packets'
import type { ScannedMessage } from '../../../core/call/scanned-message'
import { valueOf } from '../../stores/async-state'
import { listCalls } from '../../../core/call/list-calls'
import type { AppInfo } from '../../../shared/ipc/contract'
import type { Fault } from '../../../shared/ipc/fault'
import { Settings } from '../../../shared/schema/settings'
import { createActions } from '../../actions'
import { FaultError, type Api } from '../../api/client'
import { createStores } from '../../stores/stores'
import type { FileReply, FileRequest } from '../../workers/file-protocol'

const messages = messagesOf(aRecord(), aResponse(486, 'Busy Here'))

const fileOf = (digit: number) => ({ id: `00000000-0000-4000-8000-00000000000${digit}`, name: `${digit}.pcap` })

const openings = [1, 2].map((digit) => ({ kind: 'opened', file: { ...fileOf(digit), bytes: 1, isPacked: false } }))

/** As they come from the worker; these two differ in their ids alone. */
const [first, last] = ['a', 'b'].map((id): ScannedMessage => {
  const [facts] = messagesOf(aRecord())
  if (facts === undefined) throw new Error('no message')
  const { at, source, destination } = facts
  const bytes = text(sip('INVITE sip:bob@example.com SIP/2.0'))
  return { ...facts, id, captured: { frame: 1, indexInFrame: 0, at, source, destination, transport: 'UDP', bytes } }
})

/** The far side of a worker, speaking as the test wants. */
const createFarSide = () => {
  const target = new EventTarget()
  const asked: FileRequest[] = []
  const worker = Object.assign(target, {
    postMessage: (request: FileRequest) => asked.push(request),
    terminate: () => undefined,
  })
  const say = (data: FileReply): void => void target.dispatchEvent(new MessageEvent('message', { data }))
  return {
    worker: worker as unknown as Worker,
    asked,
    say,
    read: (): void => {
      say({ kind: 'calls', calls: listCalls([messages], { source: 'packet', reasonOf: () => '' }) })
      say({ kind: 'done', contents: { kind: 'capture', format: 'pcap', packets: 2, messages: 2, issues: [] } })
    },
  }
}

const setUp = (answers: Readonly<Record<string, () => unknown>>) => {
  const info: AppInfo = {
    version: '0',
    electron: '0',
    chromium: '0',
    platform: 'linux',
    startInDemo: false,
    regions: [],
  }
  const stores = createStores(info, { kind: 'signed-out', because: 'start' }, Settings.parse({}))
  const api = {
    call: (name: string) => Promise.resolve().then(() => answers[name]?.()),
    on: () => () => undefined,
    drop: () => Promise.resolve(),
  } as unknown as Api
  const workers: ReturnType<typeof createFarSide>[] = []
  const actions = createActions(api, stores, {
    analysis: { readCapture: () => Promise.resolve([]) },
    createFileWorker: () => {
      const far = createFarSide()
      workers.push(far)
      return far.worker
    },
  })
  return { stores, actions, workers }
}

describe('createFileActions', () => {
  it('given somebody who goes elsewhere while a file is read, then its call waits and they stay there', async () => {
    const { stores, actions, workers } = setUp({
      'files.take': () => openings.slice(0, 1),
      'files.recent': () => [],
    })
    await actions.files.take()
    await vi.waitFor(() => expect(workers[0]?.asked).toEqual([{ kind: 'read', fileId: fileOf(1).id }]))
    actions.shell.showView('library')
    actions.session.askSignIn()
    workers[0]?.read()
    await vi.waitFor(() => expect(workers[0]?.asked).toHaveLength(2))
    workers[0]?.say({ kind: 'messages', id: 1, messages: [], more: 0 })
    await vi.waitFor(() => expect(stores.call.getState().call.kind).toBe('ready'))
    expect(stores.ui.getState()).toMatchObject({ view: 'library', wantsSignIn: true })
  })

  it('given a long call, then its first messages are shown, and who walks on in them stays there when the rest comes', async () => {
    const { stores, actions, workers } = setUp({ 'files.take': () => openings.slice(0, 1), 'files.recent': () => [] })
    const shown = () => {
      const { call, selectedId } = stores.call.getState()
      const value = valueOf(call)
      return { ids: value?.messages.map(({ id }) => id), arriving: value?.arriving, selectedId }
    }
    await actions.files.take()
    await vi.waitFor(() => expect(workers).toHaveLength(1))
    workers[0]?.read()
    await vi.waitFor(() => expect(workers[0]?.asked).toHaveLength(2))
    if (first === undefined || last === undefined) throw new Error('no messages')
    workers[0]?.say({ kind: 'messages', id: 1, messages: [first, last], more: 1 })
    expect(shown()).toEqual({ ids: ['a', 'b'], arriving: 1, selectedId: 'a' })
    actions.call.select('b')
    workers[0]?.say({ kind: 'messages', id: 1, messages: [{ ...last, id: 'c' }], more: 0 })
    await vi.waitFor(() => expect(shown()).toEqual({ ids: ['a', 'b', 'c'], arriving: undefined, selectedId: 'b' }))
  })

  it('given a list of recent files that cannot be changed, then the files behind a refused one are read', async () => {
    const noSip: Fault = { code: 'file.no-sip', message: 'No SIP.', retryable: false }
    const { workers, actions } = setUp({
      'files.take': () => openings,
      'files.recent': () => [],
      'files.forget': () => {
        throw new FaultError({ code: 'internal', message: 'ENOSPC', retryable: false })
      },
    })
    await actions.files.take()
    await vi.waitFor(() => expect(workers).toHaveLength(1))
    workers[0]?.say({ kind: 'failed', fault: noSip })
    await vi.waitFor(() => expect(workers[1]?.asked).toEqual([{ kind: 'read', fileId: fileOf(2).id }]))
  })
})
