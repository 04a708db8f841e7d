// A method in capitals. Methods are case-sensitive (RFC 3261 7.1), but who writes `invite` means INVITE.
import { remember } from '../base/remember'

/** Remembered, since to ask for the capitals of a text costs more than all else that is done with a method. */
export const canonicalMethod = remember((method) => method.toUpperCase())

/** Method that names the transaction: an ACK belongs to its INVITE (RFC 3261 17). */
export const transactionMethod = (method: string): string => {
  const canonical = canonicalMethod(method)
  return canonical === 'ACK' ? 'INVITE' : canonical
}
