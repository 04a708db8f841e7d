// The variants of a record that no source decides (FACTS 5.2, 6.2): where a status code stands, whether `msg` is there,
// and which rows know their conversation.
import type { SimulatorOptions } from '../options'
import type { ArchivedMessage } from './call-archive'
import type { HomerRecord } from './homer-record'

/** A row as it is sent: numbers only where an option says so. */
export type Row = Readonly<Partial<Record<keyof HomerRecord, string | number>>>

const numeric: readonly (keyof HomerRecord)[] = [
  'milliTs',
  'microTs',
  'sourcePort',
  'destinationPort',
  'contactPort',
  'originatorPort',
  'proto',
  'family',
  'type',
]

interface Stamp {
  readonly conversationId: string
  readonly participantId: string
}

/** Genesys Cloud puts x-inin-cnv on outbound INVITEs and on the 200 OK of inbound calls only (FACTS 6.2). */
export const stampOf = (
  { conversationHeader, entry }: ArchivedMessage,
  stamping: SimulatorOptions['stamping'],
): Stamp | undefined => {
  switch (stamping) {
    case 'none':
      return undefined
    case 'all':
      return { conversationId: entry.conversationId, participantId: entry.participantId }
    case 'header':
      return conversationHeader === ''
        ? undefined
        : { conversationId: conversationHeader, participantId: entry.participantId }
  }
}

export const toRow = (message: ArchivedMessage, options: SimulatorOptions): Row => {
  const { captured, record } = message
  const isReply = captured.message.startLine.kind === 'response'
  const inReason = isReply && options.statusCode === 'in-reason'
  const numbers = Object.fromEntries(numeric.map((name) => [name, Number(record[name])]))
  return {
    ...record,
    ...(options.numbers === 'as-number' ? numbers : {}),
    ...(inReason ? { method: '', replyReason: `${record.method} ${record.replyReason}`.trim() } : {}),
    ...(options.messageText ? { msg: new TextDecoder().decode(captured.message.bytes) } : {}),
    ...stampOf(message, options.stamping),
  }
}
