// The capture that a download request asks for: the whole calls to which the found messages belong, not the found
// messages alone (FACTS 1.2). Of a recording with several Call-IDs, SIP of the others is left out; media stays.
import type { Packet } from '../../core/capture/packet'
import { writePcap } from '../../core/capture/write-pcap'
import { callsOfConversation, type ArchivedCall, type ArchivedMessage, type CallArchive } from './call-archive'
import type { TraceSearch } from './search-traces'

const ethernet = 1

const wantedCallIds = (
  archive: CallArchive,
  search: TraceSearch,
  found: readonly ArchivedMessage[],
): ReadonlySet<string> => {
  const wanted = new Set(found.map(({ callId }) => callId))
  if (search.conversationId === undefined || found.length === 0) return wanted
  for (const { entry } of callsOfConversation(archive, search.conversationId)) {
    for (const callId of entry.callIds) wanted.add(callId)
  }
  return wanted
}

/** All packets but those that carry only messages of unwanted Call-IDs. */
const packetsOf = ({ messages, packets }: ArchivedCall, wanted: ReadonlySet<string>): readonly Packet[] => {
  const wantedFrames = new Set<number>()
  const otherFrames = new Set<number>()
  for (const { callId, captured } of messages) (wanted.has(callId) ? wantedFrames : otherFrames).add(captured.frame)
  if (wantedFrames.size === 0) return []
  return packets.filter(({ frame }) => wantedFrames.has(frame) || !otherFrames.has(frame))
}

/** A classic pcap; without any packet when nothing was found. */
export const buildCapture = (
  archive: CallArchive,
  search: TraceSearch,
  found: readonly ArchivedMessage[],
): Uint8Array => {
  const wanted = wantedCallIds(archive, search, found)
  const packets = archive.calls.flatMap((call) => packetsOf(call, wanted)).sort((one, other) => one.at - other.at)
  return writePcap({ linkType: packets[0]?.linkType ?? ethernet, packets })
}
