// What a rung of a transfer says in a few words (RFC 3515): where a REFER sends, and how far a NOTIFY says it has got.
import { isRequest, type TraceMessage } from '../call/trace-message'
import { listBodies } from '../sip/list-bodies'
import type { SipMessage } from '../sip/message'
import { bodyTextOf, headerOf, readAddress } from '../sip/read-fields'

/** A status line, or its like, is short; what is sent as one may be anything. UTF-16 code units. */
const maxLength = 80

const targetOf = (message: SipMessage): string => {
  const field = headerOf(message, 'Refer-To')
  if (field === undefined) return ''
  const { user, host, uri } = readAddress(field.value)
  const target = user || host || uri
  return target === '' ? '' : `refers to ${target}`
}

/** RFC 3420: at least the status line; without its version it reads as on a rung. */
const progressOf = (message: SipMessage): string => {
  const part = listBodies(message).find(({ kind, encoding }) => kind === 'sipfrag' && encoding === '')
  if (part === undefined) return ''
  const [line = ''] = bodyTextOf({ bytes: message.bytes, body: part.range }).trimStart().split(/\r?\n/, 1)
  const status = line.replace(/^SIP\/2\.0\s+/i, '')
  return status === '' ? '' : `reports ${status}`
}

/** '' for every other message, and where only the record is known. */
export const sumUpTransfer = (message: TraceMessage): string => {
  const { evidence } = message
  if (evidence.kind === 'record') return ''
  const readWords = isRequest(message, 'REFER') ? targetOf : isRequest(message, 'NOTIFY') ? progressOf : undefined
  return readWords?.(evidence.captured.message).slice(0, maxLength) ?? ''
}
