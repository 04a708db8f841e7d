// Messages → lanes and rungs as plain numbers and words. Knows nothing of pixels; screen and exports draw the same layout.
import type { EpochMicros } from '../base/time'
import { findRepeats } from '../call/find-repeats'
import type { TraceMessage } from '../call/trace-message'
import { describeRung, type RungTone } from './describe-rung'

export interface Lane {
  readonly index: number
  readonly address: string
  /** Ports seen at this address, in order of appearance. */
  readonly ports: readonly number[]
  /** Name that the platform gave the address, or ''. */
  readonly alias: string
}

export interface Rung {
  readonly index: number
  readonly messageId: string
  readonly fromLane: number
  readonly toLane: number
  readonly at: EpochMicros
  /** µs since the first rung. */
  readonly sinceStart: number
  /** µs since the rung before; 0 for the first. */
  readonly sincePrevious: number
  /** Method, or status with reason. */
  readonly label: string
  /** Second line: CSeq, and what the SDP offers where the message is known in full. */
  readonly detail: string
  readonly tone: RungTone
  readonly isRequest: boolean
  /** 0-based number of the dialog's Call-ID, in order of appearance: picks the leg's hue. */
  readonly leg: number
  /** How many messages like this one the same hop sent before; 0 for the original. */
  readonly repeat: number
  /** The same message seen at a second capture point: nobody sent it again. */
  readonly isCopy: boolean
  /** False while only the search record is known. */
  readonly isComplete: boolean
}

export interface LadderLayout {
  readonly lanes: readonly Lane[]
  readonly rungs: readonly Rung[]
}

interface LaneDraft {
  readonly index: number
  readonly ports: Set<number>
  alias: string
}

const layoutLanes = (messages: readonly TraceMessage[]): Map<string, LaneDraft> => {
  const lanes = new Map<string, LaneDraft>()
  const visit = (address: string, port: number | undefined, alias: string): void => {
    const lane = lanes.get(address) ?? { index: lanes.size, ports: new Set(), alias: '' }
    if (port !== undefined) lane.ports.add(port)
    lane.alias ||= alias
    lanes.set(address, lane)
  }
  for (const { source, destination, sourceAlias, destinationAlias } of messages) {
    visit(source.address, source.port, sourceAlias)
    visit(destination.address, destination.port, destinationAlias)
  }
  return lanes
}

/** Linear in the number of messages, which must be in order of time. */
export const layoutLadder = (messages: readonly TraceMessage[]): LadderLayout => {
  const lanes = layoutLanes(messages)
  const repeats = findRepeats(messages)
  const repeatCounts = new Map<number, number>()
  const legs = new Map<string, number>()
  const start = messages[0]?.at

  const rungs = messages.map((message, index): Rung => {
    const leg = legs.get(message.callId) ?? legs.size
    legs.set(message.callId, leg)
    const repeated = repeats.get(index)
    const isRetransmission = repeated?.kind === 'retransmission'
    const repeat = isRetransmission ? (repeatCounts.get(repeated.of) ?? 0) + 1 : 0
    if (isRetransmission) repeatCounts.set(repeated.of, repeat)
    const previous = messages[index - 1]
    return {
      index,
      messageId: message.id,
      fromLane: lanes.get(message.source.address)?.index ?? 0,
      toLane: lanes.get(message.destination.address)?.index ?? 0,
      at: message.at,
      sinceStart: message.at - (start ?? message.at),
      sincePrevious: previous === undefined ? 0 : message.at - previous.at,
      ...describeRung(message),
      isRequest: message.start.kind === 'request',
      leg,
      repeat,
      isCopy: repeated?.kind === 'copy',
      isComplete: message.evidence.kind === 'packet',
    }
  })
  return {
    lanes: [...lanes].map(([address, { index, ports, alias }]) => ({ index, address, ports: [...ports], alias })),
    rungs,
  }
}
