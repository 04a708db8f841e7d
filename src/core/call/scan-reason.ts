// The Reason header of a message that is at hand as bytes. Most messages have none, and are not parsed to learn it.
import { parseMessage } from '../sip/parse-message'
import { headersOf } from '../sip/read-fields'

/** Latin-1: every byte is a character, so that no byte can hide the name behind it. */
const decoder = new TextDecoder('latin1')

/** Values of all Reason fields, one behind the other as RFC 3261 7.3 allows; '' for none. */
export const scanReason = (bytes: Uint8Array): string => {
  if (!/^reason[ \t]*:/im.test(decoder.decode(bytes))) return ''
  const message = parseMessage(bytes)
  return message === undefined
    ? ''
    : headersOf(message, 'Reason')
        .map(({ value }) => value)
        .join(', ')
}
