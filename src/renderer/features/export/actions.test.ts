import { describe, expect, it } from 'vitest'
import { aRecord, aResponse, messagesOf } from '../../../../test/support/builders'
import { layoutLadder } from '../../../core/ladder/layout-ladder'
import { FaultError, type Api } from '../../api/client'
import { createStores, type OpenCall } from '../../stores/stores'
import type { OpenedLadder } from '../ladder/ladder-view-actions'
import { readLadder } from '../ladder/read-ladder'
import { createExportActions } from './actions'
import { Settings } from '../../../shared/schema/settings'

const messages = messagesOf(aRecord(), aResponse(486, 'Busy Here'))
const call: OpenCall = {
  key: 'a@carrier',
  conversationId: '',
  origin: 'search',
  found: undefined,
  messages,
  capture: undefined,
}

const start = (answer: (name: string, arg: unknown, signal?: AbortSignal) => Promise<unknown>) => {
  const stores = createStores(
    { version: '1.2.3', electron: '', chromium: '', platform: 'linux', startInDemo: false, regions: [] },
    { kind: 'signed-out', because: 'start' },
    Settings.parse({ timeZone: 'utc' }),
  )
  const view = stores.ladderView.getState()
  const opened: OpenedLadder = { call, view, shown: readLadder({ messages }, view, 'utc') }
  const asked: unknown[] = []
  const api = {
    call: (name: string, arg: unknown, signal?: AbortSignal) => {
      asked.push(arg)
      return answer(name, arg, signal)
    },
  } as unknown as Api
  const ladder = { opened: () => opened } as Parameters<typeof createExportActions>[2]
  return { actions: createExportActions(api, stores, ladder), job: () => stores.exports.getState().job, asked }
}

describe('createExportActions', () => {
  it('given a call, then main gets its ids and the text, and the file that it saved is told', async () => {
    const saved = { id: crypto.randomUUID(), name: 'x.txt' }
    const { actions, job, asked } = start(() => Promise.resolve(saved))
    actions.chooseFormat('text')
    await actions.save()
    expect(job()).toEqual({ kind: 'saved', saved })
    expect(asked).toMatchObject([
      {
        call: { subject: 'a@carrier', at: Math.floor((messages[0]?.at ?? 0) / 1000) },
        content: { format: 'text', text: expect.stringContaining('486 Busy Here') as string },
      },
    ])
    const { rungs } = layoutLadder(messages)
    expect(actions.prepare('view')?.layout.rungs).toHaveLength(rungs.length)
  })

  it('given that the user thought better of it, or cancelled, then nothing is said; a fault stays', async () => {
    const thoughtBetter = start(() => Promise.resolve(undefined))
    await thoughtBetter.actions.save()
    expect(thoughtBetter.job()).toEqual({ kind: 'none' })

    const cancelled = start((_name, _arg, signal) => {
      const fault = { code: 'ipc.cancelled', message: '', retryable: true } as const
      return new Promise((_resolve, reject) => {
        signal?.addEventListener('abort', () => reject(new FaultError(fault)))
        cancelled.actions.cancel()
      })
    })
    await cancelled.actions.save()
    expect(cancelled.job()).toEqual({ kind: 'none' })

    const fault = { code: 'file.full', message: 'The disk is full.', retryable: true } as const
    const full = start(() => Promise.reject(new FaultError(fault)))
    full.actions.open()
    await full.actions.save()
    expect(full.job()).toEqual({ kind: 'failed', fault, wanted: 'save' })
    full.actions.close()
    expect(full.job()).toEqual({ kind: 'none' })
  })
})
