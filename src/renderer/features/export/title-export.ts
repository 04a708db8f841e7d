// The title block: what call it is, where it is known from, what is shown of it, and which Rung made it.
import { summarizeCall } from '../../../core/call/summarize-call'
import type { LadderTitle } from '../../../core/ladder/ladder-title'
import type { SessionState } from '../../../shared/schema/session'
import type { OpenCall } from '../../stores/stores'

/** A conference may have hundreds, and the picture comes after them. */
const maxCallIds = 8

const sourceOf = ({ capture, origin }: OpenCall, session: SessionState): string => {
  const organization = session.kind === 'signed-in' ? `, ${session.organization} (${session.domain})` : ''
  if (origin === 'search') {
    const search = `search in Genesys Cloud${organization}`
    return capture === undefined ? search : `${search}; ${capture.fileName}`
  }
  return capture?.fileName ?? ''
}

interface Maker {
  readonly version: string
  readonly session: SessionState
}

/** `shown`: how much of the call, in words. */
export const titleExport = (call: OpenCall, shown: string, { version, session }: Maker): LadderTitle => {
  const { from, to, callIds, finalStatus, endedBy } = summarizeCall(call.messages)
  const source = sourceOf(call, session)
  return {
    heading: `${from || '?'} → ${to || '?'}`,
    facts: [
      ...(call.conversationId === '' ? [] : [['Conversation', call.conversationId] as const]),
      ...callIds.slice(0, maxCallIds).map((callId) => ['Call-ID', callId] as const),
      ...(callIds.length > maxCallIds
        ? [['Call-IDs', `${callIds.length} in all, the first ${maxCallIds} above`] as const]
        : []),
      ...(finalStatus === undefined ? [] : [['Final', `${finalStatus.status} ${finalStatus.reason}`] as const]),
      ...(endedBy === undefined ? [] : [['Ended by', endedBy] as const]),
      ['Shown', shown],
      ...(source === '' ? [] : [['Source', source] as const]),
      ['Made with', `Rung ${version}`],
    ],
  }
}
