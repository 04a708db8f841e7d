// One budget of requests for all that talks to an organization: the window's searches, jobs, the command line. Genesys
// Cloud gives each token a bucket of requests that is filled again at a set time, and tells with each answer how much of it
// is used (inin-ratelimit-count, -allowed, -reset). Whoever stays within it is never refused.
import { setMaxListeners } from 'node:events'
import type { BudgetState } from '../../shared/budget-state'
import { AppError, cancelled } from '../app-error'
import type { Clock } from '../ports'
import { readRateLimit } from './read-rate-limit'
import { maxAskedWaitMs, withJitter, type Turn, type Urgency } from './retry-policy'

export interface RequestBudget {
  /** Runs `send` when its turn has come; `send` hands over the answer's headers as soon as it has them. */
  readonly run: <T>(turn: Turn, send: (learn: (headers: Headers) => void) => Promise<T>) => Promise<T>
  /** The server asked everyone to wait. */
  readonly holdFor: (milliseconds: number) => void
  readonly state: () => BudgetState
}

interface BudgetOptions {
  readonly clock: Clock
  readonly onChange: (state: BudgetState) => void
}

interface Waiting {
  readonly start: () => void
  readonly refuse: (error: AppError) => void
}

interface Bucket {
  count: number
  allowed: number
  /** Milliseconds since the epoch. */
  resetAt: number
}

const maxAtOnce = 4
/** A job leaves a place free, so that a person's request goes out at once… */
const maxBackgroundAtOnce = 3
/** …and a tenth of the bucket, but never more requests than these. */
const maxReserve = 20
/** The reset is told in whole seconds, rounded who knows which way. */
const resetMarginMs = 1000
/** No server means to lock anybody out for longer. */
const maxHoldMs = 3_600_000
/** Two readings of one bucket may differ by as much. */
const sameResetMs = 5000

export const createRequestBudget = ({ clock, onChange }: BudgetOptions): RequestBudget => {
  const queues: Readonly<Record<Urgency, Set<Waiting>>> = { interactive: new Set(), background: new Set() }
  const sending: Record<Urgency, number> = { interactive: 0, background: 0 }
  let bucket: Bucket | undefined
  let heldUntil = 0
  /** Sent, and not yet known to be counted. */
  let unanswered = 0
  let isArmed = false
  let told = ''

  const currentBucket = (): Bucket | undefined => {
    if (bucket !== undefined && clock.now() >= bucket.resetAt + resetMarginMs) bucket = undefined
    return bucket
  }

  /** Milliseconds until a request may go out, as far as the limit is concerned; 0 is now. */
  const waitOf = (urgency: Urgency): number => {
    const now = clock.now()
    if (heldUntil > now) return heldUntil - now
    const current = currentBucket()
    if (current === undefined) return 0
    const reserve = urgency === 'background' ? Math.min(maxReserve, Math.floor(current.allowed / 10)) : 0
    if (current.count + unanswered < current.allowed - reserve) return 0
    return current.resetAt + resetMarginMs - now
  }

  const state = (): BudgetState => {
    const current = currentBucket()
    if (current === undefined) return { kind: 'unknown' }
    const { count, allowed, resetAt } = current
    const wait = waitOf('interactive')
    return {
      kind: 'counted',
      left: Math.max(0, allowed - count),
      allowed,
      resetAt,
      heldUntil: wait > 0 && unanswered === 0 ? clock.now() + wait : undefined,
    }
  }

  const tell = (): void => {
    const next = state()
    const text = JSON.stringify(next)
    if (text === told) return
    told = text
    onChange(next)
  }

  /** Looks again after the wait. While an answer is on its way, its arrival does that. */
  const arm = (wait: number): void => {
    if (isArmed || unanswered > 0) return
    isArmed = true
    void clock.sleep(wait + withJitter(200)).then(() => {
      isArmed = false
      pump()
    })
  }

  const hasPlace = (urgency: Urgency): boolean =>
    sending.interactive + sending.background < maxAtOnce &&
    (urgency === 'interactive' || sending.background < maxBackgroundAtOnce)

  const pumpQueue = (urgency: Urgency): void => {
    for (const waiting of queues[urgency]) {
      if (!hasPlace(urgency)) return
      const wait = waitOf(urgency)
      if (wait > maxAskedWaitMs && urgency === 'interactive') {
        queues[urgency].delete(waiting)
        waiting.refuse(
          new AppError('api.rate-limited', 'Genesys Cloud asks to slow down: the request limit is used up.', {
            retryable: true,
            retryAfterSeconds: Math.ceil(wait / 1000),
          }),
        )
      } else if (wait > 0) {
        arm(wait)
        return
      } else {
        queues[urgency].delete(waiting)
        sending[urgency] += 1
        unanswered += 1
        waiting.start()
      }
    }
  }

  const pump = (): void => {
    pumpQueue('interactive')
    pumpQueue('background')
    tell()
  }

  const enter = ({ urgency, signal }: Turn): Promise<void> =>
    new Promise((resolve, reject) => {
      const leave = (): void => {
        queues[urgency].delete(waiting)
        reject(cancelled())
      }
      const waiting: Waiting = {
        start: () => {
          signal.removeEventListener('abort', leave)
          resolve()
        },
        refuse: (error) => {
          signal.removeEventListener('abort', leave)
          reject(error)
        },
      }
      if (signal.aborted) {
        leave()
        return
      }
      // A search has one signal for all of its requests, however many wait.
      setMaxListeners(0, signal)
      signal.addEventListener('abort', leave, { once: true })
      queues[urgency].add(waiting)
      pump()
    })

  const learn = (headers: Headers): void => {
    const reading = readRateLimit(headers)
    if (reading === undefined) return
    const { count, allowed, resetSeconds } = reading
    const resetAt = clock.now() + resetSeconds * 1000
    const current = currentBucket()
    if (current === undefined || resetAt > current.resetAt + sameResetMs) bucket = { count, allowed, resetAt }
    // An answer that was overtaken may still tell of the bucket before this one.
    else if (resetAt > current.resetAt - sameResetMs) {
      bucket = { count: Math.max(count, current.count), allowed, resetAt: Math.max(resetAt, current.resetAt) }
    }
  }

  const run: RequestBudget['run'] = async (turn, send) => {
    await enter(turn)
    const sent = { isAnswered: false }
    try {
      return await send((headers) => {
        if (sent.isAnswered) return
        sent.isAnswered = true
        unanswered -= 1
        learn(headers)
        tell()
      })
    } finally {
      if (!sent.isAnswered) {
        unanswered -= 1
        // It may have arrived and been counted although its answer never came.
        if (bucket !== undefined) bucket.count += 1
      }
      sending[turn.urgency] -= 1
      pump()
    }
  }

  return {
    run,
    holdFor: (milliseconds) => {
      heldUntil = Math.max(heldUntil, clock.now() + Math.min(maxHoldMs, milliseconds))
      tell()
    },
    state,
  }
}
