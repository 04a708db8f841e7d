// The weakest evidence: a host received an INVITE and sent another soon after, with the same caller and the same called
// number. It counts only where nothing else could be meant, so that strangers on a busy SBC are never joined.
import type { Endpoint } from '../capture/captured-message'
import type { Leg } from './leg'
import { isSameNumber, normalizeNumber, numberKey } from './normalize-number'
import type { TieGroup } from './tie-group'

/** A B2BUA passes an INVITE on at once, a slow one after it asked a database. */
const maxGapMicros = 2_000_000
/** Within this a second candidate makes both doubtful: of two calls alike, the slower one's leg may seem the other's. */
const guardMicros = 10_000_000
/** Beyond this a gap is long for a B2BUA, and the join less sure. */
const promptMicros = 500_000
/** As many calls with the same numbers within the guard are a test robot, not people: nothing to tell them apart by. */
const maxAlike = 8
/** A leg with more hops runs through more hosts than a capture can see: its ends are unknown. */
const maxEnds = 4

interface Side {
  readonly leg: number
  readonly at: number
  readonly from: string
  readonly to: string
}

interface Crossing {
  readonly host: string
  readonly received: Side[]
  readonly sent: Side[]
}

/** Hosts are told apart by their address; where one address talks to itself, by the port as well. */
const hostsOf = ({
  source,
  destination,
}: {
  readonly source: Endpoint
  readonly destination: Endpoint
}): { readonly from: string; readonly to: string } => {
  const isLoop = source.address === destination.address
  const name = ({ address, port }: Endpoint): string => (isLoop ? `${address}:${port ?? ''}` : address)
  return { from: name(source), to: name(destination) }
}

type Ends = readonly (readonly [host: string, side: Side])[]

/** Where the leg comes from and where it ends: hosts that only send, or only receive, its INVITE. */
const endsOf = (leg: Leg, place: number): { readonly origins: Ends; readonly terminals: Ends } => {
  const sides = leg.setUps.map((setUp) => ({
    ...hostsOf(setUp),
    side: { leg: place, at: setUp.at, from: normalizeNumber(setUp.from), to: normalizeNumber(setUp.to) },
  }))
  const [only] = sides
  if (only !== undefined && sides.length === 1 && only.from !== only.to) {
    return { origins: [[only.from, only.side]], terminals: [[only.to, only.side]] }
  }
  const origins = new Map<string, Side>()
  const terminals = new Map<string, Side>()
  const senders = new Set(sides.map(({ from }) => from))
  const receivers = new Set(sides.map(({ to }) => to))
  const keepEarliest = (ends: Map<string, Side>, host: string, side: Side): void => {
    if (side.at < (ends.get(host)?.at ?? Infinity)) ends.set(host, side)
  }
  for (const { from, to, side } of sides) {
    if (!receivers.has(from)) keepEarliest(origins, from, side)
    if (!senders.has(to)) keepEarliest(terminals, to, side)
  }
  return { origins: [...origins], terminals: [...terminals] }
}

const collectCrossings = (legs: readonly Leg[], order: readonly number[]): readonly Crossing[] => {
  const crossings = new Map<string, Crossing>()
  const crossingOf = (host: string, { from, to }: Side): Crossing | undefined => {
    if (from === '' || to === '') return undefined
    const key = `${host} ${numberKey(from)} ${numberKey(to)}`
    const known = crossings.get(key)
    if (known !== undefined) return known
    const crossing: Crossing = { host, received: [], sent: [] }
    crossings.set(key, crossing)
    return crossing
  }
  for (const place of order) {
    const leg = legs[place]
    if (leg === undefined || leg.setUps.length === 0) continue
    const { origins, terminals } = endsOf(leg, place)
    if (origins.length > maxEnds || terminals.length > maxEnds) continue
    for (const [host, side] of terminals) crossingOf(host, side)?.received.push(side)
    for (const [host, side] of origins) crossingOf(host, side)?.sent.push(side)
  }
  return [...crossings.values()].filter(({ received, sent }) => received.length > 0 && sent.length > 0)
}

interface Match {
  readonly host: string
  readonly received: Side
  readonly sent: Side
}

/** Pairs that could be one call, or undefined when too many are alike. Linear: a window holds at most `maxAlike`. */
const matchesOf = ({ host, received, sent }: Crossing, legs: readonly Leg[]): readonly Match[] | undefined => {
  const ins = received.toSorted((a, b) => a.at - b.at)
  const matches: Match[] = []
  let first = 0
  for (const out of sent.toSorted((a, b) => a.at - b.at)) {
    while ((ins[first]?.at ?? Infinity) < out.at - guardMicros) first += 1
    for (let index = first; index < ins.length; index += 1) {
      const side = ins[index]
      if (side === undefined || side.at > out.at) break
      if (index - first >= maxAlike) return undefined
      const leg = legs[side.leg]
      // A leg that was over before the other began was not passed on as it.
      const isOver = leg !== undefined && leg.hasEnded && leg.endedAt < out.at
      const isAlike = isSameNumber(side.from, out.from) && isSameNumber(side.to, out.to)
      if (side.leg !== out.leg && !isOver && isAlike) matches.push({ host, received: side, sent: out })
    }
  }
  return matches
}

/** 0.7 at best; less for a slow B2BUA and for numbers without area code, which are the same in many cities. */
const scoreOf = (gapMicros: number, numbers: readonly string[]): number => {
  const doubts = [gapMicros > promptMicros, numbers.some((digits) => digits.length < 10)].filter(Boolean).length
  return [0.7, 0.6][doubts] ?? 0.5
}

/** Partner of each leg, or `several` when more than one fits. */
const partnersOf = (
  pairs: readonly (readonly [leg: number, partner: number])[],
): ReadonlyMap<number, number | 'several'> => {
  const partners = new Map<number, number | 'several'>()
  for (const [leg, partner] of pairs) {
    const known = partners.get(leg)
    partners.set(leg, known === undefined || known === partner ? partner : 'several')
  }
  return partners
}

const groupOf = ({ host, received, sent }: Match, legs: readonly Leg[]): TieGroup => {
  const gapMicros = sent.at - received.at
  return {
    reason: 'numbers',
    score: scoreOf(gapMicros, [received.from, received.to, sent.from, sent.to]),
    value: legs[received.leg]?.id ?? '',
    evidence: { kind: 'numbers', from: received.from, to: received.to, host, gapMicros },
    members: [received.leg, sent.leg],
  }
}

/** `order`: places of all legs in order of time. The groups depend on it and not on the order of `legs`. */
export const matchNumbers = (legs: readonly Leg[], order: readonly number[]): readonly TieGroup[] => {
  const matches = collectCrossings(legs, order).flatMap((crossing) => matchesOf(crossing, legs) ?? [])
  const next = partnersOf(matches.map(({ received, sent }) => [received.leg, sent.leg]))
  const previous = partnersOf(matches.map(({ received, sent }) => [sent.leg, received.leg]))
  const seen = new Set<string>()
  return matches
    .filter(({ received, sent }) => {
      const pair = `${received.leg} ${sent.leg}`
      const isOnly = next.get(received.leg) === sent.leg && previous.get(sent.leg) === received.leg
      if (!isOnly || sent.at - received.at > maxGapMicros || seen.has(pair)) return false
      seen.add(pair)
      return true
    })
    .map((match) => groupOf(match, legs))
}
