// Whether and when a failed request is sent again. The official CLI repeats network errors, 429 with a Retry-After of up to
// 180 s and every 5xx but 501, after 5 to 60 s; a person who waits is served sooner and gives up earlier.
import type { AppError } from '../app-error'

/** Who waits for the answer: a person, or a job that may take its time. */
export type Urgency = 'interactive' | 'background'

/** A request's place in the queue: who waits, and until when. */
export interface Turn {
  readonly urgency: Urgency
  readonly signal: AbortSignal
}

/** The longest wait that the server may ask for, in milliseconds. */
export const maxAskedWaitMs = 180_000

const policies: Readonly<
  Record<Urgency, { readonly tries: number; readonly firstMs: number; readonly longestMs: number }>
> = {
  interactive: { tries: 4, firstMs: 500, longestMs: 8000 },
  background: { tries: 6, firstMs: 5000, longestMs: 60_000 },
}

/** Up to a quarter more, so that those who failed together do not come back together. */
export const withJitter = (milliseconds: number): number => {
  const [chance = 0] = crypto.getRandomValues(new Uint8Array(1))
  return Math.round(milliseconds * (1 + chance / 1024))
}

/** Milliseconds to wait after so many tries, or undefined when the error is final. */
export const retryDelayOf = (urgency: Urgency, tries: number, error: AppError): number | undefined => {
  const { retryable, retryAfterSeconds } = error.details
  const policy = policies[urgency]
  if (retryable !== true || error.code === 'ipc.cancelled' || tries >= policy.tries) return undefined
  if (retryAfterSeconds === undefined) {
    return withJitter(Math.min(policy.longestMs, policy.firstMs * 2 ** (tries - 1)))
  }
  const asked = retryAfterSeconds * 1000
  return asked > maxAskedWaitMs ? undefined : withJitter(asked)
}
