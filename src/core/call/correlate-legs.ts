// Messages → legs, the joins between them, and the calls that they make. Every join says why it is there and can be
// undone; what joins legs is found without regard to what is undone, so that to undo a join only ever splits.
import type { Issue } from '../base/issue'
import { createLegCollector } from './collect-legs'
import { createNumberGroups } from './create-number-groups'
import { findTieGroups } from './find-tie-groups'
import type { Leg, LegId } from './leg'
import { joinIdOf, type JoinId, type LegJoin } from './leg-join'
import { matchNumbers } from './match-numbers'
import type { TieGroup } from './tie-group'
import type { CallFacts } from './trace-message'

interface CorrelationChoices {
  /** Joins that the user took back. */
  readonly undone?: ReadonlySet<JoinId>
  /** Legs that the user joined; stronger than everything else. A leg that is not there is passed over. */
  readonly linked?: readonly (readonly [LegId, LegId])[]
}

/** Places of the legs of one call, in the order of the legs. */
type CallPlaces = readonly number[]

export interface LegCorrelation {
  /** The user's first, then in order of trust; undone ones too. */
  readonly joins: readonly LegJoin[]
  /** In the order of their first leg. */
  readonly calls: readonly CallPlaces[]
  /** What looked like evidence and is none. */
  readonly issues: readonly Issue[]
}

interface CorrelatedCall<M extends CallFacts> {
  /** In the order in which they were given. */
  readonly messages: readonly M[]
  /** Theirs, among the messages that were given. */
  readonly indices: readonly number[]
  /** In the order of their first message. */
  readonly legs: readonly Leg[]
}

interface Correlation<M extends CallFacts> extends Omit<LegCorrelation, 'calls'> {
  /** In the order of their first message. */
  readonly legs: readonly Leg[]
  /** In the order of their first message. */
  readonly calls: readonly CorrelatedCall<M>[]
}

/** Places of the legs in order of time; equal times in order of id, so that the order of the messages does not matter. */
const timeOrderOf = (legs: readonly Leg[]): readonly number[] => {
  const comesAfter = (a: Leg, b: Leg): number => a.startedAt - b.startedAt || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
  const places = legs.map((_, place) => place)
  const isSorted = legs.every((leg, place) => {
    const before = legs[place - 1]
    return before === undefined || comesAfter(before, leg) <= 0
  })
  if (isSorted) return places
  return places.sort((one, other) => {
    const [a, b] = [legs[one], legs[other]]
    return a === undefined || b === undefined ? 0 : comesAfter(a, b)
  })
}

/**
 * Different conversation ids are different calls to the platform. Only what a device says outright may unite them: a
 * leg that replaces another (a consult transfer, RFC 5589 7) or names the one that it was made from.
 */
const unitesConversations = ({ reason, evidence }: TieGroup): boolean =>
  reason === 'conversation' || ((reason === 'a-leg' || reason === 'replaces') && evidence.kind === 'named')

const smaller = (a: string, b: string): string => (a === '' || (b !== '' && b < a) ? b : a)

/**
 * Leaves out the members by which two conversations would become one call, directly or through legs without a
 * conversation. Stronger evidence comes first and wins.
 */
const keepConversationsApart = (legs: readonly Leg[], groups: readonly TieGroup[]): readonly TieGroup[] => {
  const sets = createNumberGroups(legs.length + groups.length)
  // Of each set by its root: one of its conversation ids, or ''. After the joins by conversation, one tells enough.
  const conversations = [
    ...legs.map(({ conversationIds }) => conversationIds.reduce(smaller, '')),
    ...groups.map(() => ''),
  ]
  return groups
    .map((group, index) => {
      const node = legs.length + index
      const members = group.members.filter((place) => {
        const one = conversations[sets.find(node)] ?? ''
        const other = conversations[sets.find(place)] ?? ''
        if (one !== '' && other !== '' && one !== other && !unitesConversations(group)) return false
        conversations[sets.join(node, place)] = smaller(one, other)
        return true
      })
      return { ...group, members }
    })
    .filter(({ members }) => members.length > 1)
}

interface PlacedJoin {
  readonly places: readonly [number, number]
  readonly join: LegJoin
}

/** A star: every member is joined with the first that the user left in the group. */
const joinsOf = (group: TieGroup, legs: readonly Leg[], undone: ReadonlySet<JoinId>): readonly PlacedJoin[] => {
  const { reason, score, value, evidence } = group
  const members = group.members.map((place) => {
    const leg = legs[place]?.id ?? ''
    const id = joinIdOf(reason, value, leg)
    return { place, leg, id, isUndone: undone.has(id) }
  })
  const isNamed = evidence.kind !== 'shared'
  const hub = (isNamed ? members[0] : members.find(({ isUndone }) => !isUndone)) ?? members[0]
  if (hub === undefined) return []
  return members
    .filter((member) => member !== hub)
    .map(({ place, leg, id, isUndone }) => ({
      places: [hub.place, place],
      join: { id, reason, score, evidence, legs: [hub.leg, leg], isUndone },
    }))
}

const linksOf = (legs: readonly Leg[], linked: CorrelationChoices['linked'] = []): readonly PlacedJoin[] => {
  if (linked.length === 0) return []
  const places = new Map(legs.map(({ id }, place) => [id, place]))
  const links = new Map<JoinId, PlacedJoin>()
  for (const pair of linked) {
    const [one, other] = pair[0] < pair[1] ? pair : [pair[1], pair[0]]
    const place = places.get(one)
    const otherPlace = places.get(other)
    if (place === undefined || otherPlace === undefined || place === otherPlace) continue
    const id = joinIdOf('linked', one, other)
    links.set(id, {
      places: [place, otherPlace],
      join: { id, reason: 'linked', score: 1, evidence: { kind: 'user' }, legs: [one, other], isUndone: false },
    })
  }
  return [...links.values()]
}

const gather = (count: number, rootOf: (place: number) => number): readonly CallPlaces[] => {
  const calls = new Map<number, number[]>()
  for (let place = 0; place < count; place += 1) {
    const root = rootOf(place)
    const call = calls.get(root)
    if (call === undefined) calls.set(root, [place])
    else call.push(place)
  }
  return [...calls.values()]
}

/**
 * Undoing a join splits the legs on its two sides, unless other evidence still joins them. The order of the legs decides
 * the order of what comes out, not what is joined. Near-linear in the legs and what they carry.
 */
export const joinLegs = (
  legs: readonly Leg[],
  { undone = new Set(), linked }: CorrelationChoices = {},
): LegCorrelation => {
  const order = timeOrderOf(legs)
  const { groups, issues } = findTieGroups(legs, order)
  const tied = keepConversationsApart(legs, [...groups, ...matchNumbers(legs, order)])
  const placed = [...linksOf(legs, linked), ...tied.flatMap((group) => joinsOf(group, legs, undone))]
  const sets = createNumberGroups(legs.length)
  for (const { places, join } of placed) if (!join.isUndone) sets.join(...places)
  return { joins: placed.map(({ join }) => join), calls: gather(legs.length, sets.find), issues }
}

/** The same from messages, which may come in any order. */
export const correlateLegs = <M extends CallFacts>(
  messages: readonly M[],
  choices: CorrelationChoices = {},
): Correlation<M> => {
  const collector = createLegCollector()
  const places = messages.map(collector.add)
  const legs = collector.legs()
  const { joins, calls, issues } = joinLegs(legs, choices)
  const callOf = new Int32Array(legs.length)
  calls.forEach((call, index) => {
    for (const place of call) callOf[place] = index
  })
  const indicesOf = calls.map((): number[] => [])
  places.forEach((place, index) => indicesOf[callOf[place] ?? 0]?.push(index))
  return {
    legs,
    joins,
    calls: calls.map((call, index) => {
      const indices = indicesOf[index] ?? []
      return {
        messages: indices.flatMap((at) => messages[at] ?? []),
        indices,
        legs: call.flatMap((place) => legs[place] ?? []),
      }
    }),
    issues,
  }
}
