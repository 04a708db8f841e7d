// A Reason header as data (RFC 3326), for whoever wants its parts by name; `describeReason` is for whoever shows all of it.
import { explainReason } from './describe-reason'
import { parameterOf, parseParameters } from './parse-name-addr'
import { splitOutsideQuotes } from './split-outside-quotes'

/** '' for what it does not say. */
export interface Reason {
  readonly protocol: string
  readonly cause: string
  readonly text: string
  /** What the cause means, of Q.850, SIP and STIR. */
  readonly meaning: string
}

const readReason = (value: string): Reason => {
  const [protocol = '', ...pieces] = splitOutsideQuotes(value, ';')
  const parameters = parseParameters(pieces)
  const cause = parameterOf(parameters, 'cause') ?? ''
  return { protocol, cause, text: parameterOf(parameters, 'text') ?? '', meaning: explainReason(protocol, cause) }
}

/** `value`: of a Reason header, which may hold several; one with neither protocol nor cause says nothing. Linear. */
export const readReasons = (value: string): readonly Reason[] =>
  splitOutsideQuotes(value, ',')
    .map(readReason)
    .filter(({ protocol, cause }) => protocol !== '' || cause !== '')
