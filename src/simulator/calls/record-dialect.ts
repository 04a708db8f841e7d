// The variants of a record that no source decides (FACTS 5.2, 6.2): where a status code stands, whether `msg` is there,
// and which rows know their conversation.
import type { SimulatorOptions } from '../options'
import type { ArchivedMessage } from './call-archive'
import type { HomerRecord } from './homer-record'

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

export const toRow = (message: ArchivedMessage, options: SimulatorOptions): HomerRecord => {
  const { captured, record } = message
  const isReply = captured.message.startLine.kind === 'response'
  const inReason = isReply && options.statusCode === 'in-reason'
  return {
    ...record,
    ...(inReason ? { method: '', replyReason: `${record.method} ${record.replyReason}`.trim() } : {}),
    ...(options.messageText ? { msg: new TextDecoder().decode(captured.message.bytes) } : {}),
    ...stampOf(message, options.stamping),
  }
}
