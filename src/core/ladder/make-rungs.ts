// Messages → rungs.
import { findRepeats } from '../call/find-repeats'
import type { TraceMessage } from '../call/trace-message'
import { describeRung } from './describe-rung'
import { digestMessage } from './digest-message'
import type { LadderOptions } from './ladder-options'
import type { FoldedRepeat, Rung } from './ladder-shape'
import type { LaneLayout } from './layout-lanes'
import type { Relations } from './relate-messages'

interface RungMaker {
  /** Whether the message has a rung of its own. */
  readonly isShown: (messageIndex: number) => boolean
  /** The rung of a message that has one; to be called in the messages' order. `y` in rows. */
  readonly make: (messageIndex: number, y: number) => Rung | undefined
}

/** Most rungs have no repeats; they share one list. */
const nothingFolded: readonly FoldedRepeat[] = []

/**
 * One getter for all rungs. With one in each object literal every rung would have a hidden class of its own, and these would
 * take more time than all the rest of the layout.
 */
const lazyDetail = {
  enumerable: true,
  get(this: Pick<Rung, 'message' | 'digest'>): string {
    return digestMessage(this.message, this.digest)
  },
}

const finishRung = (rung: Omit<Rung, 'detail'>): Rung => Object.defineProperty(rung, 'detail', lazyDetail) as Rung

type Repeats = ReturnType<typeof findRepeats>

const listFolded = (
  messages: readonly TraceMessage[],
  repeats: Repeats,
): ReadonlyMap<number, readonly FoldedRepeat[]> => {
  const folded = new Map<number, FoldedRepeat[]>()
  for (const [messageIndex, { kind, of }] of repeats) {
    const message = messages[messageIndex]
    if (message === undefined) continue
    const repeat: FoldedRepeat = { kind, messageIndex, messageId: message.id, at: message.at }
    const list = folded.get(of)
    if (list === undefined) folded.set(of, [repeat])
    else list.push(repeat)
  }
  return folded
}

/** Linear in the number of messages, which must be in order of time. */
export const createRungMaker = (
  messages: readonly TraceMessage[],
  { legs, transactions, dialogs }: Relations,
  { pairs }: LaneLayout,
  { foldRepeats = false, digest = 'cseq-sdp' }: Pick<LadderOptions, 'foldRepeats' | 'digest'>,
): RungMaker => {
  const repeats = findRepeats(messages)
  const folded = foldRepeats ? listFolded(messages, repeats) : new Map<number, readonly FoldedRepeat[]>()
  const repeatCounts = new Map<number, number>()
  const start = messages[0]?.at
  let count = 0
  let previous: TraceMessage | undefined

  const countRepeat = (of: number): number => {
    const repeat = (repeatCounts.get(of) ?? 0) + 1
    repeatCounts.set(of, repeat)
    return repeat
  }
  return {
    isShown: (messageIndex) => pairs[messageIndex] !== undefined && !(foldRepeats && repeats.has(messageIndex)),
    make: (messageIndex, y) => {
      const message = messages[messageIndex]
      const pair = pairs[messageIndex]
      if (message === undefined || pair === undefined) return undefined
      const { at } = message
      const { fromLane, toLane } = pair
      const repeated = repeats.get(messageIndex)
      const { label, tone } = describeRung(message)
      const sincePrevious = previous === undefined ? 0 : at - previous.at
      previous = message
      return finishRung({
        kind: fromLane === toLane ? 'self' : 'arrow',
        index: count++,
        messageIndex,
        messageId: message.id,
        message,
        fromLane,
        toLane,
        y,
        at,
        sinceStart: at - (start ?? at),
        sincePrevious,
        label,
        digest,
        tone,
        isRequest: message.start.kind === 'request',
        leg: legs[messageIndex] ?? 0,
        transaction: transactions[messageIndex] ?? 0,
        dialog: dialogs[messageIndex] ?? 0,
        repeat: repeated?.kind === 'retransmission' ? countRepeat(repeated.of) : 0,
        isCopy: repeated?.kind === 'copy',
        folded: folded.get(messageIndex) ?? nothingFolded,
        isComplete: message.evidence.kind === 'packet',
      })
    },
  }
}
