// What the copy menu can put on the clipboard: plain text of the message, for a mail or a ticket.
import type { TraceMessage } from '../../../core/call/trace-message'
import type { HeaderField, SipMessage } from '../../../core/sip/message'
import { keyFields } from './key-fields'
import { showText } from './show-text'

export type CopyKind = 'value' | 'line' | 'start-line' | 'call-id' | 'message'

export const copyNames: Readonly<Record<CopyKind, string>> = {
  value: 'Header value',
  line: 'Header line',
  'start-line': 'Start line',
  'call-id': 'Call-ID',
  message: 'Whole message',
}

const decoder = new TextDecoder()

const fieldOf = (headers: readonly HeaderField[], key: string | undefined): HeaderField | undefined =>
  key === undefined ? undefined : headers[keyFields(headers).indexOf(key)]

const startOf = ({ start }: TraceMessage): string =>
  start.kind === 'request' ? `${start.method} ${start.uri}`.trim() : `${start.status} ${start.reason}`.trim()

/** Undefined where the message has no header of this key. Characters that act are replaced, as in `copyText`. */
export const copyOfMessage = (
  { bytes, headers, startLine }: SipMessage,
  kind: Exclude<CopyKind, 'call-id'>,
  fieldKey: string | undefined,
): string | undefined => {
  const textAt = (start: number, end: number): string => showText(decoder.decode(bytes.subarray(start, end)))
  switch (kind) {
    case 'message':
      return textAt(0, bytes.length)
    case 'start-line':
      return textAt(startLine.range.start, startLine.range.end)
    case 'value': {
      const field = fieldOf(headers, fieldKey)
      return field === undefined ? undefined : showText(field.value)
    }
    case 'line': {
      const field = fieldOf(headers, fieldKey)
      return field === undefined ? undefined : textAt(field.range.start, field.range.end)
    }
  }
}

/**
 * Undefined where there is nothing of this kind: no header of this key, or only a search record known. Characters that
 * act, such as escape sequences, are replaced: the text may be pasted into a terminal.
 */
export const copyText = (message: TraceMessage, kind: CopyKind, fieldKey: string | undefined): string | undefined => {
  const { evidence, callId } = message
  if (kind === 'call-id') return callId === '' ? undefined : showText(callId)
  if (evidence.kind === 'record') return kind === 'start-line' ? showText(startOf(message)) : undefined
  return copyOfMessage(evidence.captured.message, kind, fieldKey)
}
