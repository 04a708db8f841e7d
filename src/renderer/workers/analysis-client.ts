// The page's side of the analysis worker: one promise per capture.
import type { MessageFacts } from '../../core/call/trace-message'
import { FaultError } from '../api/client'
import type { AnalysisReply, AnalysisRequest } from './protocol'

export interface AnalysisClient {
  /** All SIP messages of a capture of the library. Rejects with a FaultError. */
  readonly readCapture: (captureId: string) => Promise<readonly MessageFacts[]>
}

interface Waiting {
  readonly resolve: (messages: readonly MessageFacts[]) => void
  readonly reject: (error: FaultError) => void
}

const damaged = (message: string): FaultError => new FaultError({ code: 'capture.damaged', message, retryable: false })

export const createAnalysisClient = (createWorker: () => Worker): AnalysisClient => {
  const waiting = new Map<number, Waiting>()
  let worker: Worker | undefined
  let lastId = 0

  const start = (): Worker => {
    const started = createWorker()
    started.addEventListener('message', ({ data }: MessageEvent<AnalysisReply>) => {
      const job = waiting.get(data.id)
      waiting.delete(data.id)
      if (data.kind === 'done') job?.resolve(data.messages)
      else job?.reject(damaged(data.message))
    })
    started.addEventListener('error', () => {
      for (const job of waiting.values()) job.reject(damaged('The capture could not be read.'))
      waiting.clear()
      worker = undefined
      started.terminate()
    })
    return started
  }

  return {
    readCapture: (captureId) =>
      new Promise((resolve, reject) => {
        worker ??= start()
        lastId += 1
        waiting.set(lastId, { resolve, reject })
        const request: AnalysisRequest = { id: lastId, captureId }
        worker.postMessage(request)
      }),
  }
}
