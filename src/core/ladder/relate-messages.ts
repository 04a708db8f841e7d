// Numbers that messages share with their relatives: leg, transaction and dialog.
import { transactionMethod } from '../sip/canonical-method'
import type { TraceMessage } from '../call/trace-message'

/** By index of the message; numbers are 0-based in order of appearance. */
export interface Relations {
  readonly legs: readonly number[]
  readonly legOf: ReadonlyMap<string, number>
  readonly transactions: readonly number[]
  readonly dialogs: readonly number[]
}

const numberOf = (key: string, numbers: Map<string, number>): number => {
  const known = numbers.get(key)
  if (known !== undefined) return known
  numbers.set(key, numbers.size)
  return numbers.size - 1
}

/**
 * Branch and method name a transaction (RFC 3261 17.1.3). The ACK of a failure has the branch of its INVITE and belongs to
 * it, CANCEL has it too and does not. Call-ID and CSeq number keep apart what careless senders give one branch.
 */
const transactionKey = ({ callId, branch, cseq, start }: TraceMessage): string => {
  const method = cseq?.method ?? (start.kind === 'request' ? start.method : '')
  return `${callId}\n${branch}\n${cseq?.number ?? ''} ${transactionMethod(method)}`
}

/**
 * Call-ID and both tags name a dialog (RFC 3261 12). Before there is a To tag, messages count to the first dialog that
 * comes of them; other branches of a fork get numbers of their own.
 */
const createDialogs = (): ((message: TraceMessage) => number) => {
  const numbers = new Map<string, number>()
  const openHalves = new Set<string>()
  let count = 0
  const take = (key: string, number: number): number => {
    numbers.set(key, number)
    return number
  }
  return ({ callId, from, to }) => {
    const isHalf = from.tag === '' || to.tag === ''
    // Requests of the called side have the tags the other way round.
    const [first, second] = from.tag < to.tag ? [from.tag, to.tag] : [to.tag, from.tag]
    const key = `${callId}\n${first}\n${second}`
    const known = numbers.get(key)
    if (known !== undefined) return known
    if (isHalf) {
      openHalves.add(key)
      return take(key, count++)
    }
    const half = [from.tag, to.tag].map((tag) => `${callId}\n\n${tag}`).find((each) => openHalves.delete(each))
    return take(key, half === undefined ? count++ : (numbers.get(half) ?? count++))
  }
}

/** Linear. */
export const relateMessages = (messages: readonly TraceMessage[]): Relations => {
  const legOf = new Map<string, number>()
  const transactions = new Map<string, number>()
  const dialogOf = createDialogs()
  return {
    legs: messages.map(({ callId }) => numberOf(callId, legOf)),
    legOf,
    transactions: messages.map((message) => numberOf(transactionKey(message), transactions)),
    dialogs: messages.map(dialogOf),
  }
}
