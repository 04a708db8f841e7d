// Wanted text → a test of text, prepared once. Case makes no difference. No regular expression of the user's is run,
// since one of those can take for ever; `*` is a wildcard instead, which takes linear time.
import { canonicalizeAddress } from '../media/canonicalize-address'
import { parseEndpoint } from '../text/parse-endpoint'
import type { Wanted } from './filter'

type TextTest = (text: string) => boolean

/** Both of one length. Only what is not ASCII takes a folded copy. */
const foldsTo = (text: string, lower: string): boolean => {
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index)
    if (code > 0x7f) return text.toLowerCase() === lower
    const folded = code >= 0x41 && code <= 0x5a ? code + 0x20 : code
    if (folded !== lower.charCodeAt(index)) return false
  }
  return true
}

const matchWhole = (wanted: string): TextTest => {
  const lower = wanted.toLowerCase()
  return (text) => text === wanted || (text.length === lower.length && foldsTo(text, lower))
}

/** The one pattern that is run is a literal: it folds case without a copy of the text. */
const matchWithin = (wanted: string): TextTest => {
  const literal = new RegExp(wanted.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'), 'iu')
  return (text) => literal.test(text)
}

/** Each piece where it first fits: with `*` alone, a later place is never better. */
const matchPieces = (wanted: string): TextTest => {
  const pieces = wanted.toLowerCase().split('*')
  const first = pieces[0] ?? ''
  const last = pieces.at(-1) ?? ''
  const between = pieces.slice(1, -1).filter((piece) => piece !== '')
  return (text) => {
    const lower = text.toLowerCase()
    const end = lower.length - last.length
    if (end < first.length || !lower.startsWith(first) || !lower.endsWith(last)) return false
    let at = first.length
    for (const piece of between) {
      const found = lower.indexOf(piece, at)
      if (found < 0) return false
      at = found + piece.length
    }
    return at <= end
  }
}

export const matchText = ({ text, contains, wild }: Wanted): TextTest => {
  if (wild) return matchPieces(contains ? `*${text}*` : text)
  return contains ? matchWithin(text) : matchWhole(text)
}

/** Visual separators (RFC 3966 3) and what people put in their place; a `+` says only that the number is global. */
const separators = /[-.()+ ]/g

const isSeparator = (code: number): boolean =>
  code === 0x20 || code === 0x28 || code === 0x29 || code === 0x2b || code === 0x2d || code === 0x2e

const hasDigits = (text: string, digits: string): boolean => {
  let matched = 0
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index)
    if (isSeparator(code)) continue
    if (matched === digits.length || code !== digits.charCodeAt(matched)) return false
    matched += 1
  }
  return matched === digits.length
}

/** Like text; and where digits are wanted, they are also compared without what people write between them. */
export const matchPhone = (wanted: Wanted): TextTest => {
  const asText = matchText(wanted)
  const digits = wanted.text.replace(separators, '')
  if (!(wanted.wild ? /^\*?\d[\d*]*$/ : /^\d+$/).test(digits)) return asText
  if (!wanted.contains && !wanted.wild) return (text) => asText(text) || hasDigits(text, digits)
  const asDigits = matchText({ ...wanted, text: digits })
  // A leading `+`, which most numbers have, is in nobody's way where digits are looked for within.
  const isInTheWay = wanted.contains ? /.[-.()+ ]/ : /[-.()+ ]/
  return (text) => asText(text) || asDigits(isInTheWay.test(text) ? text.replace(separators, '') : text)
}

/** The port behind an address counts too, where it is written: `10.0.0.5:5060`, `[2001:db8::1]:5060`. */
export const matchEndpoint = (wanted: Wanted): ((address: string, port: number | undefined) => boolean) => {
  const colons = wanted.text.split(':').length - 1
  const isBareIpv6 = colons > 1 && !wanted.text.includes('[')
  const { address, port } = isBareIpv6 ? { address: wanted.text, port: undefined } : parseEndpoint(wanted.text)
  const matches = matchText({ ...wanted, text: wanted.contains ? wanted.text : canonicalizeAddress(address) })
  if (port === undefined || wanted.contains) return matches
  return (text, portOfText) => portOfText === port && matches(text)
}
