// What can go wrong, as data. A fault is set for one operation, or for all, for a number of times or until it is cleared;
// it is taken when a request of that operation is about to be answered.
import type { Reply } from './http/messages'
import type { Operation } from './operations'

export type Fault =
  /** 429 with Retry-After. */
  | { readonly kind: 'rate-limited'; readonly retryAfterSeconds: number }
  /** An ErrorBody of that status; 503 may say when to come back. */
  | {
      readonly kind: 'status'
      readonly status: 400 | 404 | 408 | 409 | 500 | 503 | 504
      readonly retryAfterSeconds?: number
    }
  /** 401, as if the token had just run out. */
  | { readonly kind: 'token-expired' }
  /** 403 missing.permissions although the role holds it. */
  | { readonly kind: 'permission-denied' }
  /** 200 without a body. */
  | { readonly kind: 'empty-body' }
  /** 200 with a gateway's HTML page. */
  | { readonly kind: 'not-json' }
  /** 200 whose HOMER envelope says 403 (FACTS 3). Searches only. */
  | { readonly kind: 'inner-forbidden' }
  /** The signed URL has run out when it arrives. */
  | { readonly kind: 'expired-url' }
  /** The answer waits. */
  | { readonly kind: 'delay'; readonly milliseconds: number }
  /** The body trickles. */
  | { readonly kind: 'slow-body'; readonly bytesPerSecond: number }
  /** The connection ends after so many bytes of the body; 0 = before the status line. */
  | { readonly kind: 'cut'; readonly afterBytes: number }

export interface FaultRule {
  readonly operation: Operation | 'any'
  readonly fault: Fault
  /** How many requests it hits; until cleared when left out. */
  readonly times?: number
  /** How many requests that it could hit it lets pass at first. */
  readonly after?: number
}

export interface FaultBoard {
  readonly add: (rule: FaultRule) => void
  readonly clear: () => void
  /** The first fault that waits for this operation; counts as one hit. */
  readonly take: (operation: Operation) => Fault | undefined
}

export const createFaultBoard = (): FaultBoard => {
  let rules: { readonly rule: FaultRule; toPass: number; left: number }[] = []
  return {
    add: (rule) => void rules.push({ rule, toPass: rule.after ?? 0, left: rule.times ?? Infinity }),
    clear: () => void (rules = []),
    take: (operation) => {
      const fitting = rules.filter(({ rule }) => rule.operation === operation || rule.operation === 'any')
      const found = fitting.find(({ toPass }) => toPass === 0)
      for (const rule of fitting) if (rule.toPass > 0) rule.toPass -= 1
      if (found === undefined) return undefined
      found.left -= 1
      rules = rules.filter(({ left }) => left > 0)
      return found.rule.fault
    },
  }
}

/** A fault of the wire: the answer is right, but arrives late, slowly, or not whole. */
export const withDelivery = (reply: Reply, fault: Fault | undefined): Reply => {
  switch (fault?.kind) {
    case 'delay':
      return { ...reply, delivery: { delayMilliseconds: fault.milliseconds } }
    case 'slow-body':
      return { ...reply, delivery: { bytesPerSecond: fault.bytesPerSecond } }
    case 'cut':
      return { ...reply, delivery: { cutAfterBytes: fault.afterBytes } }
    default:
      return reply
  }
}
