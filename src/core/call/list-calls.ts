// One call as a line of a list: its summary, and what only a walk through its messages can tell.
import { findEndReason, type EndReason } from './find-end-reason'
import { findRepeats } from './find-repeats'
import { summarizeCall, type CallSummary } from './summarize-call'
import type { CallFacts } from './trace-message'

export interface ListedCall extends CallSummary {
  readonly reason: EndReason | undefined
  /** Copies that a second capture point saw are none. */
  readonly retransmissions: number
  /** What the call is known from: rows of a search, packets of a capture, or messages of a log. */
  readonly source: 'record' | 'packet' | 'text'
}

interface ListOptions<M> {
  readonly source: ListedCall['source']
  /** Value of a message's Reason header, or ''. */
  readonly reasonOf: (message: M) => string
}

const countRetransmissions = (messages: readonly CallFacts[]): number => {
  let count = 0
  for (const { kind } of findRepeats(messages).values()) if (kind === 'retransmission') count += 1
  return count
}

/** A message without a Call-ID is a call of its own, and has no key that tells it from others. */
const keyOf = ({ key }: CallSummary, index: number): string =>
  key === '' ? `message without a Call-ID, ${index + 1}` : key

/** `calls`: messages of each in order of time, at least one. Each gets a key of its own. Linear. */
export const listCalls = <M extends CallFacts>(
  calls: readonly (readonly M[])[],
  { source, reasonOf }: ListOptions<M>,
): readonly ListedCall[] =>
  calls.map((messages, index) => {
    const summary = summarizeCall(messages)
    return {
      ...summary,
      key: keyOf(summary, index),
      reason: findEndReason(messages, reasonOf),
      retransmissions: countRetransmissions(messages),
      source,
    }
  })
