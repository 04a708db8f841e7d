// The calls of a capture and nothing else: no message is kept, nor read further than its call needs. Several times as fast as
// an inspection, and in memory that follows the legs.
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
import { createStreamCollector } from './collect-streams'
import type { FileSummary } from './inspection'

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
  const streams = createStreamCollector()
  let start: EpochMicros | undefined
  let end: EpochMicros | undefined
  let messageCount = 0
  let isInOrder = true

  const add = (facts: CallFacts): void => {
    const { at } = facts
    messageCount += 1
    if (start === undefined || at < start) start = at
    if (end === undefined || at > end) end = at
    const place = legs.add(facts)
    const known = tallies[place]
    const tally = known ?? openTally(facts)
    if (known === undefined) tallies[place] = tally
    else {
      isInOrder &&= at >= known.endedAt
      addToTally(known, facts)
    }
    const body = session()
    if (body !== undefined) streams.session(body, at, tally.callId)
  }

  const scanner = createSipScanner({
    message: (captured) => {
      const facts = scan(captured)
      if (facts !== undefined) add(facts)
    },
    datagram: streams.datagram,
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
        streams: streams.streams(),
        issues: [...issues, ...lost, ...weakTies],
      }
    },
  }
}
