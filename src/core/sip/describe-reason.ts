// Why a request was sent or a call ended, with the cause in words (RFC 3326, RFC 8606 for its location).
import { explainStatus } from './explain'
import { filled, leaf, type DescribeValue, type HeaderNode } from './header-node'
import { parseParameters } from './parse-name-addr'
import { explainCause } from './q850-causes'
import { splitOutsideQuotes } from './split-outside-quotes'

/** RFC 8606 4: where in the network the cause was found, with the letters that ISUP uses. */
const locations: ReadonlyMap<string, string> = new Map([
  ['U', 'the user'],
  ['LPN', 'the private network near the user'],
  ['LN', 'the public network near the user'],
  ['TN', 'a transit network'],
  ['RLN', 'the public network near the far user'],
  ['RPN', 'the private network near the far user'],
  ['INTL', 'an international network'],
  ['BI', 'a network beyond an interworking point'],
])

/** '' for a cause that is not known. STIR reasons carry status codes as SIP ones do (RFC 9410). */
export const explainReason = (protocol: string, cause: string): string => {
  if (!/^\d{1,3}$/.test(cause)) return ''
  if (/^q\.?850$/i.test(protocol)) return explainCause(Number(cause)) ?? ''
  return /^(?:sip|stir)$/i.test(protocol) ? (explainStatus(Number(cause))?.text ?? '') : ''
}

export const describeReason: DescribeValue = (text) => {
  const [protocol = '', ...pieces] = splitOutsideQuotes(text, ';')
  const parameters = parseParameters(pieces).flatMap(([name, value]): readonly HeaderNode[] => {
    if (name.toLowerCase() === 'cause')
      return [leaf(name, value), ...filled(leaf('meaning', explainReason(protocol, value)))]
    const found = name.toLowerCase() === 'location' ? locations.get(value.toUpperCase()) : undefined
    return [leaf(name, value), ...(found === undefined ? [] : [leaf('found by', found)])]
  })
  return [...filled(leaf('protocol', protocol)), ...parameters]
}
