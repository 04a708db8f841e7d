// What a rung of a transfer says in a few words (RFC 3515): where a REFER sends, and how far a NOTIFY says it has got.
import type { TraceMessage } from '../call/trace-message'
import { listBodies } from '../sip/list-bodies'
import type { SipMessage } from '../sip/message'
import { bodyTextOf, headerOf, readAddress } from '../sip/read-fields'

/** A status line, or its like, is short; what is sent as one may be anything. UTF-16 code units. */
const maxLength = 80

const targetOf = (message: SipMessage): string => {
  const field = headerOf(message, 'Refer-To')
  if (field === undefined) return ''
  const { user, host, uri } = readAddress(field.value)
  return `refers to ${user || host || uri}`
}

/** RFC 3420: at least the status line; without its version it reads as on a rung. */
const progressOf = (message: SipMessage): string => {
  const part = listBodies(message).find(({ kind, encoding }) => kind === 'sipfrag' && encoding === '')
  if (part === undefined) return ''
  const [line = ''] = bodyTextOf({ bytes: message.bytes, body: part.range }).trimStart().split(/\r?\n/, 1)
  return `reports ${line.replace(/^SIP\/2\.0\s+/i, '')}`
}

/** '' for every other message, and where only the record is known. */
export const sumUpTransfer = ({ start, evidence }: TraceMessage): string => {
  if (start.kind !== 'request' || evidence.kind === 'record') return ''
  const { message } = evidence.captured
  const words = start.method === 'REFER' ? targetOf(message) : start.method === 'NOTIFY' ? progressOf(message) : ''
  return words.slice(0, maxLength)
}
