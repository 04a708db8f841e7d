// Lanes on which many legs are alive at once, such as a B2BUA's: there one lane for each leg is easier to follow.

/** Beyond this many, lanes would be harder to follow than the crowd. */
const maxLegLanes = 24

/** A message's end: its lane's key, and the leg that it belongs to. */
interface Visit {
  readonly key: string
  readonly leg: number
}

/**
 * Keys of lanes on which `least` legs or more overlap; a leg lives from its first message on the lane to its last one.
 * Visits are in order of time. Linear.
 */
export const findCrowdedLanes = (visits: readonly Visit[], least: number): ReadonlySet<string> => {
  const nameOf = ({ key, leg }: Visit): string => `${leg}\n${key}`
  const last = new Map<string, number>()
  visits.forEach((visit, index) => last.set(nameOf(visit), index))
  const seen = new Set<string>()
  const alive = new Map<string, number>()
  const legCounts = new Map<string, number>()
  const crowded = new Set<string>()
  visits.forEach((visit, index) => {
    const { key } = visit
    const name = nameOf(visit)
    if (!seen.has(name)) {
      seen.add(name)
      legCounts.set(key, (legCounts.get(key) ?? 0) + 1)
      const count = (alive.get(key) ?? 0) + 1
      alive.set(key, count)
      if (count >= Math.max(2, least)) crowded.add(key)
    }
    if (last.get(name) === index) alive.set(key, (alive.get(key) ?? 0) - 1)
  })
  return new Set([...crowded].filter((key) => (legCounts.get(key) ?? 0) <= maxLegLanes))
}
