// A header field as a tree of named parts for the message pane. Whatever has no grammar of its own here is shown by the
// common shape `value;param=value`, so unknown headers are first-class too.
import { isCommaList } from './header-names'
import type { HeaderField } from './message'
import { parseNameAddr, parseParameters, type Parameter } from './parse-name-addr'
import { parseVia } from './parse-via'
import type { SipUri } from './parse-uri'
import { splitOutsideQuotes } from './split-outside-quotes'

export interface HeaderNode {
  readonly label: string
  readonly text: string
  readonly children: readonly HeaderNode[]
}

const leaf = (label: string, text: string): HeaderNode => ({ label, text, children: [] })

/** Only parts that say something; parameters may stand without a value, so they are not passed through here. */
const filled = (...nodes: readonly HeaderNode[]): readonly HeaderNode[] =>
  nodes.filter(({ text, children }) => text !== '' || children.length > 0)

const parameterNodes = (parameters: readonly Parameter[]): readonly HeaderNode[] =>
  parameters.map(([name, value]) => leaf(name, value))

const uriNode = ({ text, scheme, user, host, port, parameters, headers }: SipUri): HeaderNode => ({
  label: 'URI',
  text,
  children: filled(
    leaf('scheme', scheme),
    leaf('user', user),
    leaf('host', host),
    leaf('port', port === undefined ? '' : String(port)),
    leaf('headers', headers),
  ).concat(parameterNodes(parameters)),
})

type Describe = (text: string) => readonly HeaderNode[]

const nameAddr: Describe = (text) => {
  const { displayName, uri, parameters } = parseNameAddr(text)
  return [...filled(leaf('display name', displayName), uriNode(uri)), ...parameterNodes(parameters)]
}

const via: Describe = (text) => {
  const { transport, sentBy, parameters } = parseVia(text)
  return [...filled(leaf('transport', transport), leaf('sent by', sentBy)), ...parameterNodes(parameters)]
}

const cseq: Describe = (text) => {
  const [, number = '', method = ''] = /^(\S+)\s+(.*)$/.exec(text) ?? []
  return filled(leaf('number', number), leaf('method', method))
}

const rack: Describe = (text) => {
  const [, response = '', number = '', method = ''] = /^(\S+)\s+(\S+)\s+(.*)$/.exec(text) ?? []
  return filled(leaf('response number', response), leaf('CSeq number', number), leaf('CSeq method', method))
}

/** `Digest realm="x", nonce="y"` (RFC 3261 20.44, 20.7): a scheme, then a comma list of pairs. */
const credentials: Describe = (text) => {
  const [, scheme = '', rest = ''] = /^(\S+)\s+(.*)$/s.exec(text) ?? []
  return [...filled(leaf('scheme', scheme)), ...parameterNodes(parseParameters(splitOutsideQuotes(rest, ',')))]
}

const warning: Describe = (text) => {
  const [, code = '', agent = '', words = ''] = /^(\d{3})\s+(\S+)\s+"(.*)"$/s.exec(text) ?? []
  return filled(leaf('code', code), leaf('agent', agent), leaf('text', words))
}

/** `value;name=value`; a value without parameters has no parts. */
const common: Describe = (text) => {
  const [value = '', ...parameters] = splitOutsideQuotes(text, ';')
  return parameters.length === 0 ? [] : [leaf('value', value), ...parameterNodes(parseParameters(parameters))]
}

const describers: ReadonlyMap<string, Describe> = new Map<string, Describe>([
  ...[
    'From To Contact Route Record-Route Path Service-Route Refer-To Referred-By Reply-To Diversion History-Info',
    'P-Asserted-Identity P-Preferred-Identity Remote-Party-ID P-Called-Party-ID P-Associated-URI',
  ]
    .flatMap((line) => line.split(' '))
    .map((name) => [name, nameAddr] as const),
  ['Via', via],
  ['CSeq', cseq],
  ['RAck', rack],
  ['Warning', warning],
  ...['WWW-Authenticate', 'Proxy-Authenticate', 'Authorization', 'Proxy-Authorization'].map(
    (name) => [name, credentials] as const,
  ),
])

export const describeHeader = (field: HeaderField): HeaderNode => {
  const describe = describers.get(field.name) ?? common
  const values = isCommaList(field.name) ? splitOutsideQuotes(field.value, ',') : [field.value]
  const [only] = values
  const children =
    values.length === 1 && only !== undefined
      ? describe(only)
      : values.map((value, index) => ({ label: String(index + 1), text: value, children: describe(value) }))
  return { label: field.name, text: field.value, children }
}
