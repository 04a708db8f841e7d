// The calls of a capture and nothing else: no message is kept, nor read further than its call needs. Ten times as fast as
// an inspection, and in memory that follows the legs.
import { createByteArena } from '../base/byte-arena'
import type { EpochMicros } from '../base/time'
import { createLegCollector } from '../call/collect-legs'
import { joinLegs } from '../call/correlate-legs'
import { addToTally, openTally, type OpenTally } from '../call/leg-tally'
import { createFactsScanner } from '../call/scan-facts'
import { summarizeLegs } from '../call/summarize-call'
import type { CallFacts } from '../call/trace-message'
import type { CaptureSummary } from '../capture/capture-reading'
import { createSipScanner } from '../capture/extract-sip'
import type { Packet } from '../capture/packet'
import { createMediaCollector } from '../media/collect-media'
import type { SessionSeen } from '../media/find-announcement'
import type { FileSummary } from './inspection'

const decoder = new TextDecoder()

interface CaptureSummarizer {
  /** The packet's data may change afterwards. */
  readonly push: (packet: Packet) => void
  /**
   * Undefined when a leg's messages did not come in order of time, as in a file put together from several: its calls can
   * only be told by sorting, which is `createCaptureInspector`'s way.
   */
  readonly end: (summary: CaptureSummary) => FileSummary | undefined
}

/** Takes a capture's packets in file order. Never throws; linear in the packets. */
export const createCaptureSummarizer = (): CaptureSummarizer => {
  const { scan, session } = createFactsScanner()
  const legs = createLegCollector()
  const tallies: OpenTally[] = []
  const media = createMediaCollector()
  const bodies = createByteArena()
  const sessions: Omit<SessionSeen, 'body'>[] = []
  let start: EpochMicros | undefined
  let end: EpochMicros | undefined
  let messageCount = 0
  let isInOrder = true
  let hasDatagrams = false

  const add = (facts: CallFacts): void => {
    const { at } = facts
    messageCount += 1
    if (start === undefined || at < start) start = at
    if (end === undefined || at > end) end = at
    const place = legs.add(facts)
    const tally = tallies[place]
    if (tally === undefined) tallies[place] = openTally(facts)
    else {
      isInOrder &&= at >= tally.endedAt
      addToTally(tally, facts)
    }
    const body = session()
    if (body === undefined) return
    bodies.add(body)
    sessions.push({ at, callId: legs.callIdAt(place) })
  }

  const scanner = createSipScanner({
    message: (captured) => {
      const facts = scan(captured)
      if (facts !== undefined) add(facts)
    },
    datagram: (datagram, { at, frame }) => {
      hasDatagrams = true
      media.push(datagram, at, frame)
    },
  })

  return {
    push: scanner.push,
    end: ({ format, packets, linkTypes, issues }) => {
      const lost = scanner.end()
      if (!isInOrder) return undefined
      const { calls, issues: weakTies } = joinLegs(legs.legs())
      return {
        format,
        packets,
        linkTypes,
        messageCount,
        span: start === undefined || end === undefined ? undefined : { start, end },
        calls: calls
          .map((places) => places.flatMap((place) => tallies[place] ?? []))
          .map((own) => summarizeLegs(own.toSorted((a, b) => a.startedAt - b.startedAt)))
          .toSorted((a, b) => a.startedAt - b.startedAt),
        streams: hasDatagrams
          ? media.streams(sessions.map((seen, index) => ({ ...seen, body: decoder.decode(bodies.at(index)) })))
          : [],
        issues: [...issues, ...lost, ...weakTies],
      }
    },
  }
}
