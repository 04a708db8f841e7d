// Messages → lanes, and the lane of every message's ends.
import { isRequest, type TraceMessage } from '../call/trace-message'
import type { Endpoint } from '../capture/captured-message'
import { findCrowdedLanes } from './find-crowded-lanes'
import type { LaneOptions } from './ladder-options'
import type { Lane } from './ladder-shape'
import { createLaneKeys } from './lane-keys'
import { orderLanes, type Traffic } from './order-lanes'
import type { Relations } from './relate-messages'

interface LaneDraft {
  readonly key: string
  /** The key without the leg: what the user says of it holds for all legs. */
  readonly baseKey: string
  readonly group: string | undefined
  readonly leg: number | undefined
  readonly addresses: Set<string>
  readonly ports: Set<number>
  readonly isHidden: boolean
  alias: string
}

interface Ends {
  readonly from: LaneDraft
  readonly to: LaneDraft
}

/** Lanes of a message's ends. */
interface LanePair {
  readonly fromLane: number
  readonly toLane: number
}

export interface LaneLayout {
  readonly lanes: readonly Lane[]
  /** By index of the message; undefined where both ends are hidden. */
  readonly pairs: readonly (LanePair | undefined)[]
  /** Undefined for an end that no message has; the edge's lane for a hidden one. */
  readonly laneAt: (end: Endpoint, callId: string) => number | undefined
  /** The lane that stands for all hidden ones, where an arrow goes to it. */
  readonly hiddenLane: number | undefined
}

const legKey = (key: string, leg: number): string => `${key} leg ${leg + 1}`

const rankOf = (order: readonly string[]): ((draft: LaneDraft) => number) => {
  const ranks = new Map(order.map((key, rank) => [key, rank]))
  return ({ key, baseKey }) => ranks.get(key) ?? ranks.get(baseKey) ?? order.length
}

const sortDrafts = (
  drafts: readonly LaneDraft[],
  ends: readonly Ends[],
  messages: readonly TraceMessage[],
  options: LaneOptions,
): readonly LaneDraft[] => {
  const { order = [], sort = 'appearance' } = options
  const numbers = new Map(drafts.map((draft, index) => [draft, index]))
  const traffic = (): readonly Traffic[] =>
    ends.flatMap(({ from, to }, index) => {
      const message = messages[index]
      const pair = { from: numbers.get(from), to: numbers.get(to) }
      if (message === undefined || pair.from === undefined || pair.to === undefined) return []
      return [{ from: pair.from, to: pair.to, isOpening: isRequest(message) && message.to.tag === '' }]
    })
  const sorted =
    sort === 'appearance' ? drafts : orderLanes(drafts.length, traffic()).flatMap((index) => drafts[index] ?? [])
  if (order.length === 0) return sorted
  const rank = rankOf(order)
  return [...sorted].sort((a, b) => rank(a) - rank(b))
}

const finishLane = (draft: LaneDraft, index: number, names: LaneOptions['names']): Lane => {
  const { key, baseKey, group, leg, addresses, ports, alias } = draft
  const kindOfWhole = group === undefined ? 'host' : 'group'
  const all = [...addresses]
  return {
    index,
    key,
    kind: leg === undefined ? kindOfWhole : 'leg',
    address: all[0] ?? '',
    addresses: all,
    ports: [...ports],
    alias: names?.get(key) ?? names?.get(baseKey) ?? group ?? alias,
    leg,
  }
}

const edgeLane = (drafts: readonly LaneDraft[], index: number): Lane => {
  const addresses = [...new Set(drafts.flatMap((draft) => [...draft.addresses]))]
  return { index, key: 'hidden', kind: 'hidden', address: '', addresses, ports: [], alias: '', leg: undefined }
}

/** Linear in the number of messages, which must be in order of time. */
export const layoutLanes = (
  messages: readonly TraceMessage[],
  { legs, legOf }: Pick<Relations, 'legs' | 'legOf'>,
  options: LaneOptions,
): LaneLayout => {
  const keyOf = createLaneKeys(messages, options)
  const { splitLegsFrom } = options
  const crowded: ReadonlySet<string> =
    splitLegsFrom === undefined
      ? new Set()
      : findCrowdedLanes(
          messages.flatMap(({ source, destination, sourceAlias, destinationAlias }, index) => {
            const leg = legs[index] ?? 0
            return [keyOf(source, sourceAlias), keyOf(destination, destinationAlias)].map(({ key }) => ({ key, leg }))
          }),
          splitLegsFrom,
        )
  const hidden = new Set(options.hidden)
  const drafts = new Map<string, LaneDraft>()
  const byAddress = new Map<string, LaneDraft>()

  const visit = (end: Endpoint, alias: string, leg: number): LaneDraft => {
    const { key: baseKey, group } = keyOf(end, alias)
    const hasLeg = crowded.has(baseKey)
    const key = hasLeg ? legKey(baseKey, leg) : baseKey
    let draft = drafts.get(key)
    if (draft === undefined) {
      const isHidden = hidden.has(key) || hidden.has(baseKey)
      const ofLeg = hasLeg ? leg : undefined
      draft = { key, baseKey, group, leg: ofLeg, addresses: new Set(), ports: new Set(), isHidden, alias: '' }
      drafts.set(key, draft)
    }
    draft.addresses.add(end.address)
    if (end.port !== undefined) draft.ports.add(end.port)
    draft.alias ||= alias
    if (!byAddress.has(end.address)) byAddress.set(end.address, draft)
    return draft
  }
  const ends = messages.map(({ source, destination, sourceAlias, destinationAlias }, index): Ends => {
    const leg = legs[index] ?? 0
    // The sender's lane comes first, so that a caller is left of whom it calls.
    const from = visit(source, sourceAlias, leg)
    return { from, to: visit(destination, destinationAlias, leg) }
  })

  const all = [...drafts.values()]
  const hiddenDrafts = all.filter(({ isHidden }) => isHidden)
  const sorted = sortDrafts(
    all.filter(({ isHidden }) => !isHidden),
    ends,
    messages,
    options,
  )
  const hasEdge = ends.some(({ from, to }) => from.isHidden !== to.isHidden)
  const hiddenLane = hasEdge ? sorted.length : undefined
  const indexes = new Map(sorted.map((draft, index) => [draft, index]))
  const indexOf = (draft: LaneDraft): number | undefined => indexes.get(draft) ?? hiddenLane
  const lanes = sorted.map((draft, index) => finishLane(draft, index, options.names))
  return {
    lanes: hiddenLane === undefined ? lanes : [...lanes, edgeLane(hiddenDrafts, hiddenLane)],
    pairs: ends.map(({ from, to }) => {
      const fromLane = indexOf(from)
      const toLane = indexOf(to)
      return fromLane === undefined || toLane === undefined || (from.isHidden && to.isHidden)
        ? undefined
        : { fromLane, toLane }
    }),
    laneAt: (end, callId) => {
      const { key } = keyOf(end, '')
      const leg = legOf.get(callId)
      const ofLeg = leg === undefined ? undefined : drafts.get(legKey(key, leg))
      const draft = ofLeg ?? drafts.get(key) ?? byAddress.get(end.address)
      return draft === undefined ? undefined : indexOf(draft)
    },
    hiddenLane,
  }
}
