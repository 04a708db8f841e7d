// Whether a subscription goes on, and why it ended (RFC 6665 4.1.3).
import { filled, leaf, type DescribeValue } from './header-node'
import { parseParameters } from './parse-name-addr'
import { splitOutsideQuotes } from './split-outside-quotes'

const meanings: ReadonlyMap<string, string> = new Map([
  ['deactivated', 'Ended; the subscriber should subscribe again at once.'],
  ['probation', 'Ended; the subscriber should subscribe again later.'],
  ['rejected', 'Ended because permission was refused or taken back.'],
  ['timeout', 'Ended because it was not refreshed in time.'],
  ['giveup', 'Ended because nobody granted permission in time.'],
  ['noresource', 'Ended because what was watched no longer exists.'],
  ['invariant', 'Ended because what was watched will not change any more.'],
  ['badfilter', 'Ended because the filter is not acceptable.'],
])

export const describeSubscription: DescribeValue = (text) => {
  const [state = '', ...pieces] = splitOutsideQuotes(text, ';')
  const parameters = parseParameters(pieces).flatMap(([name, value]) => {
    const meaning = name.toLowerCase() === 'reason' ? (meanings.get(value.toLowerCase()) ?? '') : ''
    return [leaf(name, value), ...filled(leaf('meaning', meaning))]
  })
  return [...filled(leaf('state', state)), ...parameters]
}
