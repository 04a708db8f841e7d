// The Reason header of a message that is at hand as bytes. Most messages have none, and are not parsed to learn it.
import { parseMessage } from '../sip/parse-message'
import { reasonIn } from './reason-of'

/** Latin-1: every byte is a character, so that no byte can hide the name behind it. */
const decoder = new TextDecoder('latin1')

/** The same as if the message had been parsed at once; '' for bytes that are none. */
export const scanReason = (bytes: Uint8Array): string => {
  if (!/^reason[ \t]*:/im.test(decoder.decode(bytes))) return ''
  const message = parseMessage(bytes)
  return message === undefined ? '' : reasonIn(message)
}
