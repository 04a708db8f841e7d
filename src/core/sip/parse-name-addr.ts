// `"Display" <uri>;param=value` and its bracket-less form: From, To, Contact, Route and their kin (RFC 3261 20.10, 25.1).
import { parseUri, type SipUri } from './parse-uri'
import { splitOutsideQuotes, unquote } from './split-outside-quotes'

export type Parameter = readonly [name: string, value: string]

export interface NameAddr {
  readonly displayName: string
  readonly uri: SipUri
  /** Header parameters, such as tag. */
  readonly parameters: readonly Parameter[]
}

/** `a=b;c` → pairs; a value in quotes comes without them. */
export const parseParameters = (pieces: readonly string[]): readonly Parameter[] =>
  pieces
    .filter((piece) => piece !== '')
    .map((piece) => {
      const equals = piece.indexOf('=')
      return equals < 0
        ? ([piece, ''] as const)
        : ([piece.slice(0, equals).trim(), unquote(piece.slice(equals + 1).trim())] as const)
    })

/** Value of a parameter, its name in any case; undefined when it is not there. */
export const parameterOf = (parameters: readonly Parameter[], name: string): string | undefined =>
  parameters.find(([candidate]) => candidate.toLowerCase() === name)?.[1]

export const parseNameAddr = (text: string): NameAddr => {
  // Without brackets, everything from the first `;` belongs to the header, not to the URI (RFC 3261 20.10).
  const [address = '', ...rest] = splitOutsideQuotes(text, ';')
  const open = address.lastIndexOf('<')
  const close = address.indexOf('>', open)
  const isBracketed = open >= 0
  const uri = isBracketed ? address.slice(open + 1, close < 0 ? undefined : close) : address
  return {
    displayName: isBracketed ? unquote(address.slice(0, open).trim()) : '',
    uri: parseUri(uri.trim()),
    parameters: parseParameters(rest),
  }
}
