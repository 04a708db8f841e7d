// A search record as a message of the ladder: what the record says, and no more.
import { noTies, type LegTie } from './leg-tie'
import type { MessageFacts } from './trace-message'
import type { TraceRecord } from './trace-record'

/** HOMER fills an alias with the address when nobody named it: that is no name. */
const aliasOf = (alias: string, address: string): string => (alias === address ? '' : alias)

/** A capture agent may fill `correlationId` with the leg's own Call-ID: that ties nothing. */
const tiesOf = ({ callId, aLegCallId, fields }: TraceRecord): readonly LegTie[] => {
  const correlationId = fields.find(([name]) => name === 'correlationId')?.[1] ?? ''
  const others = [...new Set([aLegCallId.trim(), correlationId.trim()])].filter((id) => id !== '' && id !== callId)
  return others.length === 0 ? noTies : others.map((value) => ({ kind: 'a-leg', value }))
}

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
  legTies: tiesOf(record),
  evidence: { kind: 'record', record },
})
