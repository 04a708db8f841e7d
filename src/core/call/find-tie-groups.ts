// Which legs share a value, or name one another by it. A value that too many legs share, or that is no id at all, is
// no evidence: platforms and devices send constants where an id should be.
import type { Issue } from '../base/issue'
import type { Leg } from './leg'
import type { JoinReason } from './leg-join'
import type { LegTie } from './leg-tie'
import type { TieGroup } from './tie-group'

/** No call has more legs than this; a value that more share is a constant. */
const maxTied = 32
/** A conference is one conversation with a leg for each participant, so the platform's own id may tie more. */
const maxConversationLegs = 256
/** Values of one kind that a leg may carry. One with more is a Call-ID that many calls use. */
const maxValues = 32
const maxIssues = 100
/** An INVITE lives as long as Timer B, 64 × T1 = 32 s (RFC 3261 17.1.1.2); a branch seen later is a coincidence. */
const maxViaGapMicros = 32_000_000

/** Cookie and five characters; the shortest that RFC 3261 shows. */
const minBranchLength = 12

const scores: Readonly<Record<'conversation' | LegTie['kind'], number>> = {
  conversation: 1,
  'a-leg': 0.95,
  replaces: 0.95,
  'call-uuid': 0.95,
  session: 0.9,
  via: 0.9,
}

const kinds = ['conversation', 'a-leg', 'replaces', 'call-uuid', 'session', 'via'] as const
type Kind = (typeof kinds)[number]

const none: readonly string[] = []

const valuesOf = (leg: Leg, kind: Kind): readonly string[] =>
  kind === 'conversation' ? leg.conversationIds : (leg.ties.get(kind) ?? none)

/** `0`, `-`, `null`, the nil UUID: what devices send when they have no id. */
const isTelling = (value: string): boolean =>
  value.length >= 8 &&
  new Set(value.slice(0, 64)).size >= 4 &&
  !/^\W*(?:null|none|nil|unknown|undefined|anonymous|unavailable|n\/a)\b/i.test(value)

/** The leg that is named by the value, if it is there and there is only one. */
type FindTarget = (value: string) => number | undefined

const findByCallId = (legs: readonly Leg[]): FindTarget => {
  const places = new Map(legs.map(({ callId }, place) => [callId, place]))
  places.delete('')
  return (value) => places.get(value)
}

/** RFC 3261 8.1.1.7: a branch is unique only with the magic cookie. Two legs with one branch make it no evidence. */
const findByBranch = (legs: readonly Leg[], named: ReadonlyMap<string, readonly number[]>): FindTarget => {
  const places = new Map<string, number | 'several'>()
  legs.forEach(({ branches }, place) => {
    for (const branch of branches) if (named.has(branch)) places.set(branch, places.has(branch) ? 'several' : place)
  })
  return (value) => {
    const place = value.startsWith('z9hG4bK') && value.length >= minBranchLength ? places.get(value) : undefined
    return place === 'several' ? undefined : place
  }
}

interface Naming {
  readonly kind: Kind
  readonly legs: readonly Leg[]
  /** Value → places of the legs that carry it, in order of time. */
  readonly carriers: ReadonlyMap<string, readonly number[]>
}

const groupOf = (
  { kind, legs }: Naming,
  value: string,
  carriers: readonly number[],
  target: number | undefined,
): TieGroup | undefined => {
  const reason: JoinReason = kind
  const common = { reason, score: scores[kind], value }
  if (target !== undefined) {
    const start = legs[target]?.startedAt ?? 0
    const members = carriers.filter(
      (place) =>
        place !== target && (kind !== 'via' || Math.abs((legs[place]?.startedAt ?? 0) - start) <= maxViaGapMicros),
    )
    if (members.length === 0) return undefined
    return { ...common, evidence: { kind: 'named', value }, members: [target, ...members] }
  }
  // A conversation id may have any form, but a branch says nothing about legs without the one whose hop it names.
  const isEvidence = kind === 'conversation' || (kind !== 'via' && isTelling(value))
  if (!isEvidence || carriers.length < 2) return undefined
  return { ...common, evidence: { kind: 'shared', value }, members: carriers }
}

const targetsOf = ({ kind, legs, carriers }: Naming): FindTarget => {
  if (kind === 'a-leg' || kind === 'replaces') return findByCallId(legs)
  return kind === 'via' ? findByBranch(legs, carriers) : () => undefined
}

const titles: Readonly<Record<Kind, string>> = {
  conversation: 'A conversation id',
  'a-leg': 'A Call-ID of another leg',
  replaces: 'A Call-ID to replace',
  'call-uuid': 'A call UUID',
  session: 'A Session-ID',
  via: 'A branch',
}

const shorten = (value: string): string => (value.length > 40 ? `${value.slice(0, 40)}…` : value)

interface TieGroups {
  readonly groups: readonly TieGroup[]
  readonly issues: readonly Issue[]
}

/** `order`: places of the legs that may carry values of the kind, in order of time. */
const findOfKind = (kind: Kind, legs: readonly Leg[], order: readonly number[]): TieGroups => {
  const issues: Issue[] = []
  const note = (message: string): void => {
    if (issues.length < maxIssues) issues.push({ code: 'call.weak-tie', severity: 'note', message })
  }
  const carriers = new Map<string, number[]>()
  for (const place of order) {
    const leg = legs[place]
    if (leg === undefined) continue
    const values = valuesOf(leg, kind)
    if (values.length > maxValues) {
      note(`${titles[kind]} differs ${values.length} times within the leg "${shorten(leg.id)}" and joins it to nothing`)
      continue
    }
    for (const value of values) {
      // What the leg's own hops are called names no other leg.
      if (kind === 'via' && leg.branches.includes(value)) continue
      const places = carriers.get(value)
      if (places === undefined) carriers.set(value, [place])
      else places.push(place)
    }
  }
  if (carriers.size === 0) return { groups: [], issues }
  const naming: Naming = { kind, legs, carriers }
  const targetOf = targetsOf(naming)
  const groups: TieGroup[] = []
  for (const [value, places] of carriers) {
    if (places.length > (kind === 'conversation' ? maxConversationLegs : maxTied)) {
      note(`${titles[kind]}, "${shorten(value)}", stands in ${places.length} legs and joins none of them`)
      continue
    }
    const group = groupOf(naming, value, places, targetOf(value))
    if (group !== undefined) groups.push(group)
  }
  return { groups, issues }
}

/**
 * Groups in order of trust, then of time. `order`: places of all legs in order of time. Linear in what the legs carry.
 */
export const findTieGroups = (legs: readonly Leg[], order: readonly number[]): TieGroups => {
  const tied = order.filter((place) => (legs[place]?.ties.size ?? 0) > 0)
  const found = kinds.map((kind) => findOfKind(kind, legs, kind === 'conversation' ? order : tied))
  return { groups: found.flatMap(({ groups }) => groups), issues: found.flatMap(({ issues }) => issues) }
}
