// Which messages belong to one call, for those who need not know why.
import { correlateLegs } from './correlate-legs'
import type { CallFacts } from './trace-message'

/** Groups in order of their first message; messages keep their order. A message without a Call-ID stands alone. */
export const groupCalls = <M extends CallFacts>(messages: readonly M[]): readonly (readonly M[])[] =>
  correlateLegs(messages).calls.map((call) => call.messages)
