// A search record as a message of the ladder: what the record says, and no more.
import type { MessageFacts } from './trace-message'
import type { TraceRecord } from './trace-record'

/** HOMER fills an alias with the address when nobody named it: that is no name. */
const aliasOf = (alias: string, address: string): string => (alias === address ? '' : alias)

export const messageFromRecord = (record: TraceRecord): MessageFacts => ({
  at: record.at,
  start: record.start,
  callId: record.callId,
  cseq: record.cseq,
  from: { displayName: '', user: record.from.user, tag: record.from.tag },
  to: { displayName: '', user: record.to.user, tag: record.to.tag },
  source: record.source,
  destination: record.destination,
  sourceAlias: aliasOf(record.sourceAlias, record.source.address),
  destinationAlias: aliasOf(record.destinationAlias, record.destination.address),
  transport: record.transport,
  branch: record.branch,
  conversationId: record.conversationId,
  aLegCallId: record.aLegCallId,
  evidence: { kind: 'record', record },
})
