// The digits of a telephone number, as far as two ways to write it agree.
import { remember } from '../base/remember'

/** Fewer digits are an extension: too many callers have the same. */
const minDigits = 7
/** E.164 6.2.1 */
const maxDigits = 15

const normalize = (text: string): string => {
  if (text.length > 64) return ''
  const [number = ''] = text.replace(/^\s*(?:tel|sips?):/i, '').split(/[;@]/, 1)
  const digits = number.replace(/[\s().-]/g, '')
  const significant = /^\+?\d+$/.test(digits) ? digits.replace(/^\+|^011/, '').replace(/^0+/, '') : ''
  return significant.length >= minDigits && significant.length <= maxDigits ? significant : ''
}

/**
 * Digits without `+`, without an international prefix (00, 011) or a trunk prefix (0), without separators (RFC 3966 5.1.1)
 * and parameters; '' when the text is no number of 7 to 15 digits. Remembered: the same
 * numbers are dialled all day.
 */
export const normalizeNumber = remember(normalize)

/** What all ways to write a number have in common: a key that numbers which agree share. */
export const numberKey = (digits: string): string => digits.slice(-minDigits)

/** Whether one is the other with or without a country or area code. Both as `normalizeNumber` gives them. */
export const isSameNumber = (a: string, b: string): boolean => a !== '' && b !== '' && (a.endsWith(b) || b.endsWith(a))
