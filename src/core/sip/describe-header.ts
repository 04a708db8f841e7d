// A header field as a tree of named parts for the message pane. Whatever has no grammar of its own here is shown by the
// common shape `value;param=value`, so unknown headers are first-class too.
import { describeIdentity } from './describe-identity'
import { describeReason } from './describe-reason'
import { describeSubscription } from './describe-subscription'
import { describeUri } from './describe-uri'
import { describeUserToUser } from './describe-user-to-user'
import { describeWarning } from './describe-warning'
import { canonicalHeaderName, isCommaList, isGenesysName } from './header-names'
import { filled, leaf, parameterNodes, type DescribeValue, type HeaderNode } from './header-node'
import type { HeaderField } from './message'
import { parseNameAddr, parseParameters } from './parse-name-addr'
import { parseVia } from './parse-via'
import { splitOutsideQuotes } from './split-outside-quotes'

export type { HeaderNode } from './header-node'

/** A header may hold a URI, whose headers may hold a URI: a Refer-To with Replaces needs one level. */
const maxDepth = 3

/** Of one field; no stack sends more, and nobody reads them. */
const maxValues = 1000

const nameAddr: DescribeValue = (text, nested) => {
  const { displayName, uri, parameters } = parseNameAddr(text)
  return [...filled(leaf('display name', displayName), describeUri(uri, nested)), ...parameterNodes(parameters)]
}

const via: DescribeValue = (text) => {
  const { transport, sentBy, parameters } = parseVia(text)
  return [...filled(leaf('transport', transport), leaf('sent by', sentBy)), ...parameterNodes(parameters)]
}

/** A text of words, each with a meaning of its own; the last label takes the rest. */
const words =
  (...labels: readonly string[]): DescribeValue =>
  (text) => {
    const parts = text.trim().split(/\s+/)
    const last = labels.length - 1
    return filled(...labels.map((label, at) => leaf(label, parts.slice(at, at < last ? at + 1 : undefined).join(' '))))
  }

/** `Digest realm="x", nonce="y"` (RFC 3261 20.44, 20.7): a scheme, then a comma list of pairs. */
const credentials: DescribeValue = (text) => {
  const [, scheme = '', rest = ''] = /^(\S+)\s+(.*)$/s.exec(text) ?? []
  return [...filled(leaf('scheme', scheme)), ...parameterNodes(parseParameters(splitOutsideQuotes(rest, ',')))]
}

/** RFC 3261 20.33: `120 (in a meeting);duration=3600` */
const retryAfter: DescribeValue = (text) => {
  const [value = '', ...parameters] = splitOutsideQuotes(text, ';')
  const [, seconds = '', comment = ''] = /^(\d+)\s*(?:\((.*)\)?)?$/s.exec(value) ?? []
  return [
    ...filled(leaf('seconds', seconds), leaf('comment', comment.replace(/\)$/, ''))),
    ...parameterNodes(parseParameters(parameters)),
  ]
}

/** `value;name=value` with a name for the value, also when it stands alone. */
const valued =
  (label: string): DescribeValue =>
  (text) => {
    const [value = '', ...parameters] = splitOutsideQuotes(text, ';')
    return [...filled(leaf(label, value)), ...parameterNodes(parseParameters(parameters))]
  }

/** A list whose separator is the semicolon (RFC 3323 4.2). */
const listed =
  (label: string): DescribeValue =>
  (text) =>
    splitOutsideQuotes(text, ';').flatMap((value) => filled(leaf(label, value)))

/** Pairs only, such as `icid-value=1;orig-ioi=a` (RFC 7315 4.6). */
const pairs: DescribeValue = (text) => parameterNodes(parseParameters(splitOutsideQuotes(text, ';')))

/** `value;name=value`; a value without parameters has no parts. */
const common: DescribeValue = (text, nested) => (text.includes(';') ? valued('value')(text, nested) : [])

const named = (lines: string, describe: DescribeValue): readonly (readonly [string, DescribeValue])[] =>
  lines.split(' ').map((name) => [name, describe] as const)

const describers: ReadonlyMap<string, DescribeValue> = new Map<string, DescribeValue>([
  ...named('From To Contact Route Record-Route Path Service-Route Refer-To Referred-By Reply-To', nameAddr),
  ...named('Diversion History-Info P-Asserted-Identity P-Preferred-Identity Remote-Party-ID', nameAddr),
  ...named('P-Called-Party-ID P-Associated-URI P-Served-User Geolocation Call-Info Alert-Info Error-Info', nameAddr),
  ...named('Supported Require Proxy-Require Unsupported', valued('option')),
  ...named('Allow', valued('method')),
  ...named('Allow-Events', valued('package')),
  ...named('Event', valued('package')),
  ...named('Accept Content-Type', valued('type')),
  ...named('Content-Disposition', valued('disposition')),
  ...named('Session-Expires Min-SE Expires Min-Expires', valued('seconds')),
  ...named('Replaces Join Target-Dialog', valued('Call-ID')),
  ...named('Session-ID', valued('UUID')),
  ...named('RSeq', valued('response number')),
  ...named('P-Charging-Vector P-Charging-Function-Addresses', pairs),
  ...named('Privacy', listed('wish')),
  ...named('WWW-Authenticate Proxy-Authenticate Authorization Proxy-Authorization', credentials),
  ['Via', via],
  ['CSeq', words('number', 'method')],
  ['RAck', words('response number', 'CSeq number', 'CSeq method')],
  ['Warning', describeWarning],
  ['Retry-After', retryAfter],
  ['Reason', describeReason],
  ['Subscription-State', describeSubscription],
  ['User-to-User', describeUserToUser],
  ['Identity', describeIdentity],
])

/** Genesys sends identifiers in these, some with parameters; none has a published grammar. By name in lower case. */
const genesysDescribers: ReadonlyMap<string, DescribeValue> = new Map([
  ['x-inin-cnv', valued('conversation id')],
  ['x-inin-crn', valued('call record number')],
  ['x-genesys-calluuid', valued('call UUID')],
  ['x-user-to-user', describeUserToUser],
])

const describerOf = (name: string): DescribeValue => {
  const known = describers.get(name)
  if (known !== undefined) return known
  const lower = name.toLowerCase()
  return genesysDescribers.get(lower) ?? (isGenesysName(lower) ? valued('value') : common)
}

const describeValues = (name: string, text: string, depth: number): readonly HeaderNode[] => {
  if (depth > maxDepth) return []
  const describe = describerOf(name)
  const nested = (inner: string, value: string): readonly HeaderNode[] =>
    describeValues(canonicalHeaderName(inner), value, depth + 1)
  const values = isCommaList(name) ? splitOutsideQuotes(text, ',') : [text]
  const [only] = values
  if (values.length === 1 && only !== undefined) return describe(only, nested)
  const nodes = values.slice(0, maxValues).map((value, index) => ({
    label: String(index + 1),
    text: value,
    children: describe(value, nested),
  }))
  const left = values.length - nodes.length
  return left > 0 ? [...nodes, leaf('more', `${left} values are not shown`)] : nodes
}

export const describeHeader = ({ name, value }: HeaderField): HeaderNode => ({
  label: name,
  text: value,
  children: describeValues(name, value, 0),
})
