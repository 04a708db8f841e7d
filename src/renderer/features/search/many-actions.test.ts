import { expect, it } from 'vitest'
import { aRecord, aResponse, messagesOf } from '../../../../test/support/builders'
import { listCalls } from '../../../core/call/list-calls'
import type { ManyOutcome, ManyProgress } from '../../../shared/many-result'
import { Settings } from '../../../shared/schema/settings'
import { FaultError, type Api } from '../../api/client'
import { createStores } from '../../stores/stores'
import { createManyActions } from './many-actions'
import { jobWords } from './many-words'

const idOf = (digit: number): string => `00000000-0000-4000-8000-00000000000${digit}`
const [call] = listCalls([messagesOf(aRecord(), aResponse(486, 'Busy Here'))], { source: 'record', reasonOf: () => '' })
if (call === undefined) throw new Error('a call was given')
const fault = { code: 'api.unavailable', message: 'It has a problem of its own.', retryable: true } as const

/** A main process that tells these outcomes, as many as `told` at once, and then waits to be told how the job ends. */
const setUp = (outcomes: readonly ManyOutcome[], told = outcomes.length) => {
  const info = {
    version: '0',
    electron: '0',
    chromium: '0',
    platform: 'linux',
    startInDemo: false,
    regions: [],
  } as const
  const stores = createStores({ ...info, regions: [] }, { kind: 'signed-out', because: 'start' }, Settings.parse({}))
  const asked: (readonly string[])[] = []
  let listener: (progress: ManyProgress) => void = () => undefined
  const late: (() => void)[] = []
  let end: { readonly resolve: () => void; readonly reject: (error: unknown) => void } | undefined
  const api = {
    on: (_: string, listen: typeof listener) => {
      listener = listen
      return () => (listener = () => undefined)
    },
    call: (_: string, { jobId, conversationIds }: { jobId: string; conversationIds: string[] }, signal: AbortSignal) =>
      new Promise<void>((resolve, reject) => {
        asked.push(conversationIds)
        end = { resolve, reject }
        signal.addEventListener('abort', () =>
          reject(new FaultError({ code: 'ipc.cancelled', message: 'Cancelled.', retryable: true })),
        )
        for (const [index, outcome] of outcomes.entries()) {
          const conversationId = conversationIds[index] ?? ''
          const tell = (): void =>
            listener({ jobId, conversationId, outcome, done: index + 1, total: conversationIds.length })
          if (index < told) tell()
          else late.push(tell)
        }
      }),
  } as unknown as Api
  const actions = createManyActions(api, stores)
  actions.change([1, 2, 3, 1].map(idOf).join('\n'))
  return {
    actions,
    asked,
    job: () => stores.many.getState().job,
    end: () => end,
    tellLate: () => late.forEach((tell) => tell()),
  }
}

const outcomes: readonly ManyOutcome[] = [
  { kind: 'found', call, notes: [] },
  { kind: 'failed', fault },
  { kind: 'empty', notes: [] },
]

it('given pasted ids, searches each once, lists what is found, and asks again for those that failed', async () => {
  const { actions, asked, job, end } = setUp(outcomes)
  const search = actions.search()
  expect(job()).toMatchObject({ state: 'running', calls: [call], failed: [{ conversationId: idOf(2), fault }] })
  end()?.resolve()
  await search
  const words = job()
  expect(words === undefined ? '' : jobWords(words)).toBe(
    'Done: 3 of 3 conversations · 1 call found · 1 without a trace · 1 failed',
  )
  void actions.searchFailedAgain()
  expect(asked).toEqual([[1, 2, 3].map(idOf), [idOf(2)]])
})

it('given the answer overtakes the last event, then the job is done when that has come', async () => {
  const { actions, job, end, tellLate } = setUp(outcomes, 2)
  const search = actions.search()
  end()?.resolve()
  await Promise.resolve()
  expect(job()).toMatchObject({ state: 'running', done: 2 })
  tellLate()
  await search
  expect(job()).toMatchObject({ state: 'done', done: 3, empty: [idOf(3)] })
})

it('given it is cancelled, keeps what was found and says so', async () => {
  const { actions, job } = setUp(outcomes.slice(0, 1))
  const search = actions.search()
  actions.cancel()
  await search
  expect(job()).toMatchObject({ state: 'cancelled', done: 1, total: 3, calls: [call], fault: undefined })
})

it('given the whole job fails, keeps what was found beside the fault', async () => {
  const { actions, job, end } = setUp(outcomes.slice(0, 1))
  const search = actions.search()
  end()?.reject(new FaultError({ ...fault, code: 'auth.expired' }))
  await search
  expect(job()).toMatchObject({ state: 'failed', calls: [call], fault: { code: 'auth.expired' } })
})
