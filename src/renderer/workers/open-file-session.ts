// The page's side of the worker of one opened file.
import type { ListedCall } from '../../core/call/list-calls'
import { messageFromScan } from '../../core/call/scanned-message'
import type { TraceMessage } from '../../core/call/trace-message'
import { FaultError } from '../api/client'
import type { FileContents, FileReply, FileRequest } from './file-protocol'

export interface FileReading {
  readonly contents: FileContents
  /** In order of their first messages. */
  readonly calls: readonly ListedCall[]
}

export interface FileSession {
  /** Rejects with a FaultError. `onProgress` is told the bytes read so far, unpacked. */
  readonly read: (fileId: string, onProgress: (bytes: number) => void) => Promise<FileReading>
  /** Messages of the call at this place of the list. `onFirst` is told the first of many while the others are on their way. */
  readonly openCall: (index: number, onFirst?: OnFirst) => Promise<readonly TraceMessage[]>
  /** Ends the worker: what still runs is cancelled, what it kept is gone. */
  readonly close: () => void
}

/** `more` are to come; at least one. */
type OnFirst = (messages: readonly TraceMessage[], more: number) => void

interface Opening {
  readonly arrived: TraceMessage[]
  readonly onFirst: OnFirst | undefined
  readonly resolve: (messages: readonly TraceMessage[]) => void
}

/** ms, two frames: the first messages are painted before the page is busy with the rest. */
const paintTime = 32

type Fail = (error: FaultError) => void

const cancelled = (): FaultError => new FaultError({ code: 'ipc.cancelled', message: 'Cancelled.', retryable: true })
const died = (): FaultError =>
  new FaultError({
    code: 'file.too-large',
    message: 'Reading the file took more memory than there is.',
    retryable: true,
  })

export const openFileSession = (createWorker: () => Worker): FileSession => {
  const worker = createWorker()
  const openings = new Map<number, Opening>()
  const failures = new Set<Fail>()
  let lastId = 0
  let isClosed = false

  const failAll = (error: FaultError): void => {
    isClosed = true
    worker.terminate()
    for (const fail of failures) fail(error)
    failures.clear()
  }
  worker.addEventListener('error', () => failAll(died()))
  const takePart = ({ id, messages, more }: Extract<FileReply, { kind: 'messages' }>): void => {
    const opening = openings.get(id)
    if (opening === undefined) return
    const { arrived, onFirst, resolve } = opening
    const isFirst = arrived.length === 0
    for (const message of messages) arrived.push(messageFromScan(message))
    if (more === 0) {
      openings.delete(id)
      resolve(arrived)
    } else if (isFirst) {
      onFirst?.([...arrived], more)
      setTimeout(() => send({ kind: 'rest-of-call', id }), onFirst === undefined ? 0 : paintTime)
    }
  }
  const send = (request: FileRequest): void => worker.postMessage(request)

  /** Like a promise, but rejected as well when the session ends. */
  const untilClosed = <T>(run: (resolve: (value: T) => void, reject: Fail) => void): Promise<T> =>
    new Promise((resolve, reject) => {
      if (isClosed) {
        reject(cancelled())
        return
      }
      failures.add(reject)
      const settle =
        <A>(next: (argument: A) => void) =>
        (argument: A): void => {
          failures.delete(reject)
          next(argument)
        }
      run(settle(resolve), settle(reject))
    })

  return {
    read: (fileId, onProgress) =>
      untilClosed((resolve, reject) => {
        const calls: ListedCall[] = []
        worker.addEventListener('message', ({ data }: MessageEvent<FileReply>) => {
          switch (data.kind) {
            case 'progress':
              onProgress(data.bytes)
              break
            case 'calls':
              calls.push(...data.calls)
              break
            case 'done':
              resolve({ contents: data.contents, calls })
              break
            case 'failed':
              reject(new FaultError(data.fault))
              break
            case 'messages':
              takePart(data)
          }
        })
        send({ kind: 'read', fileId })
      }),
    openCall: (index, onFirst) =>
      untilClosed((resolve) => {
        lastId += 1
        openings.set(lastId, { arrived: [], onFirst, resolve })
        send({ kind: 'open-call', id: lastId, index })
      }),
    close: () => failAll(cancelled()),
  }
}
