// When a transaction's wait is over: the timers of RFC 3261 17 with their default T1, which nothing in a message changes.
import { asEpochMicros, type EpochMicros } from '../base/time'
import type { CallFacts } from './trace-message'
import type { Expiry, InviteTransaction } from './transaction'

/** 64*T1 in µs, T1 = 500 ms: Timers B, F and H, and how long a 2xx is sent again (RFC 3261 17.1.1.1, 13.3.1.4). */
export const sixtyFourT1Micros = 32_000_000

/** µs; a proxy's Timer C is longer than three minutes (RFC 3261 16.6). */
const timerCMicros = 180_000_000

/** What of a transaction says what it waits for; indexes of messages as in `Transaction`. */
type Waiting = Pick<
  InviteTransaction,
  'method' | 'request' | 'requestRepeats' | 'provisionals' | 'finals' | 'responseRepeats' | 'ack' | 'cancel'
>

const later = (at: EpochMicros, micros: number): EpochMicros => asEpochMicros(at + micros)

/** Of two lists in order, the index that comes last in the capture. */
const lastOf = (some: readonly number[], others: readonly number[]): number | undefined => {
  const a = some.at(-1)
  const b = others.at(-1)
  return a === undefined || b === undefined ? (a ?? b) : Math.max(a, b)
}

const expireRequest = (
  { request, requestRepeats }: Waiting,
  timer: string,
  section: string,
  messages: readonly CallFacts[],
): Expiry | undefined => {
  const first = request === undefined ? undefined : messages[request]
  const afterIndex = requestRepeats.at(-1) ?? request
  const last = afterIndex === undefined ? undefined : messages[afterIndex]
  if (first === undefined || last === undefined || afterIndex === undefined) return undefined
  const due = later(first.at, sixtyFourT1Micros)
  // Who still sends the request after 64*T1 has a longer T1 (RFC 3261 17.1.1.1 allows it), so that the wait goes on.
  const at = last.at < due ? due : later(last.at, sixtyFourT1Micros)
  return { awaited: 'final response', afterIndex, timer, section, at }
}

const expireInvite = (waiting: Waiting, messages: readonly CallFacts[]) => {
  const expire = (afterIndex: number, micros: number, rest: Omit<Expiry, 'afterIndex' | 'at'>): Expiry | undefined => {
    const after = messages[afterIndex]
    return after === undefined ? undefined : { ...rest, afterIndex, at: later(after.at, micros) }
  }
  const [final] = waiting.finals
  if (final !== undefined) {
    const timerH = { awaited: 'ACK', timer: 'Timer H', section: 'RFC 3261 17.2.1' } as const
    return waiting.ack === undefined ? expire(final, sixtyFourT1Micros, timerH) : undefined
  }
  if (waiting.ack !== undefined) return undefined
  if (waiting.cancel !== undefined) {
    const cancelled = { awaited: 'final response', timer: '64*T1', section: 'RFC 3261 9.1' } as const
    return expire(waiting.cancel, sixtyFourT1Micros, cancelled)
  }
  const provisional = lastOf(waiting.provisionals, waiting.responseRepeats)
  // A provisional response stops Timer B, and a phone may ring for minutes. But its server says so again every minute
  // (RFC 3261 13.3.1.1), else the next proxy gives up by Timer C.
  if (provisional !== undefined) {
    const timerC = { awaited: 'final response', timer: 'Timer C', section: 'RFC 3261 16.6' } as const
    return expire(provisional, timerCMicros, timerC)
  }
  return expireRequest(waiting, 'Timer B', 'RFC 3261 17.1.1.2', messages)
}

/** What the transaction still waits for and when that ends, or undefined when it waits for nothing. */
export const expireTransaction = (waiting: Waiting, messages: readonly CallFacts[]): Expiry | undefined => {
  if (waiting.method === 'INVITE') return expireInvite(waiting, messages)
  // A provisional response does not stop Timer F (RFC 3261 17.1.2.2).
  return waiting.finals.length > 0 ? undefined : expireRequest(waiting, 'Timer F', 'RFC 3261 17.1.2.2', messages)
}
