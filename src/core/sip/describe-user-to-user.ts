// Data that one application hands to the other along with a call, in hex and, where it is text, as text (RFC 7433 4).
import { filled, leaf, parameterNodes, type DescribeValue } from './header-node'
import { parameterOf, parseParameters } from './parse-name-addr'
import { splitOutsideQuotes, unquote } from './split-outside-quotes'

const decoder = new TextDecoder('utf-8', { ignoreBOM: true })

const bytesOfHex = (hex: string): Uint8Array =>
  Uint8Array.from({ length: hex.length / 2 }, (_, index) => Number.parseInt(hex.slice(index * 2, index * 2 + 2), 16))

const isText = (text: string): boolean => text !== '' && !/[\p{Cc}\ufffd]/u.test(text)

/** The first byte is often a protocol discriminator, such as 00 or 04 (ITU-T Q.931 4.5.30), and no part of the text. */
const textNodes = (hex: string) => {
  const bytes = bytesOfHex(hex)
  const whole = decoder.decode(bytes)
  if (isText(whole)) return [leaf('as text', whole)]
  const behind = decoder.decode(bytes.subarray(1))
  return isText(behind) ? [leaf('protocol discriminator', hex.slice(0, 2)), leaf('as text', behind)] : []
}

export const describeUserToUser: DescribeValue = (text) => {
  const [written = '', ...pieces] = splitOutsideQuotes(text, ';')
  const data = unquote(written)
  const parameters = parseParameters(pieces)
  const encoding = (parameterOf(parameters, 'encoding') ?? 'hex').toLowerCase()
  const isHex = encoding === 'hex' && data.length % 2 === 0 && /^[0-9a-f]+$/i.test(data)
  return [...filled(leaf('data', data)), ...(isHex ? textNodes(data) : []), ...parameterNodes(parameters)]
}
