// The signed identity of a caller: header and claims of its PASSporT as text (RFC 8224 4, RFC 8225). The signature is shown
// and not verified: that takes the certificate, which stands elsewhere.
import { decodeBase64url } from './decode-base64url'
import { filled, leaf, parameterNodes, type DescribeValue } from './header-node'
import { parseParameters } from './parse-name-addr'
import { splitOutsideQuotes, unquote } from './split-outside-quotes'

const decoder = new TextDecoder()

/** JSON as it was signed; what does not decode stays as it is. */
const decodePart = (part: string): string => {
  const bytes = decodeBase64url(part)
  return bytes === undefined ? part : decoder.decode(bytes)
}

export const describeIdentity: DescribeValue = (text) => {
  const [token = '', ...pieces] = splitOutsideQuotes(text, ';')
  const [header = '', claims = '', signature, more] = unquote(token).split('.', 4)
  const parameters = parameterNodes(parseParameters(pieces))
  // RFC 4474 carried nothing but a signature here, and the compact form (RFC 8225 7) leaves header and claims out.
  if (signature === undefined || more !== undefined) return [...filled(leaf('signature', token)), ...parameters]
  return [
    ...filled(
      leaf('PASSporT header', decodePart(header)),
      leaf('PASSporT claims', decodePart(claims)),
      leaf('signature', signature),
    ),
    ...parameters,
  ]
}
