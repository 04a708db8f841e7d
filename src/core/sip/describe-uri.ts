// Parts of a URI: of sip and sips, of tel with its parameters, and of the headers that a Refer-To hands over (RFC 3261 19.1).
import { decodeEscapes } from './decode-escapes'
import { filled, leaf, parameterNodes, type DescribeValue, type HeaderNode } from './header-node'
import { parseParameters } from './parse-name-addr'
import type { SipUri } from './parse-uri'

type Nested = Parameters<DescribeValue>[1]

/** More would be an attack, not a transfer. */
const maxHeaders = 50

/** `Replaces=id%3Bto-tag%3Dx&Subject=hi`; some senders escape the first equals sign too. */
const headerNodes = (headers: string, nested: Nested): readonly HeaderNode[] =>
  headers
    .split('&', maxHeaders)
    .filter((header) => header !== '')
    .map((header) => {
      const pair = header.includes('=') ? header : decodeEscapes(header)
      const equals = pair.indexOf('=')
      const name = decodeEscapes(equals < 0 ? pair : pair.slice(0, equals))
      const value = equals < 0 ? '' : decodeEscapes(pair.slice(equals + 1))
      return { label: name, text: value, children: nested(name, value) }
    })

/** The user part of a number may carry the parameters of a tel URI (RFC 3261 19.1.6). */
const userNodes = (user: string): readonly HeaderNode[] => {
  const [number = '', ...parameters] = /^\+?[\d().-]+;/.test(user) ? user.split(';') : [user]
  return [...filled(leaf('user', number)), ...parameterNodes(parseParameters(parameters))]
}

export const describeUri = (uri: SipUri, nested: Nested): HeaderNode => {
  const { text, scheme, user, host, port, parameters, headers } = uri
  return {
    label: 'URI',
    text,
    children: [
      ...filled(leaf('scheme', scheme)),
      ...(scheme === 'tel' ? filled(leaf('number', user)) : userNodes(user)),
      ...filled(leaf('host', host), leaf('port', port === undefined ? '' : String(port))),
      ...parameterNodes(parameters),
      ...filled({ label: 'headers', text: headers, children: headerNodes(headers, nested) }),
    ],
  }
}
