// Values that may stand for each other: those of one name.
import { pairAlike, type Pair } from './pair-alike'

interface Named {
  readonly name: string
  readonly text: string
}

const placesOf = (values: readonly Named[]): ReadonlyMap<string, readonly number[]> => {
  const places = new Map<string, number[]>()
  values.forEach(({ name }, index) => {
    const known = places.get(name)
    if (known === undefined) places.set(name, [index])
    else known.push(index)
  })
  return places
}

/** Pairs of places on the left and on the right, of the same name each; in no order over all. */
export const pairByName = (left: readonly Named[], right: readonly Named[]): readonly Pair[] => {
  const rightPlaces = placesOf(right)
  return [...placesOf(left)].flatMap(([name, here]) => {
    const there = rightPlaces.get(name) ?? []
    const textsAt = (values: readonly Named[], places: readonly number[]): readonly string[] =>
      places.map((place) => values[place]?.text ?? '')
    return pairAlike(textsAt(left, here), textsAt(right, there)).map(([a, b]): Pair => [here[a] ?? 0, there[b] ?? 0])
  })
}
