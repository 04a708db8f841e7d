// The ways in which one user may stand in a record. `fromUser` and `toUser` match exactly, and a carrier may write the same
// number with or without its plus sign.
import { parseNameAddr } from '../../core/sip/parse-name-addr'

/** `tel:`, `sip:` and `"Name" <sip:…>` as they are copied from elsewhere, or a bare user. */
const userPartOf = (text: string): string => {
  const { uri } = parseNameAddr(text)
  if (uri.scheme === 'tel' || uri.scheme === 'sip' || uri.scheme === 'sips') return uri.user || uri.host
  return text.split('@')[0] ?? text
}

/** The most digits of an international number (ITU-T E.164 6.2.1), and fewer than any such number has. */
const maxDigits = 15
const minDigits = 7

/** The most likely one first. A short number is an extension, which is never international. */
export const userVariants = (text: string): readonly string[] => {
  const user = userPartOf(text.trim()).trim()
  const [, plus, written = ''] = /^(\+?)(\d{3,})$/.exec(user.replace(/[\s().\-/]/g, '')) ?? []
  if (plus === undefined) return [user]
  const bare = plus === '' ? written.replace(/^00(?=\d{7})/, '') : written
  if (bare.length < minDigits || bare.length > maxDigits) return [...new Set([plus + written, bare])]
  return [...new Set([`+${bare}`, bare, written])]
}
