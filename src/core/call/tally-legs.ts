// The legs of messages that are at hand, tallied.
import { addToTally, openTally, type LegTally, type OpenTally } from './leg-tally'
import type { CallFacts } from './trace-message'

/** Messages in order of time; legs in order of their first. A message without a Call-ID is a leg of its own. Linear. */
export const tallyLegs = (messages: readonly CallFacts[]): readonly LegTally[] => {
  const tallies: LegTally[] = []
  const byCallId = new Map<string, OpenTally>()
  for (const message of messages) {
    const { callId } = message
    const known = byCallId.get(callId)
    if (known !== undefined) {
      addToTally(known, message)
      continue
    }
    const tally = openTally(message)
    tallies.push(tally)
    if (callId !== '') byCallId.set(callId, tally)
  }
  return tallies
}
